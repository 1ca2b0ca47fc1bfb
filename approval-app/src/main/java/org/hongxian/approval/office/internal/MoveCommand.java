package org.hongxian.approval.office.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.hongxian.approval.office.internal.FitDatabase.UnfitDatabaseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/** Opens both databases with the settings of the product, moves, and tells the operator. */
public final class MoveCommand {

    private static final String DONE = """
            moved. Start the server with SPRING_PROFILES_ACTIVE=postgis and the same HONGXIAN_DB_* and HONGXIAN_HOME;
            it does not start on the embedded database any more, which is left as it was.
            已搬迁。请用 SPRING_PROFILES_ACTIVE=postgis 和同样的 HONGXIAN_DB_*、HONGXIAN_HOME 启动；
            嵌入式数据库保持原样，但不能再用它启动。""";

    private static final String TARGET = "HONGXIAN_DB_URL";
    /** How states of SQL begin that say so. */
    private static final String CONNECTION_FAILED = "08";

    private MoveCommand() {}

    /** See {@link org.hongxian.approval.office.OfficeMove#run}. */
    public static int run(String[] args) {
        if (System.getenv(TARGET) == null) {
            System.err.println("say where to: HONGXIAN_DB_URL, HONGXIAN_DB_USER, HONGXIAN_DB_PASSWORD / 请用这些变量指明目标数据库");
            return 2;
        }
        try (ConfigurableApplicationContext source =
                open(DatabaseAlone.class, args, "--hongxian.embedded-options=;IFEXISTS=TRUE;ACCESS_MODE_DATA=r")) {
            Path home = Path.of(source.getEnvironment().getRequiredProperty("hongxian.home"));
            DataSource office = source.getBean(DataSource.class);
            // Before the other one is opened, which makes its tables.
            requireOffice(office, home);
            try (ConfigurableApplicationContext target = openTarget(args)) {
                return move(office, home, target);
            }
        } catch (MoveRefusedException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (SQLException | RuntimeException e) {
            System.err.println(words(e));
            return 2;
        }
    }

    private static int move(DataSource office, Path home, ConfigurableApplicationContext target) throws SQLException {
        String address = target.getEnvironment().getRequiredProperty("spring.datasource.url");
        var move = new Move(
                office,
                target.getBean(DataSource.class),
                home,
                table -> System.err.println("copying / 正在搬迁 " + table),
                () -> MovedOffice.mark(home, address));
        MoveReport report = move.run();
        report.lines().forEach(System.out::println);
        if (!report.agrees()) {
            System.out.println("NOT MOVED: the two differ, PostgreSQL was left empty / 没有搬迁：两边不一致，PostgreSQL 保持为空");
            return 1;
        }
        System.out.println(DONE);
        return 0;
    }

    /** @throws MoveRefusedException if no office lies in the home */
    static void requireOffice(DataSource office, Path home) throws SQLException {
        try (Connection connection = office.getConnection()) {
            connection.isReadOnly();
        } catch (SQLException e) {
            if (hasCode(e, ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1)) {
                throw new MoveRefusedException(
                        "no office lies in %s: set HONGXIAN_HOME / 该文件夹中没有本系统的安装：请设置 HONGXIAN_HOME".formatted(home));
            }
            throw e;
        }
    }

    static String words(Exception failure) {
        if (hasCode(failure, ErrorCode.DATABASE_ALREADY_OPEN_1)) {
            return "the office is in use: stop its server first / 本安装正在使用：请先停止服务";
        }
        String cause = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
        Optional<SQLException> unreachable = lastOfTheConnection(failure);
        if (unreachable.isPresent()) {
            return "PostgreSQL cannot be reached, see HONGXIAN_DB_URL / 连不上 PostgreSQL，请查看 HONGXIAN_DB_URL: "
                    + unreachable.get().getMessage() + " (" + cause + ")";
        }
        return (NestedExceptionUtils.getMostSpecificCause(failure) instanceof UnfitDatabaseException
                        ? "the database cannot be used, nothing was made in it / 数据库不能使用，没有在其中建任何表: "
                        : "the move could not be made, PostgreSQL holds nothing of the office / 没有搬迁，PostgreSQL 中没有留下业务数据: ")
                + cause;
    }

    /**
     * Makes the tables.
     *
     * @throws UnfitDatabaseException if the product cannot live in the database; then none is made
     */
    static ConfigurableApplicationContext openTarget(String[] args) {
        String postgis = "--spring.profiles.active=postgis";
        try (ConfigurableApplicationContext plain = open(DatabaseAlone.class, args, postgis)) {
            FitDatabase.require(plain.getBean(DataSource.class));
        }
        return open(Target.class, args, postgis);
    }

    private static ConfigurableApplicationContext open(Class<?> beans, String[] args, String setting) {
        var all = new ArrayList<>(List.of(args));
        all.add(setting);
        all.add("--logging.level.root=OFF");
        all.add("--" + MovedOffice.MOVING + "=true");
        return new SpringApplicationBuilder(beans)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(all.toArray(String[]::new));
    }

    /** The driver's own, which names the place; what is behind it is only the reason, what is before it the pool's. */
    private static Optional<SQLException> lastOfTheConnection(Throwable failure) {
        return causes(failure)
                .filter(cause -> cause instanceof SQLException refused
                        && refused.getSQLState() != null
                        && refused.getSQLState().startsWith(CONNECTION_FAILED))
                .map(SQLException.class::cast)
                .reduce((before, after) -> after);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate((@Nullable Throwable) failure, Objects::nonNull, Throwable::getCause);
    }

    private static boolean hasCode(Throwable failure, int code) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLException refused && refused.getErrorCode() == code);
    }

    /** Only read, never migrated. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class DatabaseAlone {}

    /** Gets the tables the product would make at its first start: those of its own and those of the process engine. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Target {}
}
