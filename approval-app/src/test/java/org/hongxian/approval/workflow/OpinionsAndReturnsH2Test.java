package org.hongxian.approval.workflow;

import org.hongxian.approval.testkit.FreshH2;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = WorkflowModules.class)
@ContextConfiguration(initializers = FreshH2.class)
class OpinionsAndReturnsH2Test extends OpinionsAndReturnsTest {}
