package org.hongxian.approval.measurement;

import org.hongxian.approval.drawing.DrawingModules;
import org.hongxian.approval.testkit.FreshPostgis;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

@EnabledIfEnvironmentVariable(named = FreshPostgis.VARIABLE, matches = "jdbc:postgresql:.+")
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshPostgis.class)
class MeasuredFactsPostgisTest extends MeasuredFactsTest {}
