package org.hongxian.approval.desk.internal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.Scenario;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerAccess;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerMetadata;
import org.hongxian.map.layer.LayerRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A planner of 白石县 asks about ground of 青禾县. Of layers the rule of their keepers decides, wherever the ground is; of cases the
 * jurisdiction does.
 */
@H2Context
class ForeignGroundTest extends DeskFixture {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final String OPEN = "FOREIGN_OPEN";
    private static final String SHUT = "FOREIGN_SHUT";
    private static final String NEIGHBOUR = "baishi-planner";
    private static final double FAR = 60_000;

    @Autowired
    LayerRegister register;

    @Autowired
    CaseProcess process;

    @Autowired
    TaskGate gate;

    @Autowired
    Drawings drawings;

    @Autowired
    Cases cases;

    @Autowired
    Clock clock;

    @BeforeEach
    void layers() throws ParseException {
        for (String layer : List.of(OPEN, SHUT)) {
            if (catalogue.history(layer).isEmpty()) {
                importLayer(layer, square("a", 39540000, "0101", "1"));
                importLayer(layer, square("a", 39540000, "0301", "1"));
            }
        }
        register.describe(new LayerMetadata(
                SHUT,
                register.metadata(SHUT).revision(),
                "",
                "",
                "",
                "",
                "",
                "open",
                new LayerAccess(LayerAccess.Kind.REGIONS, List.of("990101")),
                LocalDate.EPOCH,
                "admin",
                clock.instant(),
                "test"));
        importLayer("DLTB", land("p", 0, 200, Map.of("DLBM", "0301", "QSDWDM", "1", "QSDWMC", "村", "QSXZ", "30")));
        importLayer("YJJBNTTB");
        importLayer("STBHHX");
        importLayer("CZKFBJ");
        importLayer(
                "XZQ",
                land("q", -5_000, 100, Map.of("XZQDM", "990101", "XZQMC", "青禾县")),
                land("b", 100, 5_000, Map.of("XZQDM", "990102", "XZQMC", "白石县")));
    }

    @AfterEach
    void noLand() {
        List.of("DLTB", "YJJBNTTB", "STBHHX", "CZKFBJ", "XZQ")
                .forEach(layer -> catalogue.withdraw(layer, "yunchuan-planner", "test"));
    }

    private void importLayer(String layer, LayerFeature... features) throws ParseException {
        Geometry everywhere = wkt(
                "POLYGON ((39440000 3350000, 39640000 3350000, 39640000 3550000, 39440000 3550000, 39440000 3350000))");
        catalogue.importVersion(
                new NewVersion(layer, layer, ZONE_39, LocalDate.of(2025, 12, 31), everywhere, "test"),
                Stream.of(features));
    }

    private CaseId openAtSurvey() throws Exception {
        CaseId caseId = loginAs.call(
                        "applicant-a",
                        () -> process.open(CaseType.SEPARATELY_SITED, "光伏园区", new AdministrativeCode("990101")))
                .id();
        complete(caseId, "applicant-a", "submit");
        complete(caseId, "qinghe-window", "accept");
        return caseId;
    }

    private void complete(CaseId caseId, String login, String outcome) throws Exception {
        loginAs.call(login, () -> {
            ActiveTask task = gate.findMine(caseId).orElseThrow();
            process.complete(new CaseProcess.Completion(caseId, task.id(), outcome, "同意。", ""));
            return null;
        });
    }

    private static LayerFeature land(String id, double west, double east, Map<String, String> values)
            throws ParseException {
        Geometry land = wkt("POLYGON ((%1$f %3$f, %2$f %3$f, %2$f %4$f, %1$f %4$f, %1$f %3$f))"
                .formatted(39540000 + west, 39540000 + east, 3450000 + FAR - 1000, 3450000 + FAR + 1000));
        return new LayerFeature(id, land, values);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    statistics | {"layer": "%s", "by": ["DLBM"], "area": {"unit": "990101"}}
                    features   | {"layer": "%s", "area": {"unit": "990101"}}
                    export     | {"layer": "%s", "format": "geojson", "area": {"unit": "990101"}}
                    compare    | {"layer": "%s", "from": 1, "to": 2, "area": {"unit": "990101"}}
                    """)
    void aLayerIsAnsweredToWhomItsRuleAdmitsWhereverTheGroundIs(String path, String body) throws Exception {
        mvc.perform(question(path, body.formatted(OPEN)).with(loginAs.request(NEIGHBOUR)))
                .andExpect(status().is2xxSuccessful());
        mvc.perform(question(path, body.formatted(SHUT)).with(loginAs.request(NEIGHBOUR)))
                .andExpect(status().isNotFound());
        mvc.perform(question(path, body.formatted(SHUT)).with(loginAs.request("qinghe-planner")))
                .andExpect(status().is2xxSuccessful());
    }

    @Test
    void casesElsewhereAreNeitherNamedNorCountedOutsideTheJurisdiction() throws Exception {
        CaseId caseId = openAtSurvey();
        loginAs.call(
                "qinghe-officer",
                () -> drawings.edit(caseId, DrawingKind.LAND_USE, 0, List.of(Scenario.square("地块1", 50, FAR, 100))));
        String across =
                "{\"area\": {\"crs\": \"EPSG:4527\", \"geometry\": %s}}".formatted(box(60, FAR, 140, FAR + 100));
        String foreign =
                "{\"area\": {\"crs\": \"EPSG:4527\", \"geometry\": %s}}".formatted(box(60, FAR, 90, FAR + 100));

        mvc.perform(question("outlook", across).with(loginAs.request("qinghe-planner")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.conflicts[*].number")
                        .value(contains(cases.getUnchecked(caseId).number())))
                .andExpect(jsonPath("$.conflictsElsewhere").value(true));
        mvc.perform(question("outlook", across).with(loginAs.request(NEIGHBOUR)))
                .andExpect(jsonPath("$.conflicts", hasSize(0)))
                .andExpect(jsonPath("$.conflictsUnseen").value(1))
                .andExpect(jsonPath("$.conflictsElsewhere").value(true));
        mvc.perform(question("outlook", foreign).with(loginAs.request(NEIGHBOUR)))
                .andExpect(jsonPath("$.conflicts", hasSize(0)))
                .andExpect(jsonPath("$.conflictsUnseen").value(0))
                .andExpect(jsonPath("$.conflictsElsewhere").value(true));
    }
}
