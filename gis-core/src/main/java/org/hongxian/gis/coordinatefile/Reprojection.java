package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.crs.DatumParameters;
import org.locationtech.jts.geom.Coordinate;

/** Takes the points of a file to another coordinate reference system; names, rings and declared values stay as they are. */
public final class Reprojection {

    /** Code of the assumption that a parameter set was used; its first argument is the id of the set. */
    public static final String DATUM_PARAMETERS = "datum-parameters";

    private Reprojection() {}

    /**
     * @throws IllegalArgumentException if the CRS of the file is unknown
     * @throws org.hongxian.gis.crs.DatumChangeException if the datums do not coincide
     * @throws org.hongxian.gis.crs.CoordinateOutOfDomainException if a point cannot be projected
     */
    public static BoundaryFile to(CrsCode target, BoundaryFile file) {
        CrsCode from = crsOf(file);
        if (from.equals(target)) {
            return file;
        }
        var assumptions = new ArrayList<>(file.assumptions());
        if (CrsCatalogue.get(from).datum() != CrsCatalogue.get(target).datum()) {
            assumptions.add(new Assumption("wgs84-as-cgcs2000", 0.9, List.of()));
        }
        return moved(file, CoordinateTransformer.between(from, target), target, assumptions);
    }

    /**
     * To another datum by official parameters; the file says afterwards which they were.
     *
     * @throws IllegalArgumentException if the CRS of the file is unknown
     * @throws org.hongxian.gis.crs.DatumChangeException if the set does not lead to the target
     * @throws org.hongxian.gis.crs.ImplausibleDatumShiftException if the set cannot be right
     * @throws org.hongxian.gis.crs.CoordinateOutOfDomainException if a point cannot be projected
     */
    public static BoundaryFile to(CrsCode target, BoundaryFile file, DatumParameters parameters) {
        var assumptions = new ArrayList<>(file.assumptions());
        assumptions.add(new Assumption(
                DATUM_PARAMETERS,
                1,
                List.of(parameters.id(), Double.toString(parameters.accuracyMetres()), parameters.source())));
        return moved(file, CoordinateTransformer.between(crsOf(file), target, parameters), target, assumptions);
    }

    private static BoundaryFile moved(
            BoundaryFile file, CoordinateTransformer transformer, CrsCode target, List<Assumption> assumptions) {
        List<Plot> plots = file.plots().stream()
                .map(plot -> plot.withRings(plot.rings().stream()
                        .map(ring -> ring(ring, transformer))
                        .toList()))
                .toList();
        return new BoundaryFile(
                file.format(), file.encoding(), file.axisOrder(), target, file.header(), plots, assumptions);
    }

    /**
     * The 3-degree zone (eastings prefixed) that holds the middle of a file: what a file in degrees is surveyed in.
     *
     * @throws IllegalArgumentException if the CRS of the file is unknown or the place is outside the zones 25-45
     */
    public static CrsDefinition threeDegreeZoneOf(BoundaryFile file) {
        CrsDefinition crs = CrsCatalogue.get(crsOf(file));
        var box = RingAssembler.assemble(file.plots()).getEnvelopeInternal();
        if (box.isNull()) {
            throw new IllegalArgumentException("no ring in the file");
        }
        CrsCode degrees = CrsCatalogue.geographic(crs.datum()).code();
        Coordinate centre = box.centre();
        double longitude = CoordinateTransformer.between(crs.code(), degrees).transform(centre.x, centre.y).x;
        return CrsCatalogue.threeDegreeZoneOf(crs.datum() == Datum.WGS84 ? Datum.CGCS2000 : crs.datum(), longitude);
    }

    private static CrsCode crsOf(BoundaryFile file) {
        CrsCode crs = file.crs();
        if (crs == null) {
            throw new IllegalArgumentException("the CRS of the file is unknown");
        }
        return crs;
    }

    private static BoundaryRing ring(BoundaryRing ring, CoordinateTransformer transformer) {
        List<BoundaryPoint> points = ring.points().stream()
                .map(point -> {
                    Coordinate moved = transformer.transform(point.easting(), point.northing());
                    return point.movedTo(moved.x, moved.y);
                })
                .toList();
        return new BoundaryRing(ring.number(), points, ring.closedInFile());
    }
}
