package org.hongxian.gis.coordinatefile;

import java.util.List;
import java.util.Map;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a file besides its bytes.
 *
 * @param crs stated by the user; null to take it from the file
 * @param countyZone number of the zone (25-45 or 13-23) the county lies in; null when no county is known. Used where the file
 *     leaves the zone open, and compared where it does not
 * @param parts names of the tables, layers, sheets or archived files to be read where a file holds several; empty for all of them
 *     where the format can tell them apart as plots, else for the only one; what the question for them was answered with, when nothing
 *     else is named
 * @param chordToleranceMetres largest distance between an arc and the chords that stand for it, in drawings
 * @param answers to the questions a file raised, option by question code; see {@link Question}
 */
public record ReadOptions(
        @Nullable CrsCode crs,
        @Nullable Integer countyZone,
        ReadLimits limits,
        List<String> parts,
        double chordToleranceMetres,
        Map<String, String> answers) {

    /** A millimetre: what coordinates are given to. */
    private static final double CHORD_TOLERANCE_METRES = 0.001;

    /** @throws IllegalArgumentException if the tolerance is not positive */
    public ReadOptions {
        answers = Map.copyOf(answers);
        String chosen = answers.get(PartQuestion.CODE);
        parts = parts.isEmpty() && chosen != null ? List.of(chosen) : List.copyOf(parts);
        if (!(chordToleranceMetres > 0)) {
            throw new IllegalArgumentException("tolerance of arcs: " + chordToleranceMetres + " m");
        }
    }

    /** Without answers, for all parts. */
    public ReadOptions(@Nullable CrsCode crs, @Nullable Integer countyZone, ReadLimits limits) {
        this(crs, countyZone, limits, List.of(), CHORD_TOLERANCE_METRES, Map.of());
    }

    public static ReadOptions standard() {
        return new ReadOptions(null, null, ReadLimits.standard());
    }

    public ReadOptions withCrs(@Nullable CrsCode stated) {
        return new ReadOptions(stated, countyZone, limits, parts, chordToleranceMetres, answers);
    }

    public ReadOptions withCountyZone(@Nullable Integer zone) {
        return new ReadOptions(crs, zone, limits, parts, chordToleranceMetres, answers);
    }

    public ReadOptions withLimits(ReadLimits other) {
        return new ReadOptions(crs, countyZone, other, parts, chordToleranceMetres, answers);
    }

    public ReadOptions withParts(List<String> names) {
        return new ReadOptions(crs, countyZone, limits, names, chordToleranceMetres, answers);
    }

    public ReadOptions withChordToleranceMetres(double tolerance) {
        return new ReadOptions(crs, countyZone, limits, parts, tolerance, answers);
    }

    public ReadOptions withAnswers(Map<String, String> given) {
        return new ReadOptions(crs, countyZone, limits, parts, chordToleranceMetres, given);
    }
}
