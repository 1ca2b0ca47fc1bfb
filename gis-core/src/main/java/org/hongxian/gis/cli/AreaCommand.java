package org.hongxian.gis.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hongxian.gis.area.AreaClosing;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.area.MeasuredArea;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ObjectNode;

/** Declared, planar and ellipsoidal area of every plot and in total. An error in the file makes areas meaningless: exit code 1. */
@Command(name = "area", description = "量算面积：逐地块和合计的填报面积、平面面积、椭球面积（平方米、公顷、亩）", mixinStandardHelpOptions = true)
final class AreaCommand extends FileCommand {

    /** One plot or the total; null where a value is not known for it or, in a total, for one of its plots. */
    private record Areas(
            String name,
            @Nullable Double declared,
            double planar,
            @Nullable Double ellipsoidal) {}

    /** One line of the answer: hectares and mu of the planar area, those of the plots closed to those of the total. */
    private record Row(Areas areas, BigDecimal hectares, BigDecimal residueHectares, BigDecimal mu) {}

    @Override
    public Integer call() {
        ReadResult result = read();
        CrsCode crs = requireCrs(result);
        List<Plot> read = result.file().plots();
        List<MeasuredArea> measured = AreaMeasurement.in(crs)
                .measureAll(read.stream().map(RingAssembler::assemble).toList());
        var plots = new ArrayList<Areas>();
        for (int i = 0; i < read.size(); i++) {
            plots.add(new Areas(
                    read.get(i).label(i),
                    read.get(i).declaredAreaSquareMetres(),
                    measured.get(i).planarSquareMetres(),
                    measured.get(i).ellipsoidalSquareMetres()));
        }
        List<Row> rows = closed(plots);
        List<Issue> defects = CheckCommand.defects(result);
        var report = new ReadingReport(result.file().assumptions(), result.questions());
        if (isJson()) {
            printJson(crs, rows, defects, report);
        } else {
            printText(crs, rows, defects, report);
        }
        return defects.stream().anyMatch(issue -> issue.severity() == Severity.ERROR)
                ? HongxianCommand.DEFECTS
                : HongxianCommand.FINE;
    }

    /** The plots and then their total. */
    private List<Row> closed(List<Areas> plots) {
        var total = new Areas(
                text("total"),
                sum(plots.stream().map(Areas::declared).toList()),
                plots.stream().mapToDouble(Areas::planar).sum(),
                sum(plots.stream().map(Areas::ellipsoidal).toList()));
        AreaClosing.Closed hectares =
                AreaClosing.hectares(plots.stream().map(Areas::planar).toList(), total.planar());
        AreaClosing.Closed mu = AreaClosing.muOfHectares(hectares.values());
        var rows = new ArrayList<Row>();
        for (int i = 0; i < plots.size(); i++) {
            rows.add(new Row(
                    plots.get(i),
                    hectares.values().get(i),
                    hectares.residues().get(i),
                    mu.values().get(i)));
        }
        rows.add(new Row(total, hectares.total(), BigDecimal.ZERO, mu.total()));
        return rows;
    }

    private static @Nullable Double sum(List<@Nullable Double> values) {
        return values.stream().anyMatch(Objects::isNull)
                ? null
                : values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private void printText(CrsCode crs, List<Row> rows, List<Issue> defects, ReadingReport report) {
        out().println(text("area.head", crs));
        report.openLines(locale()).forEach(out()::println);
        var table = new TextTable(
                text("plot"), text("declared-m2"), text("planar-m2"), text("ellipsoidal-m2"), text("ha"), text("mu"));
        rows.forEach(row -> add(table, row));
        table.lines().forEach(out()::println);
        rows.stream().filter(row -> row.residueHectares().signum() != 0).forEach(row -> out().println(
                        text("area.residue", row.areas().name(), row.residueHectares())));
        if (!AreaMeasurement.in(crs).hasEllipsoidal()) {
            out().println(text("area.no-ellipsoidal", datumName(crs)));
        }
        FindingLines.of(defects, locale()).forEach(out()::println);
    }

    private String datumName(CrsCode crs) {
        Datum datum = CrsCatalogue.get(crs).datum();
        return locale().getLanguage().equals("en") ? datum.nameEn() : datum.nameZh();
    }

    private static void add(TextTable table, Row row) {
        table.add(
                row.areas().name(),
                squareMetres(row.areas().declared()),
                AreaText.squareMetres(row.areas().planar()),
                squareMetres(row.areas().ellipsoidal()),
                row.hectares(),
                row.mu());
    }

    private static String squareMetres(@Nullable Double value) {
        return value == null ? "-" : AreaText.squareMetres(value).toPlainString();
    }

    private void printJson(CrsCode crs, List<Row> rows, List<Issue> defects, ReadingReport report) {
        ObjectNode node = NODES.objectNode();
        node.put("file", String.valueOf(file().getFileName()));
        node.put("crs", crs.toString());
        var plots = node.putArray("plots");
        for (Row row : rows.subList(0, rows.size() - 1)) {
            plots.add(json(row).put("name", row.areas().name()));
        }
        node.set("total", json(rows.get(rows.size() - 1)));
        node.set("questions", report.questionsJson(locale()));
        node.set("issues", IssueJson.array(defects, locale()));
        print(node);
    }

    private static ObjectNode json(Row row) {
        ObjectNode node = NODES.objectNode();
        node.put("declaredAreaSquareMetres", row.areas().declared());
        node.put("planarAreaSquareMetres", row.areas().planar());
        node.put("ellipsoidalAreaSquareMetres", row.areas().ellipsoidal());
        node.put("planarHectares", row.hectares());
        node.put("residueHectares", row.residueHectares());
        node.put("planarMu", row.mu());
        return node;
    }
}
