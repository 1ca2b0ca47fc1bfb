package org.hongxian.approval.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hongxian.approval.casework.DrawingKind.LAND_USE;
import static org.hongxian.approval.drawing.Scenario.EVERYWHERE;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.parcel;
import static org.hongxian.approval.drawing.Scenario.square;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.drawing.DrawingModules;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.Scenario;
import org.hongxian.approval.testkit.FreshH2;
import org.hongxian.approval.testkit.LoginAs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class SimultaneousRerunTest {

    private static final int AT_ONCE = 6;

    @Autowired
    Measurements measurements;

    @Autowired
    Drawings drawings;

    @Autowired
    Scenario scenario;

    @Autowired
    LoginAs loginAs;

    @Autowired
    JdbcClient jdbc;

    @Test
    void repetitionsAtTheSameMomentHaveAnOrder() throws Exception {
        CaseId caseId = measured();
        var barrier = new CyclicBarrier(AT_ONCE);
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var answers = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < AT_ONCE; i++) {
                answers.add(pool.submit(() -> {
                    barrier.await();
                    return loginAs.call(OFFICER, () -> measurements.rerunAgrees(caseId));
                }));
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(jdbc.sql("SELECT r.number FROM measurement_rerun r JOIN measurement_run m ON m.id = r.measurement_id"
                                + " WHERE m.case_id = ? ORDER BY r.number")
                        .param(caseId.value())
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2, 3, 4, 5, 6);
    }

    private CaseId measured() throws Exception {
        String all = "POLYGON ((-20000 -20000, 20000 -20000, 20000 20000, -20000 20000, -20000 -20000))";
        scenario.importLayer("DLTB", EVERYWHERE, parcel("A", "990101001001", "0101", all));
        for (String layer : List.of("YJJBNTTB", "STBHHX", "CZKFBJ")) {
            scenario.importLayer(layer, EVERYWHERE);
        }
        scenario.importLayer("XZQ", EVERYWHERE, Scenario.county("990101", all));
        CaseId caseId = scenario.openAtSurvey();
        loginAs.call(OFFICER, () -> drawings.edit(caseId, LAND_USE, 0, List.of(square("地块1", -9_000, 0, 100))));
        loginAs.call(OFFICER, () -> measurements.measure(caseId));
        scenario.complete(caseId, OFFICER, "next");
        return caseId;
    }
}
