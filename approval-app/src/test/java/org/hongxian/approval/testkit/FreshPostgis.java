package org.hongxian.approval.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Makes a database of its own beside the named one, so that a test never meets what another run left behind. */
public class FreshPostgis implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final String VARIABLE = "HONGXIAN_TEST_POSTGRES";

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String freshUrl = emptyDatabase("app_" + CONTEXTS.incrementAndGet());
        TestPropertyValues.of(TestHome.properties())
                .and("spring.datasource.url=" + freshUrl)
                // The address carries user and password; empty ones would win over it.
                .and("spring.datasource.username=" + parameter(freshUrl, "user"))
                .and("spring.datasource.password=" + parameter(freshUrl, "password"))
                .and("spring.datasource.hikari.maximum-pool-size=8")
                .applyTo(context);
    }

    /**
     * Makes one with PostGIS and nothing else in it; one of the same name goes first.
     *
     * @return its JDBC address, which carries the user
     */
    public static String emptyDatabase(String suffix) {
        String url = System.getenv(VARIABLE);
        int start = url.lastIndexOf('/') + 1;
        int end = url.indexOf('?', start) < 0 ? url.length() : url.indexOf('?', start);
        String fresh = url.substring(start, end) + "_" + suffix + "_" + TestProcess.number();
        String freshUrl = url.substring(0, start) + fresh + url.substring(end);
        execute(url, "DROP DATABASE IF EXISTS " + fresh + " WITH (FORCE)", "CREATE DATABASE " + fresh);
        execute(freshUrl, "CREATE EXTENSION IF NOT EXISTS postgis");
        return freshUrl;
    }

    private static void execute(String url, String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException cause) {
            throw new IllegalStateException(
                    "no fresh database on " + url.replaceAll("password=[^&]*", "password=*"), cause);
        }
    }

    /** Of a JDBC address; empty when it has none of that name. */
    public static String parameter(String url, String name) {
        for (String pair : url.substring(url.indexOf('?') + 1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }
}
