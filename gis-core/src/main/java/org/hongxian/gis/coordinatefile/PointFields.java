package org.hongxian.gis.coordinatefile;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a point line: {@code name,ring,X,Y}, {@code name,X,Y} or {@code name,X,Y,,ring,}; more columns (height, remark)
 * may follow.
 *
 * @param first as written, perhaps not a number
 * @param second as written, perhaps not a number
 */
record PointFields(String name, int ring, String first, String second, boolean hasMore) {

    private static final Pattern RING = Pattern.compile("\\d{0,5}");
    private static final Pattern THREE_DIGITS = Pattern.compile("\\d{3}(\\.\\d+)?");
    private static final Pattern NUMBER_LIKE = Pattern.compile("[+-]?[\\d.][\\d.eE+\\- ]*|(?i)[+-]?(nan|inf|infinity)");

    /** @return null when the line is nothing like a point */
    static @Nullable PointFields of(List<String> given) {
        List<String> fields = withoutBlankEnd(given);
        if (fields.size() < 3) {
            return null;
        }
        String name = fields.get(0);
        PointFields grouped = withThousandsSeparators(name, fields);
        if (grouped != null) {
            return grouped;
        }
        if (fields.size() >= 4 && RING.matcher(fields.get(1)).matches()) {
            return numbered(name, fields.get(1), fields.get(2), fields.get(3), fields.size() > 4);
        }
        if (fields.size() == 5
                && fields.get(3).isEmpty()
                && RING.matcher(fields.get(4)).matches()) {
            return numbered(name, fields.get(4), fields.get(1), fields.get(2), false);
        }
        return numbered(name, "", fields.get(1), fields.get(2), fields.size() > 3);
    }

    private static @Nullable PointFields numbered(
            String name, String ring, String first, String second, boolean hasMore) {
        if (!NUMBER_LIKE.matcher(first).matches()
                && !NUMBER_LIKE.matcher(second).matches()) {
            return null;
        }
        return new PointFields(name, ring.isEmpty() ? 1 : Integer.parseInt(ring), first, second, hasMore);
    }

    /** {@code J1,1,4,000,000.00,39,600,000.00} falls into eight fields; it is put together again to be named in the finding. */
    private static @Nullable PointFields withThousandsSeparators(String name, List<String> fields) {
        boolean grouped = fields.size() >= 6
                && fields.get(2).length() <= 3
                && THREE_DIGITS.matcher(fields.get(3)).matches()
                && THREE_DIGITS.matcher(fields.get(4)).matches();
        if (!grouped) {
            return null;
        }
        int end = 3;
        while (end < fields.size() && THREE_DIGITS.matcher(fields.get(end)).matches()) {
            end++;
        }
        return new PointFields(
                name,
                1,
                String.join(",", fields.subList(2, end)),
                String.join(",", fields.subList(end, fields.size())),
                false);
    }

    private static List<String> withoutBlankEnd(List<String> fields) {
        int end = fields.size();
        while (end > 0 && fields.get(end - 1).isEmpty()) {
            end--;
        }
        return fields.subList(0, end);
    }
}
