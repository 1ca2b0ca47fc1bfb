package org.hongxian.approval.question;

import java.util.function.Supplier;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.jspecify.annotations.Nullable;

/** Reference systems of questions: every place that is sent says in which system it is, or is in that of the map. */
public final class AskedSystems {

    private static final int LONGEST_SHOWN = 40;

    private AskedSystems() {}

    /**
     * @param text EPSG:code
     * @param otherwise where nothing is said
     * @throws RefusedQuestionException if the system is none that is known
     */
    public static CrsCode read(@Nullable String text, CrsCode otherwise) {
        return text == null || text.isBlank() ? otherwise : read(text);
    }

    /**
     * @param text EPSG:code
     * @throws RefusedQuestionException if the system is none that is known
     */
    public static CrsCode read(String text) {
        try {
            CrsCode code = CrsCode.parse(text.strip());
            if (CrsCatalogue.find(code).isPresent()) {
                return code;
            }
        } catch (IllegalArgumentException e) {
            throw refused(unknown(text), e);
        }
        throw unknown(text);
    }

    private static RefusedQuestionException unknown(String text) {
        return new RefusedQuestionException(
                400, "unknown-crs", text.substring(0, Math.min(text.length(), LONGEST_SHOWN)));
    }

    /**
     * The way of coordinates from one system to another; to the same one it changes nothing, to the last bit.
     *
     * @throws RefusedQuestionException if their datums do not coincide
     */
    public static CoordinateTransformer between(CrsCode from, CrsCode to) {
        try {
            return CoordinateTransformer.between(from, to);
        } catch (DatumChangeException e) {
            throw refused(new RefusedQuestionException(422, "other-datum", from.toString(), to.toString()), e);
        }
    }

    /**
     * The system an answer is given in: the one asked for, or that of the layer where coordinates cannot be taken there. A layer of
     * another datum can be asked for what it says, though not for where that lies on the map.
     *
     * @param text EPSG:code; that of the layer where nothing is said
     * @throws RefusedQuestionException if the system is none that is known
     */
    public static CrsCode ofAnswer(@Nullable String text, CrsCode layer) {
        CrsCode asked = read(text, layer);
        return areOnOneDatum(layer, asked) ? asked : layer;
    }

    /** Whether coordinates can be taken from one to the other without official parameters. */
    public static boolean areOnOneDatum(CrsCode one, CrsCode other) {
        return CrsCatalogue.get(one)
                .datum()
                .coincidesWith(CrsCatalogue.get(other).datum());
    }

    /** The sentence for coordinates that are found to be outside of a system only while they are worked with. */
    public static RefusedQuestionException outside(CoordinateOutOfDomainException e) {
        return outside(e.crs(), e);
    }

    private static RefusedQuestionException outside(CrsCode system, CoordinateOutOfDomainException cause) {
        return refused(new RefusedQuestionException(422, "not-in-crs", system.toString()), cause);
    }

    /**
     * What comes of coordinates that were sent.
     *
     * @param system they are in
     * @throws RefusedQuestionException if the system is not defined there
     */
    public static <T> T in(CrsCode system, Supplier<T> places) {
        try {
            return places.get();
        } catch (CoordinateOutOfDomainException e) {
            throw outside(system, e);
        }
    }

    private static RefusedQuestionException refused(RefusedQuestionException refused, RuntimeException cause) {
        refused.initCause(cause);
        return refused;
    }
}
