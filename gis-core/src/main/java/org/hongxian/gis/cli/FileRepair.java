package org.hongxian.gis.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.repair.Repair;
import org.hongxian.gis.repair.RepairMessages;
import org.hongxian.gis.repair.RepairRun;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The repairs a person asked for by name, applied to a file before it is written. */
final class FileRepair {

    /** Instead of codes: all that may be applied together. */
    private static final String SAFE = "safe";

    private final RepairRun run;

    private FileRepair(RepairRun run) {
        this.run = run;
    }

    /** @param codes of findings, comma-separated, or {@code safe}; blank for none */
    static FileRepair of(ReadResult result, String codes) {
        BoundaryFile file = result.file();
        if (codes.isBlank()) {
            return new FileRepair(new RepairRun(file.plots(), List.of(), List.of()));
        }
        return new FileRepair(
                codes.equals(SAFE)
                        ? RepairRun.safe(file.plots(), CheckCommand.context(file))
                        : RepairRun.of(file.plots(), CheckCommand.context(file), wanted(codes)));
    }

    private static Predicate<Repair> wanted(String codes) {
        Set<String> known = Stream.of(IssueCode.values()).map(IssueCode::key).collect(Collectors.toSet());
        List<String> keys = Arrays.stream(codes.split(",")).map(String::strip).toList();
        for (String key : keys) {
            if (!known.contains(key)) {
                throw new CliFailure("unknown-defect", key);
            }
        }
        return repair -> keys.contains(repair.issue().code().key());
    }

    /** Whether nothing was asked for, or nothing could be done. */
    boolean isEmpty() {
        return run.applied().isEmpty();
    }

    /** The file with the repaired plots. What it declares stays, but not the number of points of a boundary that has others now. */
    ReadResult repaired(ReadResult result) {
        BoundaryFile file = result.file();
        Set<Plot> unchanged = Set.copyOf(file.plots());
        List<Plot> plots = run.plots().stream()
                .map(plot -> unchanged.contains(plot) ? plot : plot.withDeclaredPointCount(null))
                .toList();
        return new ReadResult(
                new BoundaryFile(
                        file.format(),
                        file.encoding(),
                        file.axisOrder(),
                        file.crs(),
                        file.header(),
                        plots,
                        file.assumptions()),
                result.issues(),
                result.questions());
    }

    /** Every repair with the finding it answers, and the sum. */
    List<String> lines(Locale locale) {
        var lines = new ArrayList<String>();
        for (Repair repair : run.applied()) {
            lines.add("  * " + place(repair.issue(), locale) + " -> " + RepairMessages.text(repair, locale) + " ("
                    + RepairMessages.effect(repair, locale) + ")");
        }
        if (!lines.isEmpty()) {
            lines.add(CliOutput.text(
                    "convert.repaired",
                    locale,
                    run.applied().size(),
                    RepairMessages.signed(run.areaChangeSquareMetres())));
        }
        return lines;
    }

    private static String place(Issue issue, Locale locale) {
        return IssueMessages.text(issue, locale);
    }

    ArrayNode json(Locale locale) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Repair repair : run.applied()) {
            array.addObject()
                    .put("code", repair.issue().code().key())
                    .put("defect", IssueMessages.text(repair.issue(), locale))
                    .put("message", RepairMessages.text(repair, locale))
                    .put("areaChangeSquareMetres", repair.areaChangeSquareMetres());
        }
        return array;
    }
}
