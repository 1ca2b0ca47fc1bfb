package org.hongxian.gis.survey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.Plot;
import org.jspecify.annotations.Nullable;

/**
 * The table of boundary points (界址点成果表): number, X (northing), Y (easting), side to the next point.
 *
 * <p>Sides and bearings are computed from the coordinates as printed, so that anyone can check the table with a pocket calculator.
 *
 * @param rows ring after ring; each ring ends with its first point repeated
 * @param perimeterMetres of all rings, 2 decimals: the unrounded sides summed, then rounded
 */
public record BoundaryPointTable(List<Row> rows, BigDecimal perimeterMetres) {

    private static final int COORDINATE_DECIMALS = 3;
    private static final int SIDE_DECIMALS = 2;

    public BoundaryPointTable {
        rows = List.copyOf(rows);
    }

    /**
     * @param sequence running number (序号) of the rows of the table, from 1
     * @param ring one-based number of the ring in the table
     * @param hole whether the ring is a hole
     * @param name number of the point (点号)
     * @param submittedName as in the surveyor's file; may be empty
     * @param northing X in metres, 3 decimals
     * @param easting Y in metres, 3 decimals
     * @param sideMetres to the point of the next row, 2 decimals; null in the row that closes the ring
     * @param bearingDegrees of the side, clockwise from grid north; null in the row that closes the ring
     */
    public record Row(
            int sequence,
            int ring,
            boolean hole,
            String name,
            String submittedName,
            BigDecimal northing,
            BigDecimal easting,
            @Nullable BigDecimal sideMetres,
            @Nullable Double bearingDegrees) {

        /** Whether the row repeats the first point of its ring. */
        public boolean isClosing() {
            return sideMetres == null;
        }
    }

    /** @param plot in a projected CRS, metres */
    public static BoundaryPointTable of(Plot plot) {
        return of(BoundaryPointNumbering.number(plot));
    }

    public static BoundaryPointTable of(List<NumberedRing> rings) {
        var rows = new ArrayList<Row>();
        double perimeter = 0;
        for (int r = 0; r < rings.size(); r++) {
            NumberedRing ring = rings.get(r);
            List<NumberedPoint> points = ring.points();
            for (int i = 0; i <= points.size(); i++) {
                NumberedPoint point = points.get(i % points.size());
                Side side = i == points.size() ? null : Side.between(point, points.get((i + 1) % points.size()));
                perimeter += side == null ? 0 : side.lengthMetres();
                rows.add(row(rows.size() + 1, r + 1, ring.hole(), point, side));
            }
        }
        return new BoundaryPointTable(
                rows, BigDecimal.valueOf(perimeter).setScale(SIDE_DECIMALS, RoundingMode.HALF_UP));
    }

    private static Row row(int sequence, int ring, boolean hole, NumberedPoint point, @Nullable Side side) {
        return new Row(
                sequence,
                ring,
                hole,
                point.name(),
                point.submittedName(),
                printed(point.northing()),
                printed(point.easting()),
                side == null
                        ? null
                        : BigDecimal.valueOf(side.lengthMetres()).setScale(SIDE_DECIMALS, RoundingMode.HALF_UP),
                side == null ? null : side.bearingDegrees());
    }

    private static BigDecimal printed(double metres) {
        return BigDecimal.valueOf(metres).setScale(COORDINATE_DECIMALS, RoundingMode.HALF_UP);
    }

    private record Side(double lengthMetres, double bearingDegrees) {

        static Side between(NumberedPoint from, NumberedPoint to) {
            double north =
                    printed(to.northing()).subtract(printed(from.northing())).doubleValue();
            double east =
                    printed(to.easting()).subtract(printed(from.easting())).doubleValue();
            double bearing = Math.toDegrees(Math.atan2(east, north));
            return new Side(Math.hypot(north, east), bearing < 0 ? bearing + 360 : bearing);
        }
    }
}
