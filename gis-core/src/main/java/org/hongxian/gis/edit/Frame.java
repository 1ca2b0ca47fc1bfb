package org.hongxian.gis.edit;

import java.util.Arrays;
import java.util.List;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.edit.EditRefusedException.Reason;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Coordinates near an own origin. Whole metres are taken off, which loses no digit of a coordinate, and leaves calculations five digits
 * more than coordinates with zone prefix do.
 */
final class Frame {

    static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final double east;
    private final double north;

    Frame(BoundaryPoint origin) {
        this(new Coordinate(origin.easting(), origin.northing()));
    }

    Frame(Coordinate origin) {
        this.east = Math.floor(origin.x);
        this.north = Math.floor(origin.y);
    }

    Coordinate in(Coordinate place) {
        return new Coordinate(place.x - east, place.y - north);
    }

    Coordinate out(Coordinate place) {
        return new Coordinate(place.x + east, place.y + north);
    }

    /**
     * The land of a plot.
     *
     * @throws EditRefusedException if it crosses itself or has no area
     */
    MultiPolygon land(Plot plot, int position) {
        List<BoundaryRing> rings = plot.rings().stream()
                .map(ring -> new BoundaryRing(
                        ring.number(),
                        ring.points().stream()
                                .map(point -> point.movedTo(point.easting() - east, point.northing() - north))
                                .toList(),
                        ring.closedInFile()))
                .toList();
        MultiPolygon land = RingAssembler.assemble(plot.withRings(rings));
        if (land.isEmpty() || land.getArea() == 0 || !Polygonal.isValid(land)) {
            throw new EditRefusedException(Reason.PLOT_NOT_VALID, plot.label(position));
        }
        return land;
    }

    /** @throws EditRefusedException if it has fewer than two places */
    LineString line(List<Coordinate> drawn) {
        Coordinate[] places = places(drawn);
        if (places.length < 2) {
            throw new EditRefusedException(Reason.TOO_FEW_POINTS, "2");
        }
        return GEOMETRIES.createLineString(places);
    }

    /** @throws EditRefusedException if it has fewer than three places or crosses itself */
    Polygon shape(List<Coordinate> drawn) {
        Coordinate[] places = places(drawn);
        int open =
                places.length > 1 && places[0].equals2D(places[places.length - 1]) ? places.length - 1 : places.length;
        if (open < 3) {
            throw new EditRefusedException(Reason.TOO_FEW_POINTS, "3");
        }
        Coordinate[] closed = Arrays.copyOf(places, open + 1);
        closed[open] = new Coordinate(places[0]);
        Polygon shape = GEOMETRIES.createPolygon(closed);
        if (!Polygonal.isValid(shape)) {
            throw new EditRefusedException(Reason.SHAPE_NOT_VALID);
        }
        return shape;
    }

    private Coordinate[] places(List<Coordinate> drawn) {
        return CoordinateArrays.removeRepeatedPoints(
                drawn.stream().map(this::in).toArray(Coordinate[]::new));
    }
}
