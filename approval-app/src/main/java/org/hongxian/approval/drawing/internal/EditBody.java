package org.hongxian.approval.drawing.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hongxian.approval.casework.UnknownValueException;
import org.hongxian.gis.edit.CorridorEnds;
import org.hongxian.gis.edit.EditRefusedException;
import org.hongxian.gis.edit.EditRefusedException.Reason;
import org.hongxian.gis.edit.Edited;
import org.hongxian.gis.edit.PlotEdits;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * One edit of a drawing as the page and programs send it, beside the plots it is of; what the operation does not use is left out.
 *
 * @param operation split, merge, cut, corridor, offset or offset-side
 * @param plot position from 0 of the plot to divide, cut or offset
 * @param merged positions of the plots to join
 * @param ring and {@code side}: which side to move, by the position of the point it begins at
 * @param line what was drawn, easting first, metres: the dividing line, the shape to cut out, the centre line
 * @param metres width of the corridor; how far to offset, outwards where positive
 * @param ends of the corridor: flat or round
 * @param keepPiece whether what is cut out stays, as a plot of its own
 * @param name of the new plot
 */
record EditBody(
        @Nullable List<DrawingBody.@Nullable PlotBody> plots,
        @Nullable String operation,
        @Nullable Integer plot,
        @Nullable List<@Nullable Integer> merged,
        @Nullable Integer ring,
        @Nullable Integer side,
        @Nullable List<double @Nullable []> line,
        @Nullable Double metres,
        @Nullable String ends,
        @Nullable Boolean keepPiece,
        @Nullable String name) {

    private static final int MOST_PLACES = 2000;
    private static final double LEAST_METRES = 0.001;
    private static final double MOST_METRES = 2000;

    private enum Operation {
        SPLIT,
        MERGE,
        CUT,
        CORRIDOR,
        OFFSET,
        OFFSET_SIDE
    }

    DrawingBody drawing() {
        return new DrawingBody(null, null, plots);
    }

    /**
     * @throws UnknownValueException for another operation or other ends
     * @throws EditRefusedException for anything else that cannot be done
     */
    Edited applyTo(PlotEdits edits) {
        return switch (value(Operation.class, "operation", operation)) {
            case SPLIT -> edits.split(position(plot), places());
            case MERGE -> edits.merge(positions());
            case CUT -> edits.cut(position(plot), places(), Boolean.TRUE.equals(keepPiece));
            case CORRIDOR ->
                edits.corridor(name == null ? "" : name, places(), width(), value(CorridorEnds.class, "ends", ends));
            case OFFSET -> edits.offset(position(plot), distance());
            case OFFSET_SIDE -> edits.offsetSide(position(plot), position(ring), position(side), distance());
        };
    }

    private static int position(@Nullable Integer position) {
        return position == null ? -1 : position;
    }

    private Set<Integer> positions() {
        var positions = new HashSet<Integer>();
        if (merged != null) {
            merged.forEach(position -> positions.add(position(position)));
        }
        return positions;
    }

    private List<Coordinate> places() {
        var places = new ArrayList<Coordinate>();
        if (line == null) {
            return places;
        }
        if (line.size() > MOST_PLACES) {
            throw new EditRefusedException(Reason.TOO_MANY_POINTS, Integer.toString(MOST_PLACES));
        }
        for (double[] place : line) {
            if (place == null || place.length != 2 || !DrawingLimits.isPlace(place[0], place[1])) {
                throw new EditRefusedException(Reason.SHAPE_NOT_VALID);
            }
            places.add(new Coordinate(place[0], place[1]));
        }
        return places;
    }

    private double width() {
        double width = metres == null ? Double.NaN : metres;
        if (!(width >= LEAST_METRES && width <= MOST_METRES)) {
            throw outOfRange(Reason.LENGTH_OUT_OF_RANGE);
        }
        return width;
    }

    private double distance() {
        double distance = metres == null ? Double.NaN : metres;
        if (!(Math.abs(distance) >= LEAST_METRES && Math.abs(distance) <= MOST_METRES)) {
            throw outOfRange(Reason.OFFSET_OUT_OF_RANGE);
        }
        return distance;
    }

    private static EditRefusedException outOfRange(Reason reason) {
        return new EditRefusedException(reason, "0.001", "2000");
    }

    private static <E extends Enum<E>> E value(Class<E> type, String parameter, @Nullable String text) {
        return Stream.of(type.getEnumConstants())
                .filter(each -> key(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new UnknownValueException(
                        parameter,
                        text == null ? "" : text,
                        Stream.of(type.getEnumConstants()).map(EditBody::key).toList()));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
