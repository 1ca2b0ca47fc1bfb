package org.hongxian.map.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.map.style.LabelLook;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;

/** Circles and numbers of the boundary points, and the fraction label of each plot: number over area. */
final class RedLineLabels {

    private static final double NUMBER_HEIGHT = 2.0;
    private static final double PLOT_HEIGHT = 2.6;

    private final GroundToPaper place;
    private final Canvas canvas;
    private final String colour;
    private final LabelLook look;
    private final double diameter;

    RedLineLabels(GroundToPaper place, Canvas canvas, String colour, double diameter) {
        this.place = place;
        this.canvas = canvas;
        this.colour = colour;
        this.look = LabelLook.USUAL.in(colour);
        this.diameter = diameter;
    }

    List<LineSegment> segments(SheetContent content) {
        List<LineSegment> segments = new ArrayList<>();
        for (SheetContent.PlotOnSheet plot : content.plots()) {
            for (BoundaryRing ring : plot.plot().rings()) {
                List<BoundaryPoint> points = ring.points();
                for (int i = 0; i < points.size(); i++) {
                    segments.add(new LineSegment(onPaper(points.get(i)), onPaper(points.get((i + 1) % points.size()))));
                }
            }
        }
        return segments;
    }

    /** @return how many numbers found no free place; they stand in the table only */
    int drawPoints(SheetContent content, LabelPlaces places) throws IOException {
        for (SheetContent.PlotOnSheet plot : content.plots()) {
            for (BoundaryRing ring : plot.plot().rings()) {
                for (BoundaryPoint point : ring.points()) {
                    Coordinate at = onPaper(point);
                    if (!isInFrame(at)) {
                        continue;
                    }
                    places.take(new Envelope(
                            at.x - diameter / 2, at.x + diameter / 2, at.y - diameter / 2, at.y + diameter / 2));
                }
            }
        }
        int omitted = 0;
        for (SheetContent.PlotOnSheet plot : content.plots()) {
            for (BoundaryRing ring : plot.plot().rings()) {
                omitted += drawRing(ring.points(), places);
            }
        }
        return omitted;
    }

    private int drawRing(List<BoundaryPoint> points, LabelPlaces places) throws IOException {
        int omitted = 0;
        double turn = Math.signum(signedArea(points));
        for (int i = 0; i < points.size(); i++) {
            Coordinate at = onPaper(points.get(i));
            if (!isInFrame(at)) {
                continue;
            }
            Coordinate before = onPaper(points.get((i + points.size() - 1) % points.size()));
            Coordinate after = onPaper(points.get((i + 1) % points.size()));
            String name = points.get(i).name();
            double width = canvas.width(name, NUMBER_HEIGHT);
            Optional<Envelope> box = places.beside(at, width, NUMBER_HEIGHT, outward(before, at, after, turn));
            if (box.isPresent()) {
                drawNumber(name, at, box.get());
            } else {
                omitted++;
            }
            canvas.pen(colour, 0.15);
            canvas.circle(at.x, at.y, diameter / 2, "#ffffff");
        }
        return omitted;
    }

    private void drawNumber(String name, Coordinate at, Envelope box) throws IOException {
        Coordinate near = new Coordinate(
                Math.max(box.getMinX(), Math.min(at.x, box.getMaxX())),
                Math.max(box.getMinY(), Math.min(at.y, box.getMaxY())));
        if (near.distance(at) > 2.4) {
            canvas.pen(colour, 0.08);
            canvas.line(at.x, at.y, near.x, near.y);
        }
        canvas.textWithHalo(name, box.getMinX(), box.getMinY() + NUMBER_HEIGHT * 0.14, NUMBER_HEIGHT, look);
    }

    /** The middle of the outer angle at a point. */
    private static double outward(Coordinate before, Coordinate at, Coordinate after, double turn) {
        double in = Math.atan2(at.y - before.y, at.x - before.x);
        double out = Math.atan2(after.y - at.y, after.x - at.x);
        double half = Math.IEEEremainder(out - in, 2 * Math.PI) / 2;
        return in + half - turn * Math.PI / 2;
    }

    private double signedArea(List<BoundaryPoint> points) {
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            Coordinate a = onPaper(points.get(i));
            Coordinate b = onPaper(points.get((i + 1) % points.size()));
            sum += a.x * b.y - b.x * a.y;
        }
        return sum;
    }

    void drawPlots(List<SheetContent.PlotOnSheet> plots, List<Geometry> areasOnPaper, LabelPlaces places)
            throws IOException {
        for (int i = 0; i < plots.size(); i++) {
            Geometry area = areasOnPaper.get(i);
            if (area.isEmpty()) {
                continue;
            }
            Coordinate middle = MaximumInscribedCircle.getCenter(area, 0.5).getCoordinate();
            String upper = plots.get(i).plot().label();
            String lower = plots.get(i).area();
            double width = Math.max(canvas.width(upper, PLOT_HEIGHT), canvas.width(lower, PLOT_HEIGHT));
            Optional<Envelope> box = places.at(middle, width + 2, PLOT_HEIGHT * 2.6);
            if (box.isEmpty()) {
                box = places.beside(middle, width + 2, PLOT_HEIGHT * 2.6, 0);
            }
            if (box.isPresent()) {
                Coordinate centre = box.get().centre();
                canvas.textWithHalo(
                        upper, centre.x - canvas.width(upper, PLOT_HEIGHT) / 2, centre.y + 0.7, PLOT_HEIGHT, look);
                canvas.pen(colour, 0.15);
                canvas.line(centre.x - width / 2, centre.y, centre.x + width / 2, centre.y);
                canvas.textWithHalo(
                        lower,
                        centre.x - canvas.width(lower, PLOT_HEIGHT) / 2,
                        centre.y - PLOT_HEIGHT,
                        PLOT_HEIGHT,
                        look);
            }
        }
    }

    /** Points of other sheets are drawn there. */
    private boolean isInFrame(Coordinate at) {
        SheetLayout.Box frame = place.layout().frame();
        return at.x >= frame.left() && at.x <= frame.right() && at.y >= frame.bottom() && at.y <= frame.top();
    }

    private Coordinate onPaper(BoundaryPoint point) {
        return place.place(point.easting(), point.northing());
    }
}
