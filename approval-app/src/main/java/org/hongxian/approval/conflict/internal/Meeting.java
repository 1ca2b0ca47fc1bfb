package org.hongxian.approval.conflict.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hongxian.gis.coverage.NarrowGaps;
import org.hongxian.gis.coverage.Polygonal;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * How two red lines meet.
 *
 * @param squareMetres shared
 * @param stripMetres mean width of the widest strip between or shared by boundaries that almost coincide; null where the two overlap
 * @param ground what is shared, or the strips; never empty
 */
record Meeting(double squareMetres, @Nullable Double stripMetres, MultiPolygon ground) {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /**
     * @param nearMetres boundaries closer than this are one line surveyed twice
     * @param leastSquareMetres less shared ground is none
     * @param roundingMetres thinner strips come from the decimals of coordinates
     */
    record Tolerances(double nearMetres, double leastSquareMetres, double roundingMetres) {}

    /** Both valid, in one plane of metres. Empty where they have nothing to do with each other; to share a boundary exactly is in order. */
    static Optional<Meeting> of(MultiPolygon one, MultiPolygon other, Tolerances tolerances) {
        MultiPolygon shared = Polygonal.intersection(one, other);
        double wide = Polygonal.polygons(shared).stream()
                .filter(part -> Polygonal.meanWidth(part) >= tolerances.nearMetres())
                .mapToDouble(Polygon::getArea)
                .sum();
        if (wide > tolerances.leastSquareMetres()) {
            return Optional.of(new Meeting(shared.getArea(), null, shared));
        }
        List<Polygon> strips = Polygonal.polygons(Polygonal.union(strips(one, other, shared, tolerances), one));
        double widest = strips.stream().mapToDouble(Polygonal::meanWidth).max().orElse(0);
        return strips.isEmpty()
                ? Optional.empty()
                : Optional.of(new Meeting(
                        shared.getArea(), widest, FACTORY.createMultiPolygon(strips.toArray(Polygon[]::new))));
    }

    private static List<Polygon> strips(
            MultiPolygon one, MultiPolygon other, MultiPolygon shared, Tolerances tolerances) {
        var strips = new ArrayList<Polygon>();
        Polygonal.polygons(shared).stream()
                .filter(part -> Polygonal.meanWidth(part) < tolerances.nearMetres())
                .filter(part -> isMeasurable(part, tolerances))
                .forEach(strips::add);
        if (one.isWithinDistance(other, tolerances.nearMetres())) {
            Envelope zone = one.getEnvelopeInternal().copy();
            zone.expandBy(tolerances.nearMetres());
            Envelope reach = other.getEnvelopeInternal().copy();
            reach.expandBy(tolerances.nearMetres());
            var suspect = new NarrowGaps.Suspect(0, 1, zone.intersection(reach));
            NarrowGaps.find(List.of(one, other), List.of(suspect), tolerances.nearMetres(), FACTORY).stream()
                    .map(NarrowGaps.Gap::area)
                    .filter(gap -> isMeasurable(gap, tolerances))
                    .forEach(strips::add);
        }
        return strips;
    }

    private static boolean isMeasurable(Geometry strip, Tolerances tolerances) {
        return Polygonal.meanWidth(strip) >= tolerances.roundingMetres()
                && strip.getArea() > tolerances.nearMetres() * tolerances.nearMetres();
    }

    Coordinate place() {
        return Polygonal.pointInside(ground);
    }
}
