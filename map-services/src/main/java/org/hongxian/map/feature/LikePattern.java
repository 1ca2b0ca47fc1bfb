package org.hongxian.map.feature;

import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterVisitor;
import org.geotools.api.filter.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * LIKE with {@code %} for any characters, {@code _} for one and {@code \} before a character that means itself.
 *
 * <p>Takes at most as many steps as text times pattern; the regular expression GeoTools makes of a pattern can take exponentially
 * many, and the pattern comes from outside.
 */
record LikePattern(Expression property, String pattern) implements Filter {

    private static final char ANY = '%';
    private static final char ONE = '_';
    private static final char ITSELF = '\\';

    @Override
    public boolean evaluate(@Nullable Object feature) {
        Object value = property.evaluate(feature);
        return value != null && matches(value.toString());
    }

    private boolean matches(String text) {
        int at = 0;
        int in = 0;
        int afterAny = -1;
        int retryFrom = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == ANY) {
                afterAny = ++in;
                retryFrom = at;
            } else if (in < pattern.length() && matchesOne(text.charAt(at), in)) {
                in += width(in);
                at++;
            } else if (afterAny >= 0) {
                in = afterAny;
                at = ++retryFrom;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == ANY) {
            in++;
        }
        return in == pattern.length();
    }

    private boolean matchesOne(char character, int in) {
        char wanted = pattern.charAt(in);
        if (width(in) == 2) {
            return pattern.charAt(in + 1) == character;
        }
        return wanted == ONE || wanted == character;
    }

    private int width(int in) {
        return pattern.charAt(in) == ITSELF && in + 1 < pattern.length() ? 2 : 1;
    }

    @Override
    public Object accept(FilterVisitor visitor, @Nullable Object extraData) {
        throw new UnsupportedOperationException("evaluated only");
    }
}
