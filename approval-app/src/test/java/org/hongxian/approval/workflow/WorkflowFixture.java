package org.hongxian.approval.workflow;

import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.ledger.LedgerReader;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.testkit.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The facades a test of the workflow works with, and somebody to drive a case. */
abstract class WorkflowFixture {

    @Autowired
    CaseProcess process;

    @Autowired
    TaskGate gate;

    @Autowired
    Cases cases;

    @Autowired
    LedgerReader ledger;

    @Autowired
    LoginAs loginAs;

    @Autowired
    MutableClock clock;

    @Autowired
    WorkflowTestBeans.Pieces pieces;

    @Autowired
    WorkflowTestBeans.Facts facts;

    @Autowired
    WorkflowTestBeans.ReturnsHeard returnsHeard;

    WorkflowScenario scenario;

    @BeforeEach
    void scenario() {
        scenario = new WorkflowScenario(process, gate, loginAs);
        clock.set(MutableClock.START);
    }

    /** Others share the application, and its clock. */
    @AfterEach
    void theClockGoesBack() {
        clock.set(MutableClock.START);
    }
}
