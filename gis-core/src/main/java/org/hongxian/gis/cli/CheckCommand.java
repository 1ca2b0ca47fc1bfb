package org.hongxian.gis.cli;

import java.time.LocalDate;
import java.util.List;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.repair.Repairs;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.TopologyCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything wrong with a file, found while reading it or in its geometry. Notes alone leave the exit code at 0. */
@Command(name = "check", description = "检查全部缺陷:读取时发现的和图形中的,每一处都给出位置", mixinStandardHelpOptions = true)
final class CheckCommand extends FileCommand {

    @Option(names = "--repairs", description = "与 --json 同用:给出经试算的修复建议;缺陷多时较慢")
    private boolean repairs;

    @Override
    public Integer call() {
        ReadResult result = read();
        List<Issue> defects = defects(result);
        if (isJson()) {
            print(json(result.file(), defects));
        } else {
            printText(result.file(), defects);
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

    private void printText(BoundaryFile file, List<Issue> defects) {
        out().println(text("area.head", file.crs() == null ? text("unknown") : file.crs()));
        if (defects.isEmpty()) {
            out().println(text("check.clean", file.plots().size()));
            return;
        }
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

    private ObjectNode json(BoundaryFile file, List<Issue> defects) {
        ObjectNode node = NODES.objectNode();
        node.put("file", String.valueOf(file().getFileName()));
        node.put("crs", file.crs() == null ? null : file.crs().toString());
        node.put("plots", file.plots().size());
        ArrayNode array = IssueJson.array(defects, locale());
        if (repairs) {
            Repairs.propose(file.plots(), defects, context(file))
                    .forEach((index, repair) ->
                            ((ObjectNode) array.get(index)).set("repair", RepairJson.object(repair, locale())));
        }
        node.set("defects", array);
        return node;
    }
}
