package org.hongxian.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;

/** Drawings of many plots from a seed, in zone 39, to the millimetre: apart, sharing their borders, and full of defects. */
final class CheckDrawings {

    private static final double EAST = 39_540_000;
    private static final double NORTH = 3_450_000;
    private static final double CELL_METRES = 120;

    private final int columns;
    private final int rows;
    private final int pointsPerSide;
    private final Random random;

    CheckDrawings(int columns, int rows, int pointsPerSide, long seed) {
        this.columns = columns;
        this.rows = rows;
        this.pointsPerSide = pointsPerSide;
        this.random = new Random(seed);
    }

    /** Every plot by itself, farther from the others than anything that matters. */
    List<Plot> apart() {
        return plots(0.9);
    }

    /** Neighbours have all points of their common sides. */
    List<Plot> shared() {
        return plots(1);
    }

    /**
     * As {@link #shared}, with about a tenth of the plots spoilt: boundaries that cross themselves, plots moved over their neighbours,
     * given twice or inside others, points twice, points only one side has.
     */
    List<Plot> defective(int ofEachKind) {
        List<Plot> plots = new ArrayList<>(shared());
        // Far enough apart that no defect touches the next.
        List<Integer> places = new ArrayList<>();
        for (int column = 1; column < columns - 1; column += 3) {
            for (int row = 1; row < rows - 1; row += 3) {
                places.add(column * rows + row);
            }
        }
        Collections.shuffle(places, random);
        List<Plot> added = new ArrayList<>();
        for (int i = 0; i < places.size() && i < 6 * ofEachKind; i++) {
            Plot plot = plots.get(places.get(i));
            switch (i % 6) {
                case 0 -> plots.set(places.get(i), crossed(plot));
                case 1 -> plots.set(places.get(i), moved(plot, plot.name(), 0.3, 0.25, 1));
                case 2 -> added.add(moved(plot, plot.name() + " again", 0, 0, 1));
                case 3 -> added.add(moved(plot, plot.name() + " inside", 0, 0, 0.3));
                case 4 -> plots.set(places.get(i), withPoint(plot, 3, 0.03));
                default -> plots.set(places.get(i), withPoint(plot, 5, -1));
            }
        }
        plots.addAll(added);
        return plots;
    }

    private List<Plot> plots(double scale) {
        var corners = new double[columns + 1][rows + 1][];
        for (int i = 0; i <= columns; i++) {
            for (int j = 0; j <= rows; j++) {
                corners[i][j] = new double[] {
                    millimetres(CELL_METRES * (i + 0.3 * random.nextDouble())),
                    millimetres(CELL_METRES * (j + 0.3 * random.nextDouble()))
                };
            }
        }
        var eastward = new double[columns + 1][rows + 1][][];
        var northward = new double[columns + 1][rows + 1][][];
        for (int i = 0; i <= columns; i++) {
            for (int j = 0; j <= rows; j++) {
                eastward[i][j] = i == columns ? new double[0][] : side(corners[i][j], corners[i + 1][j]);
                northward[i][j] = j == rows ? new double[0][] : side(corners[i][j], corners[i][j + 1]);
            }
        }
        var plots = new ArrayList<Plot>();
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < rows; j++) {
                var outline = new ArrayList<double[]>();
                add(outline, northward[i][j], false);
                add(outline, eastward[i][j + 1], false);
                add(outline, northward[i + 1][j], true);
                add(outline, eastward[i][j], true);
                plots.add(scaled(i + "-" + j, outline, scale));
            }
        }
        return plots;
    }

    /** From one corner to before the other, a little crooked. */
    private double[][] side(double[] from, double[] to) {
        var points = new double[pointsPerSide + 1][];
        for (int k = 0; k <= pointsPerSide; k++) {
            double share = (double) k / pointsPerSide;
            double crooked = k == 0 || k == pointsPerSide ? 0 : random.nextDouble() - 0.5;
            points[k] = new double[] {
                millimetres(from[0] + share * (to[0] - from[0]) + crooked),
                millimetres(from[1] + share * (to[1] - from[1]) + crooked)
            };
        }
        return points;
    }

    private static void add(List<double[]> outline, double[][] side, boolean backwards) {
        for (int k = 0; k < side.length - 1; k++) {
            outline.add(side[backwards ? side.length - 1 - k : k]);
        }
    }

    private static Plot scaled(String name, List<double[]> outline, double scale) {
        double[] middle = middle(outline);
        var points = new ArrayList<BoundaryPoint>();
        for (double[] at : outline) {
            points.add(point(
                    "J" + (points.size() + 1),
                    EAST + middle[0] + scale * (at[0] - middle[0]),
                    NORTH + middle[1] + scale * (at[1] - middle[1])));
        }
        return plot(name, points);
    }

    private static double[] middle(List<double[]> outline) {
        double east = outline.stream().mapToDouble(at -> at[0]).average().orElseThrow();
        double north = outline.stream().mapToDouble(at -> at[1]).average().orElseThrow();
        return new double[] {east, north};
    }

    /** One point mistyped far across the opposite side. */
    private static Plot crossed(Plot plot) {
        List<BoundaryPoint> points = new ArrayList<>(plot.rings().get(0).points());
        int at = points.size() / 8;
        BoundaryPoint wrong = points.get(at);
        points.set(at, point(wrong.name(), wrong.easting() + 1.7 * CELL_METRES, wrong.northing()));
        return plot(plot.name(), points);
    }

    private static Plot moved(Plot plot, String name, double east, double north, double scale) {
        List<double[]> outline = plot.rings().get(0).points().stream()
                .map(p -> new double[] {p.easting() - EAST + east, p.northing() - NORTH + north})
                .toList();
        return scaled(name, outline, scale);
    }

    /** A point more: beside an existing one, or, with a negative distance, half way to the next. */
    private static Plot withPoint(Plot plot, int at, double besideMetres) {
        List<BoundaryPoint> points = new ArrayList<>(plot.rings().get(0).points());
        BoundaryPoint here = points.get(at);
        BoundaryPoint next = points.get(at + 1);
        points.add(
                at + 1,
                besideMetres < 0
                        ? point("X", (here.easting() + next.easting()) / 2, (here.northing() + next.northing()) / 2)
                        : point("X", here.easting() + besideMetres, here.northing()));
        return plot(plot.name(), points);
    }

    private static BoundaryPoint point(String name, double easting, double northing) {
        return new BoundaryPoint(name, millimetres(easting), millimetres(northing), 0);
    }

    private static Plot plot(String name, List<BoundaryPoint> points) {
        return new Plot(name, name, null, null, "", "", "", 0, List.of(new BoundaryRing(1, points, true)));
    }

    private static double millimetres(double metres) {
        return Math.round(metres * 1000) / 1000.0;
    }
}
