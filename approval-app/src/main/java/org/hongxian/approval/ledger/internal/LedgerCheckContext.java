package org.hongxian.approval.ledger.internal;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.hongxian.approval.ledger.LedgerReader.ChainCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The few beans the check needs: a database and the table. Nothing is migrated, nothing is written. */
public final class LedgerCheckContext {

    private static final String EXPECT = "--expect";

    private LedgerCheckContext() {}

    /** See {@link org.hongxian.approval.ledger.LedgerCheck#run}. */
    public static int run(String[] args) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Beans.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(quiet(args))) {
            LedgerTable table = context.getBean(LedgerTable.class);
            ChainCheck check = table.check();
            if (!check.isWhole()) {
                System.out.println("ledger broken at " + check.brokenAt() + " of " + check.entries() + " entries");
                return 1;
            }
            Optional<String> expected = expected(args);
            if (expected.isPresent() && !table.contains(expected.get())) {
                System.out.println("ledger cut or replaced: its " + check.entries()
                        + " entries are a whole chain, but not the one of " + expected.get());
                return 1;
            }
            System.out.println("ledger whole: " + check.entries() + " entries, head " + check.head());
            return 0;
        } catch (RuntimeException unreadable) {
            if (isOpenElsewhere(unreadable)) {
                System.err.println(
                        "the record is in use: the server of this installation is running. Stop it and check again,"
                                + " or check a copy of its folder / 记录正在使用：请先停止服务再核对，或核对安装目录的副本");
                return 2;
            }
            System.err.println("the record cannot be read: "
                    + NestedExceptionUtils.getMostSpecificCause(unreadable).getMessage());
            return 2;
        }
    }

    /** See {@link org.hongxian.approval.ledger.LedgerCheck#chain}. */
    public static ChainCheck chain(JdbcClient database) {
        return new LedgerTable(database).check();
    }

    /** The head an earlier check printed, kept where nobody who owns the database can change it. */
    private static Optional<String> expected(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(EXPECT + "=")) {
                return Optional.of(args[i].substring(EXPECT.length() + 1));
            }
            if (args[i].equals(EXPECT)) {
                return Optional.of(i + 1 < args.length ? args[i + 1] : "");
            }
        }
        return Optional.empty();
    }

    /** The embedded database belongs to one process. */
    private static boolean isOpenElsewhere(RuntimeException unreadable) {
        return Stream.iterate((@Nullable Throwable) unreadable, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException refused
                        && refused.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1);
    }

    private static String[] quiet(String[] args) {
        String[] quiet = Arrays.copyOf(args, args.length + 2);
        quiet[args.length] = "--logging.level.root=OFF";
        // A wrong folder must not become a new, empty database.
        quiet[args.length + 1] = "--hongxian.embedded-options=;IFEXISTS=TRUE";
        return quiet;
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @Import(LedgerTable.class)
    static class Beans {}
}
