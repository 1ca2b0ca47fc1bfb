package org.hongxian.map.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;

/** The boundary points behind the map: number, X (northing), Y (easting) to the millimetre, sides to the centimetre. */
final class PointTablePages {

    private static final int ROWS = 44;
    private static final double ROW = 5.4;
    private static final double[] WIDTHS = {11, 15, 27, 28, 10};
    private static final String INK = "#000000";

    private PointTablePages() {}

    private record Row(String number, String name, String x, String y, String side) {}

    static int count(SheetContent content) {
        return (rows(content).size() + 2 * ROWS - 1) / (2 * ROWS);
    }

    static void add(PDDocument document, PDFont font, PdfFont glyphs, SheetContent content, int pagesBefore)
            throws IOException {
        List<Row> rows = rows(content);
        int pages = count(content);
        for (int page = 0; page < pages; page++) {
            PDPage sheet = new PDPage(PDRectangle.A4);
            document.addPage(sheet);
            try (PDPageContentStream stream = new PDPageContentStream(document, sheet)) {
                Canvas canvas = new Canvas(stream, font, glyphs);
                canvas.brush(INK);
                canvas.textCentred("界址点坐标成果表", 105, 277, 6);
                canvas.textWithin(content.subtitle(), 14, 268, 2.8, 120);
                canvas.textRight("单位：米", 196, 268, 2.8);
                for (int column = 0; column < 2; column++) {
                    int from = page * 2 * ROWS + column * ROWS;
                    if (from < rows.size()) {
                        block(canvas, 14 + column * 91, rows.subList(from, Math.min(rows.size(), from + ROWS)));
                    }
                }
                canvas.textCentred(
                        "第 " + (pagesBefore + page + 1) + " 页 共 " + (pagesBefore + pages) + " 页", 105, 12, 2.6);
            }
        }
    }

    private static void block(Canvas canvas, double left, List<Row> rows) throws IOException {
        double top = 265;
        canvas.pen(INK, 0.15);
        double y = row(canvas, left, top, new Row("序号", "点号", "X（北）", "Y（东）", "边长"));
        canvas.line(left, top, left + 91, top);
        for (Row row : rows) {
            y = row(canvas, left, y, row);
        }
        double x = left;
        for (double width : WIDTHS) {
            canvas.line(x, top, x, y);
            x += width;
        }
        canvas.line(x, top, x, y);
    }

    private static double row(Canvas canvas, double left, double top, Row row) throws IOException {
        double bottom = top - ROW;
        canvas.line(left, bottom, left + 91, bottom);
        double x = left;
        String[] cells = {row.number(), row.name(), row.x(), row.y(), row.side()};
        for (int i = 0; i < cells.length; i++) {
            double size = Math.min(2.4, 2.4 * (WIDTHS[i] - 1) / Math.max(0.1, canvas.width(cells[i], 2.4)));
            canvas.textCentred(cells[i], x + WIDTHS[i] / 2, bottom + 1.7, size);
            x += WIDTHS[i];
        }
        return bottom;
    }

    private static List<Row> rows(SheetContent content) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (SheetContent.PlotOnSheet plot : content.plots()) {
            for (BoundaryRing ring : plot.plot().rings()) {
                List<BoundaryPoint> points = ring.points();
                for (int i = 0; i < points.size(); i++) {
                    BoundaryPoint point = points.get(i);
                    BoundaryPoint next = points.get((i + 1) % points.size());
                    double side = Math.hypot(next.easting() - point.easting(), next.northing() - point.northing());
                    number++;
                    rows.add(new Row(
                            String.valueOf(number),
                            point.name(),
                            fixed(point.northing(), 3),
                            fixed(point.easting(), 3),
                            fixed(side, 2)));
                }
                // The ring is shown closed: its first point again, without a side.
                rows.add(new Row(
                        "",
                        points.get(0).name(),
                        fixed(points.get(0).northing(), 3),
                        fixed(points.get(0).easting(), 3),
                        ""));
            }
        }
        return rows;
    }

    private static String fixed(double metres, int decimals) {
        return new BigDecimal(String.valueOf(metres))
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
