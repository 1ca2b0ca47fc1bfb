package org.hongxian.gis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ObjectNode;

/** Declared, planar and ellipsoidal area of every plot and in total. An error in the file makes areas meaningless: exit code 1. */
@Command(name = "area", description = "量算面积:逐地块和合计的填报面积、平面面积、椭球面积(平方米、公顷、亩)", mixinStandardHelpOptions = true)
final class AreaCommand extends FileCommand {

    /** One line of the answer; null where a value is not known for it or, in a total, for one of its plots. */
    private record Row(
            String name,
            @Nullable Double declared,
            double planar,
            @Nullable Double ellipsoidal) {}

    @Override
    public Integer call() {
        ReadResult result = read();
        CrsCode crs = result.file().crs();
        if (crs == null) {
            throw new CliFailure("crs-needed", file().getFileName());
        }
        var measurement = AreaMeasurement.in(crs);
        var rows = new ArrayList<Row>();
        for (Plot plot : result.file().plots()) {
            MeasuredArea area = measurement.measure(RingAssembler.assemble(plot));
            rows.add(new Row(
                    plot.label(),
                    plot.declaredAreaSquareMetres(),
                    area.planarSquareMetres(),
                    area.ellipsoidalSquareMetres()));
        }
        List<Issue> defects = CheckCommand.defects(result);
        if (isJson()) {
            printJson(crs, rows, defects);
        } else {
            printText(crs, rows, defects);
        }
        return defects.stream().anyMatch(issue -> issue.severity() == Severity.ERROR)
                ? HongxianCommand.DEFECTS
                : HongxianCommand.FINE;
    }

    private Row total(List<Row> rows) {
        return new Row(
                text("total"),
                sum(rows.stream().map(Row::declared).toList()),
                rows.stream().mapToDouble(Row::planar).sum(),
                sum(rows.stream().map(Row::ellipsoidal).toList()));
    }

    private static @Nullable Double sum(List<@Nullable Double> values) {
        return values.stream().anyMatch(Objects::isNull)
                ? null
                : values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private void printText(CrsCode crs, List<Row> rows, List<Issue> defects) {
        out().println(text("area.head", crs));
        var table = new TextTable(
                text("plot"), text("declared-m2"), text("planar-m2"), text("ellipsoidal-m2"), text("ha"), text("mu"));
        for (Row row : rows) {
            add(table, row);
        }
        add(table, total(rows));
        table.lines().forEach(out()::println);
        if (rows.stream().anyMatch(row -> row.ellipsoidal() == null)) {
            out().println(text("area.no-ellipsoidal", datumName(crs)));
        }
        defects.forEach(issue -> out().println("  ! " + IssueMessages.text(issue, locale())));
    }

    private String datumName(CrsCode crs) {
        Datum datum = CrsCatalogue.get(crs).datum();
        return locale().getLanguage().equals("en") ? datum.nameEn() : datum.nameZh();
    }

    private static void add(TextTable table, Row row) {
        table.add(
                row.name(),
                squareMetres(row.declared()),
                AreaText.squareMetres(row.planar()),
                squareMetres(row.ellipsoidal()),
                AreaText.hectares(row.planar()),
                AreaText.mu(row.planar()));
    }

    private static String squareMetres(@Nullable Double value) {
        return value == null ? "-" : AreaText.squareMetres(value).toPlainString();
    }

    private void printJson(CrsCode crs, List<Row> rows, List<Issue> defects) {
        ObjectNode node = NODES.objectNode();
        node.put("file", String.valueOf(file().getFileName()));
        node.put("crs", crs.toString());
        var plots = node.putArray("plots");
        for (Row row : rows) {
            plots.add(json(row).put("name", row.name()));
        }
        node.set("total", json(total(rows)));
        node.set("issues", IssueJson.array(defects, locale()));
        print(node);
    }

    private static ObjectNode json(Row row) {
        ObjectNode node = NODES.objectNode();
        node.put("declaredAreaSquareMetres", row.declared());
        node.put("planarAreaSquareMetres", row.planar());
        node.put("ellipsoidalAreaSquareMetres", row.ellipsoidal());
        node.put("planarHectares", AreaText.hectares(row.planar()));
        node.put("planarMu", AreaText.mu(row.planar()));
        return node;
    }
}
