package org.hongxian.approval.testkit;

/** Tests run in several processes side by side; what they would share carries the number of the process. */
public final class TestProcess {

    private TestProcess() {}

    /** Counted from 1; 1 too where there is only one, as in an editor. */
    public static String number() {
        return System.getProperty("hongxian.test-process", "1");
    }
}
