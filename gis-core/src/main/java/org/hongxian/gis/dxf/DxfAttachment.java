package org.hongxian.gis.dxf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.PlotFields;

/**
 * What a drawing has no place for, attached to the lines of a plot as extended data, which CAD programs keep: the plot and the ring
 * a line belongs to, the coordinate reference system, what the plot declares, and the names of the points.
 */
final class DxfAttachment {

    static final String PLOT = "PLOT";
    static final String RING = "RING";
    static final String CRS = "CRS";

    /** Longest string of extended data, bytes. */
    private static final int LONGEST_VALUE_BYTES = 250;

    private DxfAttachment() {}

    /** The attributes of the plot; the names of points only where every ring still has as many points as names. */
    static Map<String, String> attributes(List<DxfPath> rings) {
        var attributes = new LinkedHashMap<>(rings.get(0).attached());
        attributes.remove(PlotFields.POINT_NAMES);
        var names = new ArrayList<String>();
        for (DxfPath ring : rings) {
            String own = ring.attached().getOrDefault(PlotFields.POINT_NAMES, "");
            if (own.split(" ").length == ring.points().size()) {
                names.add(own);
            }
        }
        if (names.size() == rings.size()) {
            attributes.put(PlotFields.POINT_NAMES, String.join("/", names));
        }
        return attributes;
    }

    /** A value in pieces short enough, to be written under the same key one after the other. */
    static List<String> pieces(String key, String value) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder(key).append('=');
        int bytes = piece.length();
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            int character = value.codePointAt(i);
            // As text of the code page, or escaped.
            int needed = character < 0x80 ? 1 : Character.charCount(character) * DxfWriter.ESCAPED_BYTES;
            if (bytes + needed > LONGEST_VALUE_BYTES) {
                pieces.add(piece.toString());
                piece = new StringBuilder(key).append('=');
                bytes = piece.length();
            }
            piece.appendCodePoint(character);
            bytes += needed;
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
