package org.hongxian.map.layer;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which county a feature is filed under: the first six digits of the unit it lies in, else of the unit that owns it, as the survey
 * writes them. Areas do not depend on it, since every feature is in exactly one file.
 */
public final class CountyOfFeature {

    /** Features that name no unit. */
    public static final String NONE = "000000";

    private static final List<String> FIELDS = List.of("ZLDWDM", "QSDWDM", "XZQDM");
    private static final Pattern UNIT = Pattern.compile("[0-9]{6,19}");

    private CountyOfFeature() {}

    /** Six digits. */
    public static String of(Map<String, String> attributes) {
        for (String field : FIELDS) {
            String code = attributes.getOrDefault(field, "");
            if (UNIT.matcher(code).matches()) {
                return code.substring(0, 6);
            }
        }
        return NONE;
    }
}
