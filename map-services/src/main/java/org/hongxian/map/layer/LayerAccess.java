package org.hongxian.map.layer;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which officials may see a layer. Measuring does not ask: a red line is measured against every layer, whoever measures it.
 *
 * @param regions codes of divisions (GB/T 2260, six digits); empty unless the kind is {@link Kind#REGIONS}
 */
public record LayerAccess(Kind kind, List<String> regions) {

    /** Every official. */
    public static final LayerAccess OFFICIALS = new LayerAccess(Kind.OFFICIALS, List.of());

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    /** Whom the rule admits. */
    public enum Kind {
        OFFICIALS,
        /** Those who keep layers. */
        KEEPERS,
        /** Offices of the named divisions and of those inside them, and those who keep layers. */
        REGIONS
    }

    /** @throws IllegalArgumentException if a code is none, or there are none although they are what counts */
    public LayerAccess {
        regions = List.copyOf(regions);
        if (!regions.stream().allMatch(code -> CODE.matcher(code).matches())
                || (kind == Kind.REGIONS) == regions.isEmpty()) {
            throw new IllegalArgumentException("not the divisions of a rule of kind " + kind + ": " + regions);
        }
    }

    /**
     * @param region division of the office of the official, six digits
     * @param keeper whether the official keeps layers
     */
    public boolean admits(String region, boolean keeper) {
        return switch (kind) {
            case OFFICIALS -> true;
            case KEEPERS -> keeper;
            case REGIONS -> keeper || regions.stream().anyMatch(named -> region.startsWith(prefix(named)));
        };
    }

    /** What the codes of all divisions inside begin with: two digits of a province, four of a city, none of the state. */
    private static String prefix(String code) {
        String prefix = code;
        while (prefix.endsWith("00")) {
            prefix = prefix.substring(0, prefix.length() - 2);
        }
        return prefix;
    }
}
