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
    private static final String VARIABLE = "HONGXIAN_TEST_ON";

    /** Whether tests that would do with an H2 run on PostGIS. */
    public static boolean isOnPostgis() {
        return "postgis".equals(System.getenv(VARIABLE));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (isOnPostgis()) {
            new FreshPostgis().initialize(context);
            return;
        }
        TestPropertyValues.of(TestHome.properties())
                .and("spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000")
                .applyTo(context);
    }
}
