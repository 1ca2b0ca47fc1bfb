package org.hongxian.map.sheet;

import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * Page, frame and scale of a sheet.
 *
 * @param sizes of everything but the map, and of what is drawn in it
 * @param widthMillimetres of the page
 * @param frame inside of the neat line, millimetres from the lower left corner of the page
 * @param legend box for the legend
 * @param location box for the location inset
 * @param block box for the title block
 * @param scale denominator: 2000 for 1:2000
 */
record SheetLayout(
        String paper,
        SheetSizes sizes,
        double widthMillimetres,
        double heightMillimetres,
        Box frame,
        Box legend,
        Box location,
        Box block,
        int scale) {

    /** The denominators in use for such maps, then those that only corridors need; the last one shows a whole zone. */
    static final List<Integer> SCALES = List.of(
            500,
            1000,
            2000,
            5000,
            10_000,
            25_000,
            50_000,
            100_000,
            200_000,
            500_000,
            1_000_000,
            5_000_000,
            20_000_000,
            50_000_000);

    /** Paper kept free around the red line inside the frame, so that its surroundings can be judged. */
    private static final double MARGIN = 20;

    private static final double BORDER = 4.2;
    private static final double EDGE = 15;
    private static final double GAP = 3;
    private static final double HEAD = 27;

    /** From this scale on a larger sheet is worth it. */
    private static final int A3_FROM = 5000;

    /** A rectangle in millimetres from the lower left corner of the page. */
    record Box(double left, double bottom, double width, double height) {
        double right() {
            return left + width;
        }

        double top() {
            return bottom + height;
        }
    }

    /**
     * The largest usual scale at which the red line with its margin fits on A4; on A3 when that wins a scale for a large one.
     *
     * @throws IllegalArgumentException when it is larger than a zone, which no checked drawing is
     */
    static SheetLayout choose(Envelope redLine) {
        boolean wide = redLine.getWidth() > redLine.getHeight() * 1.05;
        int onA4 = scaleFor(redLine, page(false, wide, 0).frame());
        int onA3 = scaleFor(redLine, page(true, wide, 0).frame());
        if (onA3 == 0) {
            throw new IllegalArgumentException("red line of " + Math.round(redLine.getWidth()) + " m x "
                    + Math.round(redLine.getHeight()) + " m does not fit on one sheet");
        }
        boolean large = onA4 == 0 || (onA4 >= A3_FROM && onA3 < onA4);
        return page(large, wide, large ? onA3 : onA4);
    }

    /** An A3 sheet. */
    static SheetLayout large(boolean wide, int scale) {
        return page(true, wide, scale);
    }

    private static int scaleFor(Envelope redLine, Box frame) {
        for (int scale : SCALES) {
            if (redLine.getWidth() * 1000 / scale <= frame.width() - 2 * MARGIN
                    && redLine.getHeight() * 1000 / scale <= frame.height() - 2 * MARGIN) {
                return scale;
            }
        }
        return 0;
    }

    /** Between the neat line and the thick outer line; coordinates stand in it. */
    double border() {
        return BORDER * sizes.furniture();
    }

    private static SheetLayout page(boolean large, boolean wide, int scale) {
        return of(large ? Paper.A3 : Paper.A4, wide, scale);
    }

    /** A sheet of that paper with all its boxes. */
    static SheetLayout of(Paper paper, boolean wide, int scale) {
        SheetSizes sizes = SheetSizes.of(paper);
        double k = sizes.furniture();
        double width = paper.widthMillimetres(wide);
        double height = paper.heightMillimetres(wide);
        double edge = EDGE * k;
        double border = BORDER * k;
        double gap = GAP * k;
        double side = width - 2 * edge - 2 * border;
        double inside = height - edge - 2 * border - HEAD * sizes.title();
        if (wide) {
            double panel = 64 * k;
            Box frame = new Box(edge + border, edge + border, side - panel - gap, inside);
            double left = frame.right() + border + gap;
            Box block = new Box(left, edge, panel, 80 * k);
            Box location = new Box(left, block.top() + gap, panel, 40 * k);
            double legendBottom = location.top() + gap;
            Box legend = new Box(left, legendBottom, panel, frame.top() + border - legendBottom);
            return new SheetLayout(paper.name(), sizes, width, height, frame, legend, location, block, scale);
        }
        double panel = 80 * k;
        Box frame = new Box(edge + border, edge + panel + gap + border, side, inside - panel - gap);
        double blockWidth = 76 * k;
        double locationWidth = 42 * k;
        Box block = new Box(frame.right() + border - blockWidth, edge, blockWidth, panel);
        Box location = new Box(block.left() - gap - locationWidth, edge, locationWidth, panel);
        Box legend = new Box(edge, edge, location.left() - gap - edge, panel);
        return new SheetLayout(paper.name(), sizes, width, height, frame, legend, location, block, scale);
    }
}
