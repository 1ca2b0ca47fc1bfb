package org.hongxian.approval.ledger;

import org.hongxian.approval.ledger.LedgerReader.ChainCheck;
import org.hongxian.approval.ledger.internal.LedgerCheckContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command that checks the record without starting the product. */
public final class LedgerCheck {

    private LedgerCheck() {}

    /**
     * Prints one line and returns the exit status.
     *
     * @param args as given to the application; settings such as {@code --hongxian.home=} are understood, and {@code --expect HASH}:
     *     the head an earlier check printed must still be in the chain
     * @return 0 when the chain is whole, 1 when it is broken, 2 when the database cannot be read
     */
    public static int run(String[] args) {
        return LedgerCheckContext.run(args);
    }

    /** Recomputes the chain of the record in a database no server runs on. */
    public static ChainCheck chain(JdbcClient database) {
        return LedgerCheckContext.chain(database);
    }
}
