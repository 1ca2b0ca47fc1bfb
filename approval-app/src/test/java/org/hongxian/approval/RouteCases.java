package org.hongxian.approval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowable.engine.RuntimeService;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.CaseProcess;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people who try the routes and the cases they try them on. */
final class RouteCases {

    private final LoginAs loginAs;
    private final CaseProcess process;
    private final JdbcClient jdbc;
    private final RuntimeService engine;
    private final Map<String, CaseFile> sentUp = new HashMap<>();
    private CaseFile foreign;

    RouteCases(LoginAs loginAs, CaseProcess process, JdbcClient jdbc, RuntimeService engine) {
        this.loginAs = loginAs;
        this.process = process;
        this.jdbc = jdbc;
        this.engine = engine;
    }

    /** All sample people and an applicant who has nothing to do with the case. */
    synchronized List<String> everybody() {
        if (jdbc.sql("SELECT COUNT(*) FROM identity_person WHERE login = 'applicant-b'")
                        .query(Integer.class)
                        .single()
                == 0) {
            jdbc.sql("INSERT INTO identity_person SELECT 'applicant-b', '另一用地单位申请人', unit, section, password_hash,"
                            + " enabled, sample FROM identity_person WHERE login = 'applicant-a'")
                    .update();
            jdbc.sql("INSERT INTO identity_person_role VALUES ('applicant-b', 'APPLICANT')")
                    .update();
        }
        return jdbc.sql("SELECT login FROM identity_person ORDER BY login")
                .query(String.class)
                .list();
    }

    /** A case of 青禾县 that waits for its applicant; always the same. */
    synchronized CaseFile foreign() throws Exception {
        if (foreign == null) {
            foreign = opened();
        }
        return foreign;
    }

    /** A case moved to the step by the engine alone: its dossier, which no route needs to refuse, is not made. */
    synchronized CaseFile sentUpTo(String step) throws Exception {
        if (!sentUp.containsKey(step)) {
            CaseFile file = opened();
            String instance = jdbc.sql("SELECT instance_id FROM workflow_process WHERE case_id = ?")
                    .param(file.id().value())
                    .query(String.class)
                    .single();
            jdbc.sql("UPDATE workflow_step SET outcome = 'submit', completed_at = created_at WHERE case_id = ?")
                    .param(file.id().value())
                    .update();
            engine.createChangeActivityStateBuilder()
                    .processInstanceId(instance)
                    .moveActivityIdTo("apply", step)
                    .changeState();
            sentUp.put(step, file);
        }
        return sentUp.get(step);
    }

    private CaseFile opened() throws Exception {
        return loginAs.call(
                "applicant-a", () -> process.open(CaseType.SEPARATELY_SITED, "光伏园区", new AdministrativeCode("990101")));
    }
}
