package org.hongxian.gis.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.repair.Repair;
import org.hongxian.gis.repair.RepairMessages;
import org.hongxian.gis.repair.Repairs;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.TopologyCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything wrong with a file, found while reading it or in its geometry. Notes alone leave the exit code at 0. */
@Command(name = "check", description = "检查全部缺陷：读取时发现的和图形中的，每一处都给出位置", mixinStandardHelpOptions = true)
final class CheckCommand extends FileCommand {

    /** What only the application has the data for. */
    private static final List<String> NOT_CHECKED = List.of("county", "other-red-lines");

    @Option(names = "--repairs", description = "给出经试算的修复建议；缺陷多时较慢")
    private boolean repairs;

    @Override
    public Integer call() {
        ReadResult result = read();
        List<Issue> defects = defects(result);
        if (isJson()) {
            print(json(result, defects));
        } else {
            printText(result, defects);
        }
        return defects.stream().anyMatch(issue -> issue.severity() != Severity.NOTE)
                ? HongxianCommand.DEFECTS
                : HongxianCommand.FINE;
    }

    /** What reading found, then what the geometry shows. */
    static List<Issue> defects(ReadResult result) {
        BoundaryFile file = result.file();
        return TopologyCheck.together(result.issues(), TopologyCheck.check(file.plots(), context(file)));
    }

    /** What a file is checked against when nothing but the file is known. */
    static CheckContext context(BoundaryFile file) {
        return CheckContext.of(file.crs(), LocalDate.now()).withFormat(file.format());
    }

    private void printText(ReadResult result, List<Issue> defects) {
        BoundaryFile file = result.file();
        out().println(text("area.head", file.crs() == null ? text("unknown") : file.crs()));
        report(result).openLines(locale()).forEach(out()::println);
        if (defects.isEmpty()) {
            out().println(text("check.clean", file.plots().size()));
        } else {
            printTable(defects);
            proposals(file, defects).forEach((index, repair) -> out().println(text(
                    "check.repair",
                    IssueMessages.text(defects.get(index), locale()),
                    RepairMessages.text(repair, locale()),
                    RepairMessages.effect(repair, locale()))));
        }
        out().println(text("check.not-checked"));
    }

    private static ReadingReport report(ReadResult result) {
        return new ReadingReport(result.file().assumptions(), result.questions());
    }

    /** By the position of the finding; empty when nobody asked for them. */
    private Map<Integer, Repair> proposals(BoundaryFile file, List<Issue> defects) {
        return repairs ? Repairs.propose(file.plots(), defects, context(file)) : Map.of();
    }

    private void printTable(List<Issue> defects) {
        out().println(text("check.found", defects.size()));
        var table = new TextTable(text("check.severity"), text("check.code"), text("check.message"));
        for (Issue issue : defects) {
            table.add(
                    IssueMessages.text(issue.severity(), locale()),
                    issue.code().key(),
                    IssueMessages.text(issue, locale()));
        }
        table.lines().forEach(out()::println);
    }

    private ObjectNode json(ReadResult result, List<Issue> defects) {
        BoundaryFile file = result.file();
        ObjectNode node = NODES.objectNode();
        node.put("file", String.valueOf(file().getFileName()));
        node.put("crs", file.crs() == null ? null : file.crs().toString());
        node.put("plots", file.plots().size());
        ArrayNode array = IssueJson.array(defects, locale());
        proposals(file, defects).forEach((index, repair) -> ((ObjectNode) array.get(index))
                .set("repair", RepairJson.object(repair, locale())));
        node.set("questions", report(result).questionsJson(locale()));
        node.set("defects", array);
        ArrayNode notChecked = node.putArray("notChecked");
        NOT_CHECKED.forEach(notChecked::add);
        return node;
    }
}
