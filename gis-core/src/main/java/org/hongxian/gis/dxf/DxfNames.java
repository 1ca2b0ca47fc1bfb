package org.hongxian.gis.dxf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/** The texts of a drawing, offered as names for the land they stand on. */
final class DxfNames {

    private static final int LONGEST_NAME = 100;
    /** Land in land in land, each full of texts, would be looked through over and over. */
    private static final int MOST_COMPARED = 1_000_000;

    private static final Pattern UNICODE = Pattern.compile("\\\\U\\+([0-9A-Fa-f]{4})");
    private static final Pattern FORMATTING = Pattern.compile("\\\\[A-OQ-Za-z][^;\\\\]{0,100};|[{}]|%%[uUoOkK]");
    /** Point numbers, areas and other figures are no names. */
    private static final Pattern FIGURE =
            Pattern.compile("[A-Za-z]{0,3}[-\\d.,:=/\\s]+(m|㎡|m2|m²|公顷|亩|平方米)?|.*[=:：].*");

    private final STRtree index = new STRtree();
    private int compared;

    /** @param name {@link #nameIn} a text */
    void add(Coordinate place, String name) {
        index.insert(new Envelope(place), new DxfText(place, name));
    }

    /** The text without the marks of formatting; empty when it cannot be a name. */
    static String nameIn(String text) {
        String plain = plain(text);
        return plain.length() <= LONGEST_NAME && !FIGURE.matcher(plain).matches() ? plain : "";
    }

    /** The one text on this land; empty when there is none or more than one. */
    Optional<String> nameOf(Geometry land) {
        var locator = new IndexedPointInAreaLocator(land);
        var inside = new ArrayList<String>();
        for (Object item : index.query(land.getEnvelopeInternal())) {
            if (++compared > MOST_COMPARED) {
                return Optional.empty();
            }
            var text = (DxfText) item;
            if (locator.locate(text.place()) == Location.INTERIOR && !inside.contains(text.name())) {
                inside.add(text.name());
            }
            if (inside.size() > 1) {
                return Optional.empty();
            }
        }
        return inside.stream().findFirst();
    }

    /** Without the marks of formatting, on one line. */
    static String plain(String text) {
        return Arrays.stream(FORMATTING.matcher(decoded(text)).replaceAll("").split("\\\\P|\\s"))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "))
                .replaceAll("\\p{Cntrl}", "");
    }

    /** With the characters that are written as code points, {@code \\U+4E00}. */
    static String decoded(String text) {
        return UNICODE.matcher(text)
                .replaceAll(match ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(match.group(1), 16))));
    }
}
