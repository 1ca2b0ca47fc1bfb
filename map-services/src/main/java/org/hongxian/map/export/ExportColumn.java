package org.hongxian.map.export;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One attribute of an export: what its values turn out to be is learnt in a first pass over them. */
final class ExportColumn {

    private static final int MOST_DECIMALS = 10;
    private static final int LONGEST_NUMBER = 20;

    private final String name;
    private boolean number;
    private int decimals;
    private int bytes;

    /** @param number whether the survey has numbers there */
    ExportColumn(String name, boolean number) {
        this.name = name;
        this.number = number;
    }

    String name() {
        return name;
    }

    boolean isNumber() {
        return number;
    }

    int decimals() {
        return decimals;
    }

    /** The longest text takes, in UTF-8. */
    int bytes() {
        return bytes;
    }

    void learn(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        bytes = Math.max(bytes, text.getBytes(StandardCharsets.UTF_8).length);
        if (!number) {
            return;
        }
        BigDecimal value = parsed(text);
        if (value == null || value.scale() > MOST_DECIMALS) {
            number = false;
        } else {
            decimals = Math.max(decimals, value.scale());
        }
    }

    /** A number, a text, or null for neither. */
    @Nullable
    Object value(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return number ? parsed(text) : text;
    }

    private static @Nullable BigDecimal parsed(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST_NUMBER || !stripped.matches("-?\\d+(\\.\\d+)?")) {
            return null;
        }
        return new BigDecimal(stripped);
    }
}
