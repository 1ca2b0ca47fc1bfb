package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.locationtech.jts.geom.Coordinate;

/**
 * Projects on both sides of a zone border: files whose plots carry different zone numbers in front of their eastings. A case is
 * measured in one plane, so such plots are brought into the zone of the file, which is exact, and the reading report says so. A
 * plot that would then lie outside the reach of that zone stays as it is: its number is a mistake, or the project needs a case per
 * zone, and the drawing check says where.
 */
final class ZonesOfPlots {

    /** Beyond this offset from the meridian a zone is the wrong one: its border and a bit, at the southern end of the country. */
    private static final double REACH_THREE_DEGREES_METRES = 160_000;

    private static final double REACH_SIX_DEGREES_METRES = 335_000;

    private ZonesOfPlots() {}

    static ReadResult inOne(ReadResult result) {
        BoundaryFile file = result.file();
        CrsCode code = file.crs();
        if (code == null) {
            return result;
        }
        CrsDefinition zone = CrsCatalogue.get(code);
        if (!zone.isZone() || !zone.isPrefixed()) {
            return result;
        }
        var plots = new ArrayList<Plot>();
        Map<Integer, List<String>> moved = new TreeMap<>();
        for (Plot plot : file.plots()) {
            int own = zoneOf(plot);
            Plot inZone = own == 0 || own == zone.zoneNumber() ? plot : brought(plot, own, zone);
            plots.add(inZone);
            if (inZone != plot) {
                moved.computeIfAbsent(own, number -> new ArrayList<>()).add(plot.label());
            }
        }
        if (moved.isEmpty()) {
            return result;
        }
        var assumptions = new ArrayList<>(file.assumptions());
        moved.forEach((own, labels) -> assumptions.add(new Assumption(
                "plots-in-other-zone",
                1,
                List.of(
                        Findings.excerpt(String.join(", ", labels)),
                        own.toString(),
                        Integer.toString(zone.zoneNumber())))));
        return new ReadResult(
                new BoundaryFile(
                        file.format(), file.encoding(), file.axisOrder(), code, file.header(), plots, assumptions),
                result.issues(),
                result.questions());
    }

    /** The zone number all its eastings carry; 0 when there is none, or not one. */
    private static int zoneOf(Plot plot) {
        int zone = 0;
        for (BoundaryRing ring : plot.rings()) {
            for (BoundaryPoint point : ring.points()) {
                int own = Magnitudes.prefixOf(point.easting());
                if (own == 0 || zone != 0 && own != zone) {
                    return 0;
                }
                zone = own;
            }
        }
        return zone;
    }

    /** The same plot where its zone is of another width, or where it would lie out of reach. */
    private static Plot brought(Plot plot, int own, CrsDefinition zone) {
        CrsDefinition from = CrsCatalogue.zone(zone.datum(), own, true);
        if (from.zoneWidthDegrees() != zone.zoneWidthDegrees()) {
            return plot;
        }
        double reach = zone.zoneWidthDegrees() == 6 ? REACH_SIX_DEGREES_METRES : REACH_THREE_DEGREES_METRES;
        var transformer = CoordinateTransformer.between(from.code(), zone.code());
        var rings = new ArrayList<BoundaryRing>();
        for (BoundaryRing ring : plot.rings()) {
            var points = new ArrayList<BoundaryPoint>();
            for (BoundaryPoint point : ring.points()) {
                Coordinate moved;
                try {
                    moved = transformer.transform(point.easting(), point.northing());
                } catch (CoordinateOutOfDomainException e) {
                    return plot;
                }
                if (Math.abs(zone.offsetFromCentralMeridianMetres(moved.x)) > reach) {
                    return plot;
                }
                points.add(point.movedTo(moved.x, moved.y));
            }
            rings.add(new BoundaryRing(ring.number(), points, ring.closedInFile()));
        }
        return plot.withRings(rings);
    }
}
