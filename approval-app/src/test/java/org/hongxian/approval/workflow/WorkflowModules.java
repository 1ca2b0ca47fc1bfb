package org.hongxian.approval.workflow;

import org.hongxian.approval.testkit.TestBeans;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The workflow and the modules below it, without those above: what those plug in is faked, so that a test can say which pieces
 * exist and what was measured. Carries no stereotype, or the scan of the whole application would find it.
 */
@EnableAutoConfiguration
@ComponentScan({
    "org.hongxian.approval.identity",
    "org.hongxian.approval.ledger",
    "org.hongxian.approval.casework",
    "org.hongxian.approval.workflow"
})
@ConfigurationPropertiesScan("org.hongxian.approval.identity")
@Import(TestBeans.class)
class WorkflowModules {

    @Bean
    WorkflowTestBeans.Pieces pieces() {
        return new WorkflowTestBeans.Pieces();
    }

    @Bean
    WorkflowTestBeans.Facts facts() {
        return new WorkflowTestBeans.Facts();
    }

    @Bean
    WorkflowTestBeans.ReturnsHeard returnsHeard() {
        return new WorkflowTestBeans.ReturnsHeard();
    }
}
