package org.hongxian.gis.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;

/**
 * The text a drawing's digest is taken over, so that anyone can recompute it.
 *
 * <p>UTF-8, one record per line ended by LF, fields separated by TAB; backslash, TAB, LF and CR inside a field are written
 * {@code \\ \t \n \r}:
 *
 * <pre>
 * hongxian-drawing  1
 * crs    EPSG:4527
 * plot   number  name  declaredAreaSquareMetres  declaredPointCount  mapSheet  use  landClass
 * ring   number
 * point  name  easting  northing
 * </pre>
 *
 * Plots, rings and points in their stored order. Coordinates and areas are hexadecimal floating point as C's {@code %a} and
 * Java's {@link Double#toHexString} write it: exact, and the same on every Java version; an absent value is an empty field.
 * Where something stood in the source file (its line, a repeated closing point) is not part of the drawing.
 */
public final class CanonicalDrawing {

    private CanonicalDrawing() {}

    /** SHA-256 of {@link #text}, lower-case hexadecimal. */
    public static String digest(CrsCode crs, List<Plot> plots) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text(crs, plots).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static String text(CrsCode crs, List<Plot> plots) {
        var text = new StringBuilder();
        line(text, "hongxian-drawing", "1");
        line(text, "crs", crs.toString());
        plots.forEach(plot -> text.append(plotText(plot)));
        return text.toString();
    }

    /** The lines of one plot. */
    public static String plotText(Plot plot) {
        var text = new StringBuilder();
        Double area = plot.declaredAreaSquareMetres();
        Integer count = plot.declaredPointCount();
        line(
                text,
                "plot",
                plot.number(),
                plot.name(),
                area == null ? "" : number(area),
                count == null ? "" : count.toString(),
                plot.mapSheet(),
                plot.use(),
                plot.landClass());
        for (BoundaryRing ring : plot.rings()) {
            line(text, "ring", String.valueOf(ring.number()));
            for (BoundaryPoint point : ring.points()) {
                line(text, "point", point.name(), number(point.easting()), number(point.northing()));
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String... fields) {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            text.append(escape(fields[i]));
        }
        text.append('\n');
    }

    private static String escape(String field) {
        return field.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /** Adding zero turns the negative zero, which is the same place, into the positive one. */
    private static String number(double value) {
        return Double.toHexString(value + 0.0);
    }
}
