package org.hongxian.gis.topology;

import static org.hongxian.gis.issue.IssueCode.OUTSIDE_COUNTY;
import static org.hongxian.gis.issue.IssueCode.ZONE_WRONG;

import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Whether a plot lies where it can: within its zone, within its county. */
final class PositionCheck {

    private final CheckContext context;
    private final @Nullable CrsDefinition crs;
    private final FindingList findings;
    private final UnaryOperator<Coordinate> toDrawing;
    private final @Nullable PreparedGeometry county;
    private final @Nullable IndexedPointInAreaLocator inCounty;

    /** @param county in the measuring plane */
    PositionCheck(
            CheckContext context,
            @Nullable CrsDefinition crs,
            @Nullable Geometry county,
            FindingList findings,
            UnaryOperator<Coordinate> toDrawing) {
        this.context = context;
        this.crs = crs;
        this.findings = findings;
        this.toDrawing = toDrawing;
        this.county = county == null ? null : PreparedGeometryFactory.prepare(county);
        this.inCounty = county == null ? null : new IndexedPointInAreaLocator(county);
    }

    void check(CheckedPlot plot, MultiPolygon land) {
        // Coordinates of a wrong zone lie outside the county too: that is the same mistake.
        if (!checkZone(plot)) {
            checkCounty(plot, land);
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

    private void checkCounty(CheckedPlot plot, MultiPolygon land) {
        if (county == null || land.isEmpty() || county.covers(land)) {
            return;
        }
        MultiPolygon outside = Polygonal.difference(land, county.getGeometry());
        if (outside.getArea() <= context.tolerances().outsideCountySquareMetres()) {
            return;
        }
        var arguments = new LinkedHashMap<String, Object>();
        if (!context.countyName().isBlank()) {
            arguments.put("county", context.countyName());
        }
        arguments.put("areaSquareMetres", outside.getArea());
        findings.add(OUTSIDE_COUNTY, place(plot, outside), arguments);
    }

    /** The first boundary point outside where there is one, else a point inside the part outside. */
    private Place place(CheckedPlot plot, MultiPolygon outside) {
        for (CheckedRing ring : plot.usableRings()) {
            for (int i : ring.kept()) {
                if (inCounty != null && inCounty.locate(ring.plane(i)) == Location.EXTERIOR) {
                    return ring.place(i);
                }
            }
        }
        return plot.at(toDrawing.apply(Polygonal.pointInside(outside)), plot.line());
    }
}
