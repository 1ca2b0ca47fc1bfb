package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.OUTSIDE_COUNTY;
import static org.hongxian.gis.issue.IssueCode.OUTSIDE_ORIGIN;
import static org.hongxian.gis.issue.IssueCode.STRADDLES_COUNTY;
import static org.hongxian.gis.issue.IssueCode.ZONE_WRONG;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Whether a plot lies where it can: within its zone, within its county, within the drawing it derives from. */
final class PositionCheck {

    private final CheckContext context;
    private final @Nullable CrsDefinition crs;
    private final FindingList findings;
    private final UnaryOperator<Coordinate> toDrawing;
    private final @Nullable Bounds county;
    private final @Nullable Bounds origin;
    private final List<NamedArea> counties;

    /**
     * @param county in the measuring plane
     * @param origin in the measuring plane
     * @param counties in the measuring plane
     */
    PositionCheck(
            CheckContext context,
            @Nullable CrsDefinition crs,
            @Nullable Geometry county,
            @Nullable Geometry origin,
            List<NamedArea> counties,
            FindingList findings,
            UnaryOperator<Coordinate> toDrawing) {
        this.context = context;
        this.crs = crs;
        this.findings = findings;
        this.toDrawing = toDrawing;
        this.counties = counties;
        TopologyTolerances tolerances = context.tolerances();
        this.county = county == null
                ? null
                : Bounds.of(
                        county, OUTSIDE_COUNTY, "county", context.countyName(), tolerances.outsideCountySquareMetres());
        this.origin = origin == null
                ? null
                : Bounds.of(
                        origin, OUTSIDE_ORIGIN, "origin", context.originName(), tolerances.outsideOriginSquareMetres());
    }

    /**
     * An area plots must lie in.
     *
     * @param code of the finding when they do not
     * @param argument under which the finding carries the name
     */
    private record Bounds(
            PreparedGeometry area,
            IndexedPointInAreaLocator points,
            IssueCode code,
            String argument,
            String name,
            double toleranceSquareMetres) {

        static Bounds of(Geometry area, IssueCode code, String argument, String name, double toleranceSquareMetres) {
            return new Bounds(
                    PreparedGeometryFactory.prepare(area),
                    new IndexedPointInAreaLocator(area),
                    code,
                    argument,
                    name,
                    toleranceSquareMetres);
        }
    }

    void check(CheckedPlot plot, MultiPolygon land) {
        // Coordinates of a wrong zone lie outside everything: that is the same mistake.
        if (!checkZone(plot)) {
            checkCounty(plot, land);
            checkInside(plot, land, origin);
        }
    }

    private boolean checkZone(CheckedPlot plot) {
        if (crs == null || !crs.isZone()) {
            return false;
        }
        double limit = crs.zoneWidthDegrees() == 6
                ? context.tolerances().sixDegreeOffsetMetres()
                : context.tolerances().threeDegreeOffsetMetres();
        for (CheckedRing ring : plot.rings()) {
            for (int i = 0; i < ring.size(); i++) {
                BoundaryPoint point = ring.point(i);
                double offset = crs.offsetFromCentralMeridianMetres(point.easting());
                if (Math.abs(offset) > limit) {
                    var arguments = new LinkedHashMap<String, Object>();
                    arguments.put("zone", crs.zoneNumber());
                    arguments.put("offsetKilometres", Math.abs(offset) / 1000);
                    findings.add(ZONE_WRONG, ring.place(i), arguments);
                    return true;
                }
            }
        }
        return false;
    }

    /** Land in the own county and in others crosses a boundary; land in others only lies elsewhere. */
    private void checkCounty(CheckedPlot plot, MultiPolygon land) {
        if (counties.isEmpty() || land.isEmpty()) {
            checkInside(plot, land, county);
            return;
        }
        double tolerance = context.tolerances().outsideCountySquareMetres();
        MultiPolygon elsewhere =
                county == null ? land : Polygonal.difference(land, county.area().getGeometry());
        if (elsewhere.getArea() <= tolerance) {
            return;
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        double own = land.getArea() - elsewhere.getArea();
        if (county != null && own > tolerance) {
            shares.put(county.name(), own);
        }
        for (NamedArea other : counties) {
            if (other.area().getEnvelopeInternal().intersects(elsewhere.getEnvelopeInternal())) {
                double share = Polygonal.intersection(elsewhere, other.area()).getArea();
                if (share > tolerance) {
                    shares.merge(other.name(), share, Double::sum);
                }
            }
        }
        if (shares.size() > 1 && (county == null || own > tolerance)) {
            reportStraddling(plot, elsewhere, shares);
        } else {
            checkInside(plot, land, county);
        }
    }

    private void reportStraddling(CheckedPlot plot, MultiPolygon elsewhere, Map<String, Double> shares) {
        String areas = shares.entrySet().stream()
                .map(share -> share.getKey() + " "
                        + BigDecimal.valueOf(share.getValue()).setScale(2, RoundingMode.HALF_UP) + " m²")
                .collect(Collectors.joining(" + "));
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("areas", areas);
        if (county == null) {
            findings.add(STRADDLES_COUNTY, plot.head(), arguments);
        } else {
            arguments.put("county", county.name());
            arguments.put("areaSquareMetres", elsewhere.getArea());
            findings.add(STRADDLES_COUNTY, place(plot, elsewhere, county), arguments);
        }
    }

    private void checkInside(CheckedPlot plot, MultiPolygon land, @Nullable Bounds bounds) {
        if (bounds == null || land.isEmpty() || bounds.area().covers(land)) {
            return;
        }
        MultiPolygon outside = Polygonal.difference(land, bounds.area().getGeometry());
        if (outside.getArea() <= bounds.toleranceSquareMetres()) {
            return;
        }
        var arguments = new LinkedHashMap<String, Object>();
        if (!bounds.name().isBlank()) {
            arguments.put(bounds.argument(), bounds.name());
        }
        arguments.put("areaSquareMetres", outside.getArea());
        findings.add(bounds.code(), place(plot, outside, bounds), arguments);
    }

    /** The first boundary point outside where there is one, else a point inside the part outside. */
    private Place place(CheckedPlot plot, MultiPolygon outside, Bounds bounds) {
        for (CheckedRing ring : plot.usableRings()) {
            for (int i : ring.kept()) {
                if (bounds.points().locate(ring.plane(i)) == Location.EXTERIOR) {
                    return ring.place(i);
                }
            }
        }
        return plot.at(toDrawing.apply(Polygonal.pointInside(outside)), plot.line());
    }
}
