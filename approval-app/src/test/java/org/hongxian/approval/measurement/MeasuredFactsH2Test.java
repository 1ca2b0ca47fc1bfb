package org.hongxian.approval.measurement;

import org.hongxian.approval.drawing.DrawingModules;
import org.hongxian.approval.testkit.FreshH2;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class MeasuredFactsH2Test extends MeasuredFactsTest {}
