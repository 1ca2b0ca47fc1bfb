package org.hongxian.approval.ledger.internal;

import java.util.Arrays;
import org.hongxian.approval.ledger.LedgerReader.ChainCheck;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;

/** The few beans the check needs: a database and the table. Nothing is migrated, nothing is written. */
public final class LedgerCheckContext {

    private LedgerCheckContext() {}

    /** See {@link org.hongxian.approval.ledger.LedgerCheck#run}. */
    public static int run(String[] args) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Beans.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(quiet(args))) {
            ChainCheck check = context.getBean(LedgerTable.class).check();
            if (check.isWhole()) {
                System.out.println("ledger whole: " + check.entries() + " entries");
                return 0;
            }
            System.out.println("ledger broken at " + check.brokenAt() + " of " + check.entries() + " entries");
            return 1;
        } catch (DataAccessException unreadable) {
            System.err.println("the record cannot be read: "
                    + unreadable.getMostSpecificCause().getMessage());
            return 2;
        }
    }

    private static String[] quiet(String[] args) {
        String[] quiet = Arrays.copyOf(args, args.length + 1);
        quiet[args.length] = "--logging.level.root=ERROR";
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
