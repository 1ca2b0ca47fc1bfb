package org.hongxian.gis.issue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts with named places to fill, in Chinese (the default) and English.
 *
 * <p>A template names its values in braces, {@code {distanceMetres}}. A phrase in square brackets is left out when one of the
 * values in it is missing: {@code [, less than {toleranceMetres} m]}. Numbers are rounded half up by the unit their name ends in:
 * metres to 3 decimals as coordinates are, square metres to 2, hectares and degrees to 4, kilometres to 1.
 */
public final class MessageBundle {

    private static final Pattern PHRASE = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    private final Class<?> anchor;
    private final String baseName;

    /**
     * @param anchor a class in the package of the bundle
     * @param baseName file name without language and ending
     */
    public MessageBundle(Class<?> anchor, String baseName) {
        this.anchor = anchor;
        this.baseName = anchor.getPackageName() + "." + baseName;
    }

    public boolean contains(String key, Locale locale) {
        return bundle(locale).containsKey(key);
    }

    /** @throws java.util.MissingResourceException if the key has no text */
    public String text(String key, Locale locale, Map<String, ?> values) {
        String template = bundle(locale).getString(key);
        String chosen = PHRASE.matcher(template)
                .replaceAll(
                        phrase -> isComplete(phrase.group(1), values) ? Matcher.quoteReplacement(phrase.group(1)) : "");
        return VALUE.matcher(chosen).replaceAll(value -> Matcher.quoteReplacement(print(value.group(1), values)));
    }

    private ResourceBundle bundle(Locale locale) {
        // Any language but English reads Chinese, whatever the language of the machine is.
        Locale language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
        return ResourceBundle.getBundle(
                baseName,
                language,
                anchor.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static boolean isComplete(String phrase, Map<String, ?> values) {
        return VALUE.matcher(phrase).results().allMatch(value -> values.get(value.group(1)) != null);
    }

    private static String print(String name, Map<String, ?> values) {
        Object value = values.get(name);
        if (value == null) {
            return "?";
        }
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number)
                    ? rounded(new BigDecimal(value.toString()), decimals(name))
                    : value.toString();
        }
        return value.toString();
    }

    private static String rounded(BigDecimal value, int decimals) {
        BigDecimal result = value.setScale(decimals, RoundingMode.HALF_UP);
        // 0.0004 m is not 0.000 m: a small distance keeps its first figures.
        if (result.signum() == 0 && value.signum() != 0) {
            result = value.round(new MathContext(2, RoundingMode.HALF_UP));
        }
        return result.toPlainString();
    }

    private static int decimals(String name) {
        if (name.endsWith("Hectares") || name.endsWith("Degrees")) {
            return 4;
        }
        if (name.endsWith("Kilometres")) {
            return 1;
        }
        boolean length = name.endsWith("Metres") && !name.endsWith("SquareMetres");
        return length || name.equals("easting") || name.equals("northing") ? 3 : 2;
    }
}
