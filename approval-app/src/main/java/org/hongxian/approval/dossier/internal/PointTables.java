package org.hongxian.approval.dossier.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.survey.AdjoiningSide;
import org.hongxian.gis.survey.BearingText;
import org.hongxian.gis.survey.BoundaryPointTable;
import org.hongxian.gis.survey.BoundaryPointTable.Row;
import org.hongxian.gis.survey.Neighbour;
import org.hongxian.gis.survey.OuterBoundary;
import org.hongxian.map.sheet.PdfFont;
import org.springframework.stereotype.Component;

/** The tables of boundary points as printed: one per plot, and one of the outer boundary where there are several plots. */
@Component
class PointTables {

    private final BoundaryNeighbours neighbours;
    private final PdfFont font;

    PointTables(BoundaryNeighbours neighbours, PdfFont font) {
        this.neighbours = neighbours;
        this.font = font;
    }

    /**
     * @param title above the table
     * @param label of the plot
     * @param area with its unit
     * @param perimeter of all rings, metres
     * @param last heading of the last column
     */
    record PointTable(String title, String label, String area, String perimeter, String last, List<PointLine> rows) {}

    /**
     * One line.
     *
     * @param adjoining whose land is behind the side that begins here; empty in the line that closes a ring
     * @param also other names of the point
     */
    record PointLine(
            String sequence,
            String name,
            String northing,
            String easting,
            String side,
            String bearing,
            String adjoining,
            String also) {}

    void addTo(Map<String, Object> values, DrawingVersion drawing, Measurement measurement) {
        List<PointTable> tables = new ArrayList<>();
        List<BigDecimal> areas = measurement.plotHectares();
        List<List<AdjoiningSide>> sides = neighbours.of(drawing, measurement);
        for (int i = 0; i < drawing.plots().size(); i++) {
            Plot plot = drawing.plots().get(i);
            BoundaryPointTable table = BoundaryPointTable.of(plot);
            tables.add(new PointTable(
                    "界址点坐标成果表",
                    font.drawable(plot.label()),
                    areas.get(i).toPlainString() + " 公顷",
                    table.perimeterMetres().toPlainString(),
                    "原点号",
                    lines(table, sides.isEmpty() ? List.of() : sides.get(i))));
        }
        if (drawing.plots().size() > 1) {
            BoundaryPointTable outer = BoundaryPointTable.of(OuterBoundary.of(drawing.plots()));
            tables.add(new PointTable(
                    "外围界址点坐标成果表",
                    "全部 " + drawing.plots().size() + " 个地块",
                    measurement.legalHectares().toPlainString() + " 公顷",
                    outer.perimeterMetres().toPlainString(),
                    "地块点号",
                    lines(outer, List.of())));
        }
        CrsDefinition crs = CrsCatalogue.get(drawing.crs());
        values.put("points", tables);
        values.put("meridian", Math.round(crs.centralMeridianDegrees()));
        values.put("neighboursFrom", neighboursFrom(measurement, sides.isEmpty()));
    }

    /** In words, so that an empty column never looks like "no neighbour". */
    private static String neighboursFrom(Measurement measurement, boolean unknown) {
        if (unknown) {
            return "没有可用的地类图斑，毗邻权属未查。";
        }
        Measurement.Layer coverage = measurement.layers().get(0);
        LocalDate date = coverage.dataDate();
        return "毗邻权属取自地类图斑第 " + coverage.number() + " 版" + (date == null ? "" : "（" + date + "）")
                + "，为界线外侧土地的权属单位，按边的走向排列。";
    }

    private List<PointLine> lines(BoundaryPointTable table, List<AdjoiningSide> sides) {
        List<PointLine> lines = new ArrayList<>();
        int side = 0;
        for (Row row : table.rows()) {
            String adjoining = "";
            if (!row.isClosing() && !sides.isEmpty()) {
                adjoining = words(sides.get(side).neighbours());
                side++;
            }
            lines.add(new PointLine(
                    String.valueOf(row.sequence()),
                    row.name(),
                    row.northing().toPlainString(),
                    row.easting().toPlainString(),
                    row.sideMetres() == null ? "" : row.sideMetres().toPlainString(),
                    row.bearingDegrees() == null ? "" : BearingText.degreesMinutesSeconds(row.bearingDegrees()),
                    adjoining,
                    row.submittedName().equals(row.name()) ? "" : font.drawable(row.submittedName())));
        }
        return lines;
    }

    private String words(List<Neighbour> of) {
        return of.stream()
                .map(BoundaryNeighbours::word)
                .map(font::drawable)
                .distinct()
                .collect(Collectors.joining("、"));
    }
}
