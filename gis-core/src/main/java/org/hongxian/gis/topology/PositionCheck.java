package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.OUTSIDE_COUNTY;
import static org.hongxian.gis.issue.IssueCode.OUTSIDE_ORIGIN;
import static org.hongxian.gis.issue.IssueCode.ZONE_WRONG;

import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;
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

    /**
     * @param county in the measuring plane
     * @param origin in the measuring plane
     */
    PositionCheck(
            CheckContext context,
            @Nullable CrsDefinition crs,
            @Nullable Geometry county,
            @Nullable Geometry origin,
            FindingList findings,
            UnaryOperator<Coordinate> toDrawing) {
        this.context = context;
        this.crs = crs;
        this.findings = findings;
        this.toDrawing = toDrawing;
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
            checkInside(plot, land, county);
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
