package org.hongxian.map.glyph;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One glyph as a picture of distances to its outline, from which letters of any size with any rim are drawn.
 *
 * <p>With d the distance from the middle of a pixel to the outline in pixels, positive outside, a pixel is
 * {@code 255 (1 - 1/4 - d/8)} within 0 to 255: 191 on the outline.
 *
 * @param left pixels from the pen to the glyph, without the margin
 * @param top pixels from the baseline up to the glyph, without the margin
 * @param pixels row by row from above, each row {@code width + 2 MARGIN} long; empty for a glyph that shows nothing
 */
record DistancePicture(int width, int height, int left, int top, byte[] pixels) {

    /** Pixels of one em. */
    static final int EM = 24;

    /** Pixels around the glyph. */
    static final int MARGIN = 3;

    private static final double REACH = 8;
    private static final double CUTOFF = 0.25;
    /** From here on a pixel is 0 outside; inside it is 255 long before. */
    private static final double FARTHEST = REACH * (1 - CUTOFF);

    private static final double FLATNESS = 0.02;

    private static final DistancePicture NOTHING = new DistancePicture(0, 0, 0, 0, new byte[0]);

    /** A straight piece of the outline, y upwards. */
    private record Side(double x1, double y1, double x2, double y2) {

        double squareOfDistance(double x, double y) {
            double dx = x2 - x1;
            double dy = y2 - y1;
            double length = dx * dx + dy * dy;
            double along = length == 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length));
            double offX = x - x1 - along * dx;
            double offY = y - y1 - along * dy;
            return offX * offX + offY * offY;
        }
    }

    /** @param outline one em being 1 wide and high, y upwards, the pen at the origin */
    static DistancePicture of(GeneralPath outline) {
        List<Side> sides = sides(outline);
        if (sides.isEmpty()) {
            return NOTHING;
        }
        Rectangle2D bounds = outline.getBounds2D();
        int left = (int) Math.floor(bounds.getMinX() * EM);
        int right = (int) Math.ceil(bounds.getMaxX() * EM);
        int bottom = (int) Math.floor(bounds.getMinY() * EM);
        int top = (int) Math.ceil(bounds.getMaxY() * EM);
        var field = new Field(left - MARGIN, top + MARGIN, right - left + 2 * MARGIN, top - bottom + 2 * MARGIN);
        sides.forEach(field::add);
        return new DistancePicture(right - left, top - bottom, left, top, field.pixels());
    }

    /** What the sides say of every pixel, put together side by side: only pixels near a side need its distance. */
    private static final class Field {

        private final int west;
        private final int north;
        private final int columns;
        private final int rows;
        private final double[] squares;
        private final int[] windings;

        Field(int west, int north, int columns, int rows) {
            this.west = west;
            this.north = north;
            this.columns = columns;
            this.rows = rows;
            this.squares = new double[columns * rows];
            this.windings = new int[columns * rows];
            Arrays.fill(squares, FARTHEST * FARTHEST);
        }

        void add(Side side) {
            int first = Math.max(0, (int) (Math.min(side.x1, side.x2) - FARTHEST - west));
            int last = Math.min(columns - 1, (int) (Math.max(side.x1, side.x2) + FARTHEST - west));
            int upper = Math.max(0, (int) (north - Math.max(side.y1, side.y2) - FARTHEST));
            int lower = Math.min(rows - 1, (int) (north - Math.min(side.y1, side.y2) + FARTHEST));
            for (int row = upper; row <= lower; row++) {
                double y = north - row - 0.5;
                for (int column = first; column <= last; column++) {
                    int at = row * columns + column;
                    squares[at] = Math.min(squares[at], side.squareOfDistance(west + column + 0.5, y));
                }
                if (side.y1 > y != side.y2 > y) {
                    wind(row, side.x1 + (y - side.y1) / (side.y2 - side.y1) * (side.x2 - side.x1), side.y2 > side.y1);
                }
            }
        }

        /** The outline turns around every pixel west of where a side crosses its row. */
        private void wind(int row, double crossing, boolean upwards) {
            for (int column = 0; column < columns && west + column + 0.5 < crossing; column++) {
                windings[row * columns + column] += upwards ? 1 : -1;
            }
        }

        byte[] pixels() {
            byte[] pixels = new byte[squares.length];
            for (int at = 0; at < pixels.length; at++) {
                double distance = Math.sqrt(squares[at]) * (windings[at] == 0 ? 1 : -1);
                pixels[at] = (byte) Math.round(Math.max(0, Math.min(255, 255 * (1 - CUTOFF - distance / REACH))));
            }
            return pixels;
        }
    }

    private static List<Side> sides(GeneralPath outline) {
        var sides = new ArrayList<Side>();
        PathIterator pieces = outline.getPathIterator(AffineTransform.getScaleInstance(EM, EM), FLATNESS);
        double[] at = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (; !pieces.isDone(); pieces.next()) {
            int kind = pieces.currentSegment(at);
            double toX = kind == PathIterator.SEG_CLOSE ? startX : at[0];
            double toY = kind == PathIterator.SEG_CLOSE ? startY : at[1];
            if (kind == PathIterator.SEG_MOVETO) {
                startX = toX;
                startY = toY;
            } else {
                sides.add(new Side(x, y, toX, toY));
            }
            x = toX;
            y = toY;
        }
        return sides;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DistancePicture picture
                && width == picture.width
                && height == picture.height
                && left == picture.left
                && top == picture.top
                && Arrays.equals(pixels, picture.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return width + " x " + height + " pixels";
    }
}
