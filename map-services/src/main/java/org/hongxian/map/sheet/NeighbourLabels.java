package org.hongxian.map.sheet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hongxian.gis.survey.AdjoiningRun;
import org.hongxian.gis.survey.AdjoiningRun.Anchor;
import org.hongxian.gis.survey.Neighbour;
import org.hongxian.map.style.LabelLook;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Names of the neighbours outside along the red line, and a short tick where one ends and the next begins. Plots of the same project
 * are on the map themselves.
 */
final class NeighbourLabels {

    private static final String INK = "#1c1c1c";
    private static final double HEIGHT = 2.4;
    private static final double TICK = 3;
    private static final double[] DISTANCES = {2, 4, 6.5, 10};

    private final GroundToPaper place;
    private final Canvas canvas;

    NeighbourLabels(GroundToPaper place, Canvas canvas) {
        this.place = place;
        this.canvas = canvas;
    }

    void draw(List<AdjoiningRun> runs, LabelPlaces places) throws IOException {
        for (AdjoiningRun run : runs) {
            if (run.neighbour().kind() == Neighbour.Kind.SAME_PROJECT) {
                continue;
            }
            for (Anchor begin : run.begin()) {
                drawTick(begin);
            }
            String text = text(run.neighbour());
            double width = canvas.width(text, HEIGHT);
            Optional<Envelope> box = free(run, width, places);
            if (box.isPresent()) {
                canvas.textWithHalo(text, box.get().getMinX(), box.get().getMinY() + 0.3, HEIGHT, LabelLook.USUAL);
            }
        }
    }

    private void drawTick(Anchor at) throws IOException {
        double x = place.x(at.easting());
        double y = place.y(at.northing());
        if (isInside(x, y)) {
            canvas.pen(INK, 0.25);
            canvas.line(x, y, x + at.outwardEast() * TICK, y + at.outwardNorth() * TICK);
        }
    }

    private boolean isInside(double x, double y) {
        SheetLayout.Box frame = place.layout().frame();
        return x > frame.left() + TICK
                && x < frame.right() - TICK
                && y > frame.bottom() + TICK
                && y < frame.top() - TICK;
    }

    /** Outside of the plot beside one of the anchors, the middle of the run first. */
    private Optional<Envelope> free(AdjoiningRun run, double width, LabelPlaces places) {
        for (Anchor anchor : run.anchors()) {
            for (double distance : DISTANCES) {
                double away = distance
                        + Math.abs(anchor.outwardEast()) * width / 2
                        + Math.abs(anchor.outwardNorth()) * HEIGHT / 2;
                Coordinate centre = new Coordinate(
                        place.x(anchor.easting()) + anchor.outwardEast() * away,
                        place.y(anchor.northing()) + anchor.outwardNorth() * away);
                Optional<Envelope> box = places.at(centre, width, HEIGHT);
                if (box.isPresent()) {
                    return box;
                }
            }
        }
        return Optional.empty();
    }

    private static String text(Neighbour neighbour) {
        if (neighbour.kind() == Neighbour.Kind.NO_DATA) {
            return "（权属无数据）";
        }
        return neighbour.name().isBlank() ? neighbour.ownerCode() : neighbour.name();
    }
}
