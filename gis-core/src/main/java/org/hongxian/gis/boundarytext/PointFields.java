package org.hongxian.gis.boundarytext;

import java.util.List;
import java.util.regex.Pattern;
import org.hongxian.gis.coordinatefile.Magnitudes;
import org.hongxian.gis.coordinatefile.PlainNumber;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a point line. Families in use:
 *
 * <ul>
 *   <li>{@code name,ring,X,Y} of the ministry; more columns (height, remark) may follow
 *   <li>{@code name,X,Y,,ring,} of the linked increase and decrease of construction land
 *   <li>{@code sequence,plot,ring,name,X,Y} of the provincial list
 *   <li>{@code name,X,Y} and {@code X,Y} of plain lists
 * </ul>
 *
 * @param name empty where the line has none
 * @param plot the plot the line itself names; null where plots have lines of their own
 * @param first as written, perhaps not a number
 * @param second as written, perhaps not a number
 */
record PointFields(
        Family family, String name, @Nullable String plot, int ring, String first, String second, boolean hasMore) {

    /** How a point line is laid out. */
    enum Family {
        RING_SECOND,
        RING_LAST,
        PROVINCIAL,
        PLAIN
    }

    private static final int LONGEST_RING = 5;
    private static final int LONGEST_SEQUENCE = 7;
    private static final Pattern THREE_DIGITS = Pattern.compile("\\d{3}(\\.\\d+)?");
    private static final Pattern NUMBER_LIKE = Pattern.compile("[+-]?[\\d.][\\d.eE+\\- ]*|(?i)[+-]?(nan|inf|infinity)");

    /** @return null when the line is nothing like a point */
    static @Nullable PointFields of(List<String> given) {
        List<String> fields = withoutBlankEnd(given);
        if (fields.size() == 2) {
            return bare(fields);
        }
        if (fields.size() < 3) {
            return null;
        }
        PointFields provincial = provincial(fields);
        if (provincial != null) {
            return provincial;
        }
        String name = fields.get(0);
        PointFields grouped = withThousandsSeparators(name, fields);
        if (grouped != null) {
            return grouped;
        }
        if (isRingLast(fields)) {
            List<String> ringFirst = List.of(fields.get(4), fields.get(1), fields.get(2));
            return numbered(Family.RING_LAST, name, ringFirst, false);
        }
        if (fields.size() >= 4 && isRing(fields.get(1))) {
            return numbered(Family.RING_SECOND, name, fields.subList(1, 4), fields.size() > 4);
        }
        return numbered(Family.PLAIN, name, List.of("", fields.get(1), fields.get(2)), fields.size() > 3);
    }

    /** @param values ring, first, second */
    private static @Nullable PointFields numbered(Family family, String name, List<String> values, boolean hasMore) {
        String ring = values.get(0);
        String first = values.get(1);
        String second = values.get(2);
        if (!isNumberLike(first) && !isNumberLike(second)) {
            return null;
        }
        int number = ring.isEmpty() ? 1 : Integer.parseInt(ring);
        return new PointFields(family, name, null, number, first, second, hasMore);
    }

    /** Two numbers alone are a point only where they can be one. */
    private static @Nullable PointFields bare(List<String> fields) {
        return isPlace(fields.get(0), fields.get(1))
                ? new PointFields(Family.PLAIN, "", null, 1, fields.get(0), fields.get(1), false)
                : null;
    }

    private static @Nullable PointFields provincial(List<String> fields) {
        if (fields.size() < 6
                || !TextLine.isInteger(fields.get(0), LONGEST_SEQUENCE)
                || !TextLine.isInteger(fields.get(1), LONGEST_SEQUENCE)
                || !TextLine.isInteger(fields.get(2), LONGEST_RING)
                || !isPlace(fields.get(4), fields.get(5))) {
            return null;
        }
        return new PointFields(
                Family.PROVINCIAL,
                fields.get(3),
                fields.get(1),
                Integer.parseInt(fields.get(2)),
                fields.get(4),
                fields.get(5),
                fields.size() > 6);
    }

    private static boolean isRingLast(List<String> fields) {
        return fields.size() == 5
                && fields.get(3).isEmpty()
                && isRing(fields.get(4))
                && (!isRing(fields.get(1)) || isPlace(fields.get(1), fields.get(2)));
    }

    private static boolean isPlace(String first, String second) {
        return PlainNumber.matches(first)
                && PlainNumber.matches(second)
                && Magnitudes.orderOf(Double.parseDouble(first), Double.parseDouble(second))
                        .isPresent();
    }

    private static boolean isRing(String field) {
        return field.isEmpty() || TextLine.isInteger(field, LONGEST_RING);
    }

    private static boolean isNumberLike(String field) {
        return PlainNumber.matches(field) || NUMBER_LIKE.matcher(field).matches();
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
                Family.RING_SECOND,
                name,
                null,
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
