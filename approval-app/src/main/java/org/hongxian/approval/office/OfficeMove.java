package org.hongxian.approval.office;

import org.hongxian.approval.office.internal.MoveCommand;

/** The command that moves an office from the embedded database to PostgreSQL, while its server is stopped. */
public final class OfficeMove {

    private OfficeMove() {}

    /**
     * Copies every table, reads all of it back and prints what both databases hold. Either all of it is there afterwards, or
     * nothing; the embedded database is only read.
     *
     * @param args as given to the application; settings such as {@code --hongxian.home=} are understood
     * @return 0 when both hold the same, 1 when not, and nothing was moved, 2 when the move could not begin
     */
    public static int run(String[] args) {
        return MoveCommand.run(args);
    }
}
