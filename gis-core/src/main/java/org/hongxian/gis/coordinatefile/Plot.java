package org.hongxian.gis.coordinatefile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One plot (地块) as submitted: what the file declares about it and its rings.
 *
 * @param number plot number; may be empty
 * @param name plot name; may be empty
 * @param declaredAreaSquareMetres what the file says, never overwritten by what is measured; null when the file is silent
 * @param declaredPointCount what the file says, in the file's own convention; null when the file is silent
 * @param mapSheet map sheet number; may be empty
 * @param use declared use; may be empty
 * @param landClass declared class code; may be empty
 * @param line one-based line of the plot's head in the source file; 0 where there is none
 */
public record Plot(
        String number,
        String name,
        @Nullable Double declaredAreaSquareMetres,
        @Nullable Integer declaredPointCount,
        String mapSheet,
        String use,
        String landClass,
        int line,
        List<BoundaryRing> rings) {

    public Plot {
        rings = List.copyOf(rings);
    }

    /** A plot of which only the boundary is known. */
    public static Plot of(String name, List<BoundaryRing> rings) {
        return new Plot("", name, null, null, "", "", "", 0, rings);
    }

    /** The same with another boundary. */
    public Plot withRings(List<BoundaryRing> others) {
        return new Plot(
                number, name, declaredAreaSquareMetres, declaredPointCount, mapSheet, use, landClass, line, others);
    }

    /** The same declaring another number of points, or none. */
    public Plot withDeclaredPointCount(@Nullable Integer count) {
        return new Plot(number, name, declaredAreaSquareMetres, count, mapSheet, use, landClass, line, rings);
    }

    /**
     * The same under another number.
     *
     * @param headLine see {@code line}
     */
    public Plot withNumber(String other, int headLine) {
        return new Plot(
                other, name, declaredAreaSquareMetres, declaredPointCount, mapSheet, use, landClass, headLine, rings);
    }

    /** How a person would call it: name, else number. */
    public String label() {
        return name.isBlank() ? number : name;
    }

    /**
     * The same; where it has neither, its place in the file.
     *
     * @param position zero-based
     */
    public String label(int position) {
        return label().isBlank() ? Integer.toString(position + 1) : label();
    }
}
