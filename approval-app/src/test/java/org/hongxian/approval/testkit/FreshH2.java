package org.hongxian.approval.testkit;

import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Points the context at an in-memory H2 of its own, or, where the whole suite is run on PostGIS, at a database of its own there.
 */
public class FreshH2 implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** With the value {@code postgis}, together with {@link FreshPostgis#VARIABLE}, every test runs on PostGIS. */
    static final String VARIABLE = "HONGXIAN_TEST_ON";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if ("postgis".equals(System.getenv(VARIABLE))) {
            new FreshPostgis().initialize(context);
            return;
        }
        TestPropertyValues.of(TestHome.properties())
                .and("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000")
                .applyTo(context);
    }
}
