package org.hongxian.gis.cli;

import java.io.PrintWriter;
import java.util.function.DoubleSupplier;

/**
 * How far long work has come, on the error stream: a line that changes on a terminal, elsewhere one every few seconds. Work of less
 * than a second says nothing.
 */
final class ProgressLine {

    private static final long SECOND = 1_000_000_000L;
    private static final int SECONDS_BETWEEN_LINES = 5;

    private final PrintWriter err;
    private final FileCommand command;
    private final boolean terminal = System.console() != null;
    private String stage = "";
    private DoubleSupplier share = () -> 0;
    private long began;
    private long shownAt;
    private double shareBefore;
    private long countBefore;
    private boolean isOpen;

    ProgressLine(FileCommand command, PrintWriter err) {
        this.command = command;
        this.err = err;
    }

    /**
     * @param key of the text, with count, rate per second, per cent done and seconds left
     * @param before so many are done already
     * @param done 0 to 1
     */
    void begin(String key, long before, DoubleSupplier done) {
        end();
        stage = key;
        share = done;
        countBefore = before;
        shareBefore = done.getAsDouble();
        began = System.nanoTime();
        shownAt = began;
    }

    /** From here on the share counts, for instance behind what an earlier run has done. */
    void restart(long before) {
        countBefore = before;
        shareBefore = share.getAsDouble();
        began = System.nanoTime();
    }

    /** Called as often as one likes. */
    void reached(long count) {
        long now = System.nanoTime();
        if (now - shownAt < (terminal ? SECOND : SECONDS_BETWEEN_LINES * SECOND)) {
            return;
        }
        shownAt = now;
        double seconds = Math.max(0.001, (now - began) / (double) SECOND);
        double done = share.getAsDouble();
        double sinceBegin = done - shareBefore;
        String left = sinceBegin > 0 ? Long.toString(Math.round(seconds * (1 - done) / sinceBegin)) : "?";
        String line = command.text(stage, count, Math.round((count - countBefore) / seconds), (int) (100 * done), left);
        if (terminal) {
            err.print("\r" + line + "\u001b[K");
            isOpen = true;
        } else {
            err.println(line);
        }
        err.flush();
    }

    /** Says something on a line of its own. */
    void say(String line) {
        end();
        err.println(line);
        err.flush();
    }

    void end() {
        if (isOpen) {
            err.println();
            isOpen = false;
        }
    }
}
