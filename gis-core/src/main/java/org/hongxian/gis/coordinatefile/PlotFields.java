package org.hongxian.gis.coordinatefile;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The attributes a plot travels with in GIS formats: the names we write, and the names others use for the same. */
public final class PlotFields {

    /** Names of at most ten ASCII characters, as the attribute table of a Shapefile allows. */
    public static final String NUMBER = "DKBH";

    public static final String NAME = "DKMC";
    public static final String DECLARED_AREA = "DKMJ";
    public static final String DECLARED_COUNT = "JZDS";
    public static final String MAP_SHEET = "TFH";
    public static final String USE = "DKYT";
    public static final String LAND_CLASS = "DLBM";

    /** The names of the points of all rings in order; a slash between rings, blanks between names. */
    public static final String POINT_NAMES = "JZDH";

    private static final List<String> NUMBER_ALIASES = List.of(NUMBER, "地块编号", "PLOT_NO", "NUMBER");
    private static final List<String> NAME_ALIASES = List.of(NAME, "地块名称", "XMMC", "NAME", "MC");

    private static final List<String> MAP_SHEET_ALIASES = List.of(MAP_SHEET, "图幅号");
    private static final List<String> USE_ALIASES = List.of(USE, "地块用途");
    private static final List<String> LAND_CLASS_ALIASES = List.of(LAND_CLASS, "地类编码");
    private static final Set<String> ALL = Stream.of(
                    NUMBER_ALIASES,
                    NAME_ALIASES,
                    MAP_SHEET_ALIASES,
                    USE_ALIASES,
                    LAND_CLASS_ALIASES,
                    List.of(DECLARED_AREA, DECLARED_COUNT, POINT_NAMES))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private PlotFields() {}

    /** Those attributes of a feature that say something about a plot, in their order. */
    static Map<String, String> only(Map<String, String> attributes) {
        var plot = new LinkedHashMap<String, String>();
        attributes.forEach((name, value) -> {
            if (ALL.contains(name.toUpperCase(Locale.ROOT))) {
                plot.put(name, value);
            }
        });
        return plot;
    }

    /** The number of a plot that travels as a feature; empty when there is none. */
    public static String number(Map<String, String> attributes) {
        return first(attributes, NUMBER_ALIASES);
    }

    /** The name of a plot that travels as a feature; empty when there is none. */
    public static String name(Map<String, String> attributes) {
        return first(attributes, NAME_ALIASES);
    }

    /** The name of a plot that travels as a feature, or else its number; empty when there is neither. */
    static String label(Map<String, String> attributes) {
        String name = name(attributes);
        return name.isEmpty() ? number(attributes) : name;
    }

    /** The area a feature declares, in a unit yet to be told; null when there is none. */
    static @Nullable BigDecimal declaredArea(Map<String, String> attributes) {
        String text = first(attributes, List.of(DECLARED_AREA));
        return PlainNumber.matches(text) ? new BigDecimal(text) : null;
    }

    /** A plot from the attributes of a feature. */
    static Plot plot(
            Map<String, String> attributes, @Nullable Double declaredAreaSquareMetres, List<BoundaryRing> rings) {
        return new Plot(
                number(attributes),
                name(attributes),
                declaredAreaSquareMetres,
                integer(attributes, DECLARED_COUNT),
                first(attributes, MAP_SHEET_ALIASES),
                first(attributes, USE_ALIASES),
                first(attributes, LAND_CLASS_ALIASES),
                0,
                rings);
    }

    /** As {@link #POINT_NAMES} has them; blanks and slashes within a name become underscores. */
    public static String joinNames(List<BoundaryPoint> points) {
        return points.stream()
                .map(point -> point.name().replaceAll("[\\s/]+", "_"))
                .collect(Collectors.joining(" "));
    }

    /** The names of the points of all rings in order: those that travelled with the plot, else J1, J2 and so on. */
    static Iterator<String> pointNames(Map<String, String> attributes) {
        List<String> given = List.of(first(attributes, List.of(POINT_NAMES)).split("[\\s/]+"));
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                int at = next++;
                return at < given.size() && !given.get(at).isBlank() ? given.get(at) : "J" + (at + 1);
            }
        };
    }

    private static String first(Map<String, String> attributes, List<String> names) {
        for (String name : names) {
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                if (attribute.getKey().toUpperCase(Locale.ROOT).equals(name)
                        && !attribute.getValue().isBlank()) {
                    return attribute.getValue().strip();
                }
            }
        }
        return "";
    }

    private static @Nullable Double number(Map<String, String> attributes, String name) {
        String text = first(attributes, List.of(name));
        return PlainNumber.matches(text) ? Double.valueOf(text) : null;
    }

    private static @Nullable Integer integer(Map<String, String> attributes, String name) {
        Double value = number(attributes, name);
        return value == null || value != Math.rint(value) || Math.abs(value) > 1e9 ? null : value.intValue();
    }
}
