package org.hongxian.gis.coordinatefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/**
 * The coordinate reference system of a layer. Nobody looks at every feature of a layer as the surveyor looks at a red line, so
 * where the numbers contradict what is stated the layer is refused, and a feature that is not in the system of the layer is left
 * out with a finding: it would lie a zone beside its place, or spread the layer over half a continent.
 *
 * @param system decided
 * @param northingFirst whether the file has northings first
 */
record LayerCrs(CrsDefinition system, boolean northingFirst, List<Assumption> assumptions) {

    /** A zone number in front of the eastings, and the widest zone with room to spare. */
    private static final double ZONE_REACH_METRES = 500_000;

    /** Half the side of the square the projection of web maps makes of the earth. */
    private static final double WEB_MERCATOR_REACH_METRES = 20_037_508.35;

    private static final double LARGEST_NORTHING_METRES = 7_000_000;
    private static final double SMALLEST_NORTHING_METRES = 100_000;

    /**
     * @param stated by the file; null when it is silent
     * @throws UnusableFileException if nothing tells the system, or what is stated contradicts itself or the numbers
     */
    static LayerCrs decide(String fileName, FeatureSample sample, ReadOptions options, @Nullable CrsCode stated) {
        var findings = new Findings();
        double[] point = sample.typical(options.crs() != null ? options.crs() : stated);
        var decision = new FeatureCrs(options, findings);
        CrsCode found = decision.decide(stated, point[0], point[1])
                .orElseThrow(() ->
                        new UnusableFileException(fileName, UnusableReason.CRS_UNKNOWN, List.of(), findings.list()));
        CrsDefinition system = CrsCatalogue.get(found);
        Optional<CrsCode> contradicted = contradicted(system, point, options.crs(), stated);
        if (contradicted.isPresent()) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.CRS_CONTRADICTED,
                    contradicted.get().toString(),
                    found.toString());
        }
        return new LayerCrs(system, sample.isNorthingFirst(), decision.assumptions());
    }

    /** What the user states may correct the file only where the numbers bear the user out, and no number tells one datum from another. */
    private static Optional<CrsCode> contradicted(
            CrsDefinition system, double[] point, @Nullable CrsCode user, @Nullable CrsCode file) {
        if (user != null && !isSamePlane(CrsCatalogue.get(user), system)) {
            return Optional.of(user);
        }
        if (user != null
                && file != null
                && !CrsCatalogue.get(user)
                        .datum()
                        .coincidesWith(CrsCatalogue.get(file).datum())) {
            return Optional.of(file);
        }
        boolean borneOut = FeatureSample.isDegrees(point[0], point[1]) || Magnitudes.prefixOf(point[0]) > 0;
        boolean corrected = user != null && (borneOut || user.equals(CrsCatalogue.WEB_MERCATOR));
        return Optional.ofNullable(file).filter(code -> !corrected && !isSamePlane(CrsCatalogue.get(code), system));
    }

    private static boolean isSamePlane(CrsDefinition one, CrsDefinition other) {
        return one.kind() == other.kind() && one.centralMeridianDegrees() == other.centralMeridianDegrees();
    }

    /**
     * Checks the points of a feature, easting first.
     *
     * @return whether all are where coordinates of the system can be
     */
    boolean holds(RawFeature feature, Place place, Findings findings) {
        for (double[] ring : feature.rings()) {
            for (int i = 0; i + 1 < ring.length; i += 2) {
                if (!holds(ring[i], ring[i + 1])) {
                    findings.add(
                            IssueCode.COORDINATE_OUT_OF_RANGE,
                            place,
                            Map.of("field", system.code().toString(), "text", ring[i] + ", " + ring[i + 1]));
                    return false;
                }
            }
        }
        return true;
    }

    private boolean holds(double easting, double northing) {
        return switch (system.kind()) {
            case GEOGRAPHIC -> FeatureSample.isDegrees(easting, northing);
            case GAUSS_KRUEGER ->
                Math.abs(system.offsetFromCentralMeridianMetres(easting)) < ZONE_REACH_METRES
                        && northing > SMALLEST_NORTHING_METRES
                        && northing < LARGEST_NORTHING_METRES;
            case WEB_MERCATOR ->
                Math.abs(easting) <= WEB_MERCATOR_REACH_METRES && Math.abs(northing) <= WEB_MERCATOR_REACH_METRES;
        };
    }
}
