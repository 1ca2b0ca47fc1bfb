package org.hongxian.gis.overlay;

import java.util.Comparator;
import java.util.List;
import org.hongxian.gis.area.StableSum;

/**
 * What is wrong with a layer that should cover its ground once.
 *
 * @param features number of features read
 * @param notPolygonal features that are points or lines; they take no part
 * @param invalid features whose geometry is not valid
 * @param featureAreaSquareMetres areas of all features added up
 * @param coveredAreaSquareMetres ground covered at least once
 * @param overlaps ground covered more than once, by pairs of features
 * @param gaps uncovered strips narrower than {@code gapWidthMetres} between features
 * @param holes wider ground enclosed by features and covered by none; may be meant
 */
public record QualityReport(
        int features,
        int notPolygonal,
        List<InvalidFeature> invalid,
        double featureAreaSquareMetres,
        double coveredAreaSquareMetres,
        Defects overlaps,
        Defects gaps,
        Defects holes,
        double gapWidthMetres) {

    public QualityReport {
        invalid = List.copyOf(invalid);
    }

    /** With features the reader of the file met and left out because they are points or lines. */
    public QualityReport withNotPolygonal(int further) {
        return new QualityReport(
                features + further,
                notPolygonal + further,
                invalid,
                featureAreaSquareMetres,
                coveredAreaSquareMetres,
                overlaps,
                gaps,
                holes,
                gapWidthMetres);
    }

    /** Whether areas measured on the layer add up: no invalid feature, overlap or gap. Holes may be meant. */
    public boolean isClean() {
        return invalid.isEmpty() && overlaps.count() == 0 && gaps.count() == 0;
    }

    /**
     * @param reason what is wrong, as the validity test says it
     * @param easting of the place, in the CRS of the layer
     * @param northing of the place, in the CRS of the layer
     */
    public record InvalidFeature(String feature, String reason, double easting, double northing) {}

    /**
     * Defects of one kind.
     *
     * @param count all of them
     * @param areaSquareMetres of all of them
     * @param places the largest ones, largest first
     */
    public record Defects(int count, double areaSquareMetres, List<Spot> places) {

        public Defects {
            places = List.copyOf(places);
        }

        static Defects of(List<Spot> spots, int maxPlaces) {
            var area = new StableSum();
            spots.forEach(spot -> area.add(spot.areaSquareMetres()));
            List<Spot> largest = spots.stream()
                    .sorted(Comparator.comparingDouble(Spot::areaSquareMetres)
                            .reversed()
                            .thenComparing(Spot::feature)
                            .thenComparingDouble(Spot::easting))
                    .limit(maxPlaces)
                    .toList();
            return new Defects(spots.size(), area.value(), largest);
        }
    }
}
