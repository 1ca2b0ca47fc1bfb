package org.hongxian.approval.dossier;

import org.hongxian.approval.casework.ContentStore;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.measurement.Measurements;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.testkit.MutableClock;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.map.layer.LayerCatalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The facades a test of the dossier works with, and somebody to drive a case. */
abstract class DossierFixture {

    static final String OFFICER = "qinghe-officer";

    @Autowired
    CaseProcess process;

    @Autowired
    TaskGate gate;

    @Autowired
    Drawings drawings;

    @Autowired
    Measurements measurements;

    @Autowired
    Documents documents;

    @Autowired
    Forms forms;

    @Autowired
    Verification verification;

    @Autowired
    LayerCatalogue layers;

    @Autowired
    ContentStore store;

    @Autowired
    LoginAs loginAs;

    @Autowired
    MutableClock clock;

    @Autowired
    MockMvc mockMvc;

    DossierScenario scenario;

    @BeforeEach
    void scenario() {
        clock.set(MutableClock.START);
        scenario = new DossierScenario(process, gate, drawings, measurements, documents, forms, layers, loginAs, clock);
        scenario.importLayers();
    }

    /** Others share the application, and its clock. */
    @AfterEach
    void theClockGoesBack() {
        clock.set(MutableClock.START);
    }
}
