package org.hongxian.gis.geopackage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a column holds as the text other formats would have; empty for nothing and for what is no text. */
final class ColumnText {

    private ColumnText() {}

    static String of(@Nullable Object value) {
        if (value == null || value instanceof byte[]) {
            return "";
        }
        if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                    : "";
        }
        return value.toString().strip();
    }
}
