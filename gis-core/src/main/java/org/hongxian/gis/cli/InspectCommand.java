package org.hongxian.gis.cli;

import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueMessages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ObjectNode;

/** What a file is, what is in it, and what had to be assumed to read it. */
@Command(name = "inspect", description = "查看文件：格式、编码、坐标次序、坐标系、地块、界址点、填报面积和读取时的判断", mixinStandardHelpOptions = true)
final class InspectCommand extends FileCommand {

    @Override
    public Integer call() {
        ReadResult result = read();
        if (isJson()) {
            print(json(result));
        } else {
            printText(result);
        }
        return HongxianCommand.FINE;
    }

    private void printText(ReadResult result) {
        BoundaryFile file = result.file();
        out().println(text("inspect.format", file.format(), file.encoding() == null ? "-" : file.encoding()));
        out().println(text("inspect.axis", text("axis." + file.axisOrder().name())));
        out().println(text("inspect.crs", crsName(file.crs())));
        var table = new TextTable(
                text("plot"), text("rings"), text("points"), text("declared-points"), text("declared-m2"));
        for (int i = 0; i < file.plots().size(); i++) {
            Plot plot = file.plots().get(i);
            Double declared = plot.declaredAreaSquareMetres();
            table.add(
                    plot.label(i),
                    plot.rings().size(),
                    points(plot),
                    plot.declaredPointCount() == null ? "-" : plot.declaredPointCount(),
                    declared == null ? "-" : AreaText.squareMetres(declared));
        }
        table.lines().forEach(out()::println);
        out().println(text("inspect.assumptions"));
        for (Assumption assumption : file.assumptions()) {
            out().println("  - " + FileTexts.text(assumption, locale()));
        }
        new ReadingReport(file.assumptions(), result.questions())
                .openLines(locale())
                .forEach(out()::println);
        for (Issue issue : result.issues()) {
            out().println("  ! " + IssueMessages.text(issue, locale()));
        }
    }

    private String crsName(@Nullable CrsCode crs) {
        if (crs == null) {
            return text("unknown");
        }
        var definition = CrsCatalogue.get(crs);
        boolean english = locale().getLanguage().equals("en");
        return crs + " " + (english ? definition.nameEn() : definition.nameZh());
    }

    private static int points(Plot plot) {
        return plot.rings().stream().mapToInt(ring -> ring.points().size()).sum();
    }

    private ObjectNode json(ReadResult result) {
        BoundaryFile file = result.file();
        ObjectNode node = NODES.objectNode();
        node.put("file", String.valueOf(file().getFileName()));
        node.put("format", file.format());
        node.put("encoding", file.encoding());
        node.put("axisOrder", file.axisOrder().name());
        node.put("crs", file.crs() == null ? null : file.crs().toString());
        ObjectNode header = node.putObject("header");
        file.header().forEach(header::put);
        var plots = node.putArray("plots");
        file.plots().forEach(plot -> plots.add(json(plot)));
        var report = new ReadingReport(file.assumptions(), result.questions());
        node.set("assumptions", report.assumptionsJson(locale()));
        node.set("questions", report.questionsJson(locale()));
        node.set("issues", IssueJson.array(result.issues(), locale()));
        return node;
    }

    private static ObjectNode json(Plot plot) {
        ObjectNode node = NODES.objectNode();
        node.put("name", plot.label());
        node.put("number", plot.number());
        node.put("declaredAreaSquareMetres", plot.declaredAreaSquareMetres());
        node.put("declaredPointCount", plot.declaredPointCount());
        node.put("mapSheet", plot.mapSheet());
        node.put("use", plot.use());
        node.put("landClass", plot.landClass());
        node.put("points", points(plot));
        var rings = node.putArray("rings");
        for (BoundaryRing ring : plot.rings()) {
            ObjectNode entry = rings.addObject();
            entry.put("number", ring.number());
            entry.put("points", ring.points().size());
            entry.put("closedInFile", ring.closedInFile());
        }
        return node;
    }
}
