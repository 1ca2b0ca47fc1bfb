package org.hongxian.gis.pointlist;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of the ring the rows are in: whether it has come round to its first point. */
final class RingState {

    private static final double SAME_METRES = 0.0005;
    private static final double SAME_DEGREES = 5e-9;

    private static final Pattern NUMBERED = Pattern.compile("(\\D*)(\\d{1,8})");

    private String firstName = "";
    private String lastName = "";
    private double firstA;
    private double firstB;
    private int count;

    void add(String name, double a, double b) {
        lastName = name;
        if (endsAt(a, b)) {
            count = 0;
            return;
        }
        if (count == 0) {
            firstName = name;
            firstA = a;
            firstB = b;
        }
        count++;
    }

    /** Whether two points at most are known, which bound nothing. */
    boolean isTooShort() {
        return count < 3;
    }

    /** Whether the name is the one after that of the last point: J8 after J7. */
    boolean isContinuedBy(String name) {
        Matcher last = NUMBERED.matcher(lastName);
        Matcher next = NUMBERED.matcher(name);
        return last.matches()
                && next.matches()
                && last.group(1).equals(next.group(1))
                && Integer.parseInt(next.group(2)) == Integer.parseInt(last.group(2)) + 1;
    }

    boolean isOpen() {
        return count > 0;
    }

    /** Whether a point there is the first one once more, so that the ring comes round. */
    boolean endsAt(double a, double b) {
        return count >= 3 && isFirst(a, b);
    }

    boolean beginsWith(String name) {
        return firstName.equals(name);
    }

    private boolean isFirst(double a, double b) {
        double same = Math.abs(a) <= 180 && Math.abs(b) <= 180 ? SAME_DEGREES : SAME_METRES;
        return Math.abs(a - firstA) <= same && Math.abs(b - firstB) <= same;
    }
}
