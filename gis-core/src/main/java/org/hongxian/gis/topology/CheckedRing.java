package org.hongxian.gis.topology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.issue.Place;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** One ring while it is checked: points as submitted, coordinates in the measuring plane, and what is left of it when cleaned. */
final class CheckedRing {

    private final BoundaryRing ring;
    private final String plot;
    private final Coordinate[] plane;
    /** Indexes of the points kept for the checks that look at more than neighbours. */
    private List<Integer> kept;

    private boolean crossed;
    private int depth;
    private final BitSet near = new BitSet();

    /** @param plane one coordinate per point of the ring, in the measuring plane */
    CheckedRing(BoundaryRing ring, String plot, Coordinate[] plane) {
        this.ring = ring;
        this.plot = plot;
        this.plane = plane;
        var all = new ArrayList<Integer>();
        for (int i = 0; i < plane.length; i++) {
            all.add(i);
        }
        this.kept = all;
    }

    int number() {
        return ring.number();
    }

    int size() {
        return plane.length;
    }

    /** All the way round, in the measuring plane. */
    double lengthMetres() {
        double length = 0;
        for (int i = 0; i < plane.length; i++) {
            length += plane[i].distance(plane[(i + 1) % plane.length]);
        }
        return length;
    }

    boolean isClosedInFile() {
        return ring.closedInFile();
    }

    BoundaryPoint point(int index) {
        return ring.points().get(index);
    }

    Coordinate plane(int index) {
        return plane[index];
    }

    List<Integer> kept() {
        return kept;
    }

    /** Leaves only these points to the later checks; fewer than three make the ring unusable. */
    void keep(List<Integer> points) {
        this.kept = points;
    }

    void discard() {
        keep(List.of());
    }

    /** Whether it meets itself or another ring where it must not: its shape then says little. */
    boolean isCrossed() {
        return crossed;
    }

    void setCrossed() {
        crossed = true;
    }

    /** How many other rings of the plot lie around it: even for a shell, odd for a hole. */
    int depth() {
        return depth;
    }

    void setDepth(int ringsAround) {
        depth = ringsAround;
    }

    /** Whether the point at this position among the kept ones is almost one with a point it does not follow. */
    boolean isNear(int keptPosition) {
        return near.get(keptPosition);
    }

    void setNear(int keptPosition) {
        near.set(keptPosition);
    }

    boolean isUsable() {
        return kept.size() >= 3;
    }

    Place place(int index) {
        BoundaryPoint point = point(index);
        return new Place(point.line() > 0 ? point.line() : null, plot, point.name(), point.easting(), point.northing());
    }

    /** Name of the edge that begins at the given position among the kept points. */
    String edge(int keptPosition) {
        return point(kept.get(keptPosition)).name() + "-"
                + point(kept.get((keptPosition + 1) % kept.size())).name();
    }

    /** Closed line of the kept points. */
    Coordinate[] closedLine() {
        var line = new Coordinate[kept.size() + 1];
        for (int i = 0; i < kept.size(); i++) {
            line[i] = plane[kept.get(i)].copy();
        }
        line[kept.size()] = line[0].copy();
        return line;
    }

    Polygon polygon(GeometryFactory factory) {
        return factory.createPolygon(closedLine());
    }
}
