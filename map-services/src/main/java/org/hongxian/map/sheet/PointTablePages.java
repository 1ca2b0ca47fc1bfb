package org.hongxian.map.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.hongxian.gis.survey.BoundaryPointTable;

/** The boundary points behind the map, plot after plot: number, X (northing), Y (easting), side, and the submitted number. */
final class PointTablePages {

    private static final int ROWS = 44;
    private static final double ROW = 5.4;
    private static final double[] WIDTHS = {9, 12, 24, 25, 10, 11};
    private static final double WIDTH = 91;
    private static final String INK = "#000000";
    private static final Line HEAD = new Line(List.of("序号", "点号", "X（北）", "Y（东）", "边长", "原点号"));

    private PointTablePages() {}

    /** @param cells one per column; a single one stands over all columns */
    private record Line(List<String> cells) {}

    static void add(PDDocument document, PDFont font, PdfFont glyphs, SheetContent content) throws IOException {
        List<Line> lines = lines(content);
        for (int start = 0; start < lines.size(); start += 2 * ROWS) {
            PDPage sheet = new PDPage(PDRectangle.A4);
            document.addPage(sheet);
            try (PDPageContentStream stream = new PDPageContentStream(document, sheet)) {
                Canvas canvas = new Canvas(stream, font, glyphs);
                canvas.brush(INK);
                canvas.textCentred("界址点坐标成果表", 105, 277, 6);
                canvas.textWithin(content.subtitle(), 14, 268, 2.8, 120);
                canvas.textRight("单位：米", 196, 268, 2.8);
                for (int column = 0; column < 2; column++) {
                    int from = start + column * ROWS;
                    if (from < lines.size()) {
                        block(canvas, 14 + column * WIDTH, lines.subList(from, Math.min(lines.size(), from + ROWS)));
                    }
                }
            }
        }
    }

    private static void block(Canvas canvas, double left, List<Line> lines) throws IOException {
        double top = 265;
        canvas.pen(INK, 0.15);
        canvas.line(left, top, left + WIDTH, top);
        double y = line(canvas, left, top, HEAD);
        for (Line line : lines) {
            y = line(canvas, left, y, line);
        }
    }

    private static double line(Canvas canvas, double left, double top, Line line) throws IOException {
        double bottom = top - ROW;
        canvas.line(left, bottom, left + WIDTH, bottom);
        canvas.line(left, bottom, left, top);
        double x = left;
        for (int i = 0; i < line.cells().size(); i++) {
            double width = line.cells().size() == 1 ? WIDTH : WIDTHS[i];
            String cell = line.cells().get(i);
            double size = Math.min(2.4, 2.4 * (width - 1) / Math.max(0.1, canvas.width(cell, 2.4)));
            canvas.textCentred(cell, x + width / 2, bottom + 1.7, size);
            x += width;
            canvas.line(x, bottom, x, top);
        }
        return bottom;
    }

    private static List<Line> lines(SheetContent content) {
        List<Line> lines = new ArrayList<>();
        for (SheetContent.PlotOnSheet plot : content.plots()) {
            if (content.plots().size() > 1) {
                lines.add(new Line(List.of("地块 " + plot.plot().label())));
            }
            for (BoundaryPointTable.Row row : BoundaryPointTable.of(plot.plot()).rows()) {
                BigDecimal side = row.sideMetres();
                lines.add(new Line(List.of(
                        String.valueOf(row.sequence()),
                        row.name(),
                        row.northing().toPlainString(),
                        row.easting().toPlainString(),
                        side == null ? "" : side.toPlainString(),
                        row.submittedName().equals(row.name()) ? "" : row.submittedName())));
            }
        }
        return lines;
    }
}
