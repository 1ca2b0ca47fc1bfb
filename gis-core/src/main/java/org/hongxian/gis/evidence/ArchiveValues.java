package org.hongxian.gis.evidence;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import org.hongxian.gis.evidence.UnusableArchiveException.Reason;
import org.jspecify.annotations.Nullable;

/** Looks at everything that was read of an entry: what must be there is, and every number is one that can be reckoned with. */
final class ArchiveValues {

    /** Coordinates with a zone prefix have eight digits before the point, areas of a country thirteen. */
    private static final double MOST = 1e15;

    /** A number named to the last bit of a double has seventeen; one of thousands of digits would fill the memory when written out. */
    private static final int MOST_DIGITS = 400;

    private ArchiveValues() {}

    /**
     * @param entry named in the exception
     * @param value records, lists of them and what they consist of
     * @throws UnusableArchiveException with the path to the first one that will not do
     */
    static void check(String entry, @Nullable Object value) {
        check(entry, "", value, false);
    }

    private static void check(String entry, String path, @Nullable Object value, boolean mayBeAbsent) {
        if (value == null) {
            if (!mayBeAbsent) {
                throw wrong(entry, path, null);
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                check(entry, path + "[" + i + "]", list.get(i), false);
            }
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                check(
                        entry,
                        path.isEmpty() ? component.getName() : path + "." + component.getName(),
                        get(component, value),
                        component.getAnnotatedType().isAnnotationPresent(Nullable.class));
            }
        } else if (value instanceof BigDecimal decimal) {
            if (Math.abs((long) decimal.scale()) + decimal.precision() > MOST_DIGITS) {
                throw wrong(entry, path, decimal.toString());
            }
        } else if (value instanceof Double number && !isUsable(number)) {
            throw wrong(entry, path, number.toString());
        }
    }

    static boolean isUsable(double number) {
        return Math.abs(number) <= MOST;
    }

    private static @Nullable Object get(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records of this package can be read", e);
        }
    }

    static UnusableArchiveException wrong(String entry, String path, @Nullable String value) {
        return new UnusableArchiveException(Reason.WRONG_VALUE, entry, path, value == null ? "" : value, null);
    }
}
