package org.hongxian.map.sheet;

/**
 * How large things are on paper, as a rule of its format: lengths in this package are those of an A4 sheet, a larger one multiplies
 * them.
 *
 * <p>With r the side of the paper in sides of A4 (√2 more with every format, 4 for A0), a sheet is looked at from about r times as far
 * away, and read from √r times: one steps up to it.
 *
 * @param title of title and subtitle, seen from afar: r
 * @param furniture of legend, notes, title block, scale bar, north arrow, grid labels and margins, read up close: √r
 * @param map of lines, hatches and words in the map: 1 on sheets held in the hand, A4 and A3, where the widths of regulations hold;
 *     then √2 less than r, and of that the square root
 */
record SheetSizes(double title, double furniture, double map) {

    static SheetSizes of(Paper paper) {
        double sides = paper.widthMillimetres(false) / Paper.A4.widthMillimetres(false);
        return new SheetSizes(sides, Math.sqrt(sides), Math.max(1, Math.sqrt(sides / Math.sqrt(2))));
    }
}
