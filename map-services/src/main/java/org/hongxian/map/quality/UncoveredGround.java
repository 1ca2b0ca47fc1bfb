package org.hongxian.map.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.map.quality.VersionQuality.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * Ground that no feature covers, looked for box by box: all that was surveyed where that is known, else what features enclose. The
 * geometry of a box is let go at once; what is kept of a piece is its size and where it goes on into the next box.
 */
final class UncoveredGround {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    /** Sides of boxes are cut to the last digits. */
    private static final double SIDE_TOLERANCE_METRES = 1e-4;

    private static final double DEGREES_PER_METRE = 1e-5;
    private static final double LEAST_SQUARE_METRES = 0.001;

    private final CrsCode crs;
    private final Envelope ground;
    private final @Nullable SurveyedGround surveyed;
    private final double tolerance;
    private final List<Piece> pieces = new ArrayList<>();
    /** Where pieces lie along a line of the grid of boxes, by that line. */
    private final Map<Line, List<Stretch>> sides =
            new TreeMap<>(Comparator.comparing(Line::upright).thenComparingLong(Line::at));

    /**
     * @param ground takes in all features; null ({@code isNull()}) for none
     * @param surveyed what should be covered, valid, in the CRS; null for what features enclose
     */
    UncoveredGround(CrsCode crs, Envelope ground, @Nullable Geometry surveyed) {
        this.crs = crs;
        this.ground = ground;
        this.surveyed = surveyed == null ? null : new SurveyedGround(surveyed, ground);
        boolean degrees = CrsCatalogue.get(crs).isGeographic();
        this.tolerance = degrees ? SIDE_TOLERANCE_METRES * DEGREES_PER_METRE : SIDE_TOLERANCE_METRES;
        if (surveyed != null) {
            Geometry beyond =
                    ground.isNull() ? surveyed : Polygonal.difference(surveyed, GEOMETRIES.toGeometry(ground));
            add(ground, beyond);
        }
    }

    /** Part of an uncovered place: what of it lies in one box. */
    private static final class Piece {

        private final double squareMetres;
        /** Without what lies along the box. */
        private final double outlineMetres;

        private final Coordinate inside;
        private boolean open;
        private int next;

        Piece(double squareMetres, double outlineMetres, Coordinate inside, int self) {
            this.squareMetres = squareMetres;
            this.outlineMetres = outlineMetres;
            this.inside = inside;
            this.next = self;
        }
    }

    /** @param at its ordinate, in units of the tolerance */
    private record Line(boolean upright, long at) {}

    private record Stretch(double from, double to, int piece) {}

    /** @param covered what of the box is covered; may reach beyond it */
    void look(Envelope box, Geometry covered) {
        Geometry asked = surveyed == null ? GEOMETRIES.toGeometry(box) : surveyed.in(box);
        add(box, covered.isEmpty() ? asked : Polygonal.difference(asked, covered));
    }

    private void add(Envelope box, Geometry uncovered) {
        for (Polygon part : Polygonal.polygons(uncovered)) {
            if (part.isEmpty()) {
                continue;
            }
            Polygon onPlane =
                    MeasuringPlane.of(crs, part.getEnvelopeInternal()).from(crs).toPlane(part);
            int self = pieces.size();
            double along = sides(box, part.getExteriorRing(), self);
            double outline = (part.getLength() - along) * onPlane.getLength() / part.getLength();
            var piece = new Piece(onPlane.getArea(), outline, Polygonal.pointInside(part), self);
            piece.open = surveyed == null && isAtTheEdge(part.getEnvelopeInternal());
            pieces.add(piece);
        }
    }

    /** Whether the ground goes on where there is no feature any more. */
    private boolean isAtTheEdge(Envelope part) {
        return part.getMinX() - ground.getMinX() < tolerance
                || part.getMinY() - ground.getMinY() < tolerance
                || ground.getMaxX() - part.getMaxX() < tolerance
                || ground.getMaxY() - part.getMaxY() < tolerance;
    }

    /** Notes where the ring runs along a side of the box; how far, in units of the CRS. */
    private double sides(Envelope box, LineString ring, int piece) {
        double along = 0;
        for (int i = 1; i < ring.getNumPoints() && !box.isNull(); i++) {
            Coordinate a = ring.getCoordinateN(i - 1);
            Coordinate b = ring.getCoordinateN(i);
            for (double x : new double[] {box.getMinX(), box.getMaxX()}) {
                if (Math.abs(a.getX() - x) < tolerance && Math.abs(b.getX() - x) < tolerance) {
                    along += a.distance(b);
                    note(true, x, a.getY(), b.getY(), piece);
                }
            }
            for (double y : new double[] {box.getMinY(), box.getMaxY()}) {
                if (Math.abs(a.getY() - y) < tolerance && Math.abs(b.getY() - y) < tolerance) {
                    along += a.distance(b);
                    note(false, y, a.getX(), b.getX(), piece);
                }
            }
        }
        return along;
    }

    private void note(boolean upright, double at, double one, double other, int piece) {
        sides.computeIfAbsent(new Line(upright, Math.round(at / tolerance)), line -> new ArrayList<>())
                .add(new Stretch(Math.min(one, other), Math.max(one, other), piece));
    }

    /**
     * The places, pieces of which are told as one whatever number of boxes they lie in.
     *
     * @param leastWidthMetres narrower ones are gaps, which are looked for otherwise
     */
    List<Place> places(double leastWidthMetres) {
        sides.values().forEach(this::join);
        var whole = new TreeMap<Integer, List<Piece>>();
        for (int i = 0; i < pieces.size(); i++) {
            whole.computeIfAbsent(root(i), root -> new ArrayList<>()).add(pieces.get(i));
        }
        return whole.values().stream()
                .filter(parts -> parts.stream().noneMatch(part -> part.open))
                .filter(parts -> isWide(parts, leastWidthMetres))
                .map(UncoveredGround::place)
                .toList();
    }

    private static boolean isWide(List<Piece> parts, double leastWidthMetres) {
        double area = parts.stream().mapToDouble(part -> part.squareMetres).sum();
        double outline = parts.stream().mapToDouble(part -> part.outlineMetres).sum();
        return area > LEAST_SQUARE_METRES && 2 * area >= leastWidthMetres * outline;
    }

    private static Place place(List<Piece> parts) {
        Piece largest = parts.stream()
                .max(Comparator.comparingDouble(part -> part.squareMetres))
                .orElseThrow();
        double area = parts.stream().mapToDouble(part -> part.squareMetres).sum();
        return new Place("", "", "", largest.inside.getX(), largest.inside.getY(), area);
    }

    private void join(List<Stretch> line) {
        line.sort(Comparator.comparingDouble(Stretch::from).thenComparingInt(Stretch::piece));
        for (int i = 0; i < line.size(); i++) {
            Stretch one = line.get(i);
            for (int k = i + 1; k < line.size() && line.get(k).from() < one.to() - tolerance; k++) {
                Stretch other = line.get(k);
                if (Math.min(one.to(), other.to()) - other.from() > tolerance) {
                    pieces.get(root(one.piece())).next = root(other.piece());
                }
            }
        }
    }

    private int root(int piece) {
        int root = piece;
        while (pieces.get(root).next != root) {
            root = pieces.get(root).next;
        }
        pieces.get(piece).next = root;
        return root;
    }
}
