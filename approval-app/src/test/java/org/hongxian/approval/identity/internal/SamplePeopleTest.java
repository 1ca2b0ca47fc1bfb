package org.hongxian.approval.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

class SamplePeopleTest {

    private Directory directory;
    private TransactionTemplate transactions;

    @BeforeEach
    void database() {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + java.util.UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        DataSource dataSource = source;
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/identity")
                .load()
                .migrate();
        directory = new Directory(JdbcClient.create(dataSource));
        transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    private SamplePeople people(boolean enabled, String... profiles) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        return new SamplePeople(directory, new SampleProperties(enabled, "Hongxian-2026"), environment, transactions);
    }

    @Test
    void productionRefusesTheSetting() {
        assertThatThrownBy(() -> people(true, "production").afterPropertiesSet())
                .satisfies(refused -> assertThat(saidToTheOperator(refused))
                        .contains("switched on", "已启用", "HONGXIAN_SAMPLE_ENABLED"));
    }

    @Test
    void productionRefusesADatabaseThatHoldsSamplePeople() {
        people(true).afterPropertiesSet();

        assertThatThrownBy(() -> people(false, "production").afterPropertiesSet())
                .satisfies(refused -> assertThat(saidToTheOperator(refused))
                        .contains("the database holds sample accounts", "数据库中有", "HONGXIAN_DB_URL"));
    }

    /** What the start ends with, as Spring Boot finds it for a bean that could not be made. */
    private static String saidToTheOperator(Throwable refused) {
        var failure = new BeanCreationException("samplePeople", "not made", refused);
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, notForTests) -> {})
                .stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .map(analysis -> analysis.getDescription() + " " + analysis.getAction())
                .findFirst()
                .orElse("");
    }

    @Test
    void productionStartsOnACleanDatabase() {
        assertThatCode(() -> people(false, "production").afterPropertiesSet()).doesNotThrowAnyException();
    }

    @Test
    void creatingThemTwiceChangesNothing() {
        people(true).afterPropertiesSet();

        assertThatCode(() -> people(true).afterPropertiesSet()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/run", "README.md"})
    void everyAccountAReaderIsToldOfExists(String told) throws IOException {
        people(true).afterPropertiesSet();
        String text = Files.readString(Path.of("..", told));
        var logins = new TreeSet<String>();
        Pattern.compile("\\b(?:(?:qinghe|baishi|yunchuan|shifan|state)-[a-z-]+|applicant-[a-z]|admin\\b)")
                .matcher(text)
                .results()
                .forEach(found -> logins.add(found.group()));

        assertThat(logins).hasSizeGreaterThan(5);
        assertThat(logins)
                .allSatisfy(login ->
                        assertThat(directory.findEntry(login)).as(login).isPresent());
    }
}
