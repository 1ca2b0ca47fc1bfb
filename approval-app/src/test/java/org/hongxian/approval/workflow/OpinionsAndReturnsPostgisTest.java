package org.hongxian.approval.workflow;

import org.hongxian.approval.testkit.FreshPostgis;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@EnabledIfEnvironmentVariable(named = FreshPostgis.VARIABLE, matches = "jdbc:postgresql:.+")
@SpringBootTest(classes = WorkflowModules.class)
@ContextConfiguration(initializers = FreshPostgis.class)
class OpinionsAndReturnsPostgisTest extends OpinionsAndReturnsTest {}
