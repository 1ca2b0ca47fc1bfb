package org.hongxian.gis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.bulk.AreaJournal;
import org.hongxian.gis.bulk.BulkTexts;
import org.hongxian.gis.bulk.BulkTotals;
import org.hongxian.gis.bulk.Outcome;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.packed.PackedCoverage;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an overlay of many red lines came to, as text and as JSON; the areas themselves are in the result file. */
record PerPlotSummary(
        OverlayCommand command, Path out, AreaJournal journal, CoverageOfLayer layer, List<Issue> issues) {

    private static final int SHOWN = 20;

    boolean isFine() {
        return journal.totals().isFine() && issues.isEmpty();
    }

    void print() {
        if (command.isJson()) {
            command.print(json());
        } else {
            printText();
        }
    }

    private void printText() {
        BulkTotals totals = journal.totals();
        PackedCoverage coverage = layer.coverage();
        say("overlay.head", journal.header().crs(), command.layerName(), coverage.crs());
        say("overlay.per-plot", totals.redLines(), AreaText.squareMetres(totals.planarSquareMetres()), out);
        for (Map.Entry<Outcome, Long> outcome : totals.outcomes().entrySet()) {
            command.out()
                    .println("  %s: %d"
                            .formatted(BulkTexts.outcome(outcome.getKey(), command.locale()), outcome.getValue()));
        }
        if (!coverage.repaired().isEmpty()) {
            say("overlay.repaired", first(coverage.repaired()));
        }
        if (!coverage.skipped().isEmpty()) {
            say("overlay.ignored", first(coverage.skipped()));
        }
        printIssues(issues);
        if (!layer.issues().isEmpty()) {
            say("overlay.layer-file");
            printIssues(layer.issues());
        }
    }

    private void say(String key, Object... values) {
        command.out().println(command.text(key, values));
    }

    private void printIssues(List<Issue> found) {
        found.stream().limit(SHOWN).forEach(issue -> command.out()
                .println("  ! " + IssueMessages.text(issue, command.locale())));
    }

    private static String first(List<String> ids) {
        return String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())))
                + (ids.size() > SHOWN ? " … (" + ids.size() + ")" : "");
    }

    private ObjectNode json() {
        PackedCoverage coverage = layer.coverage();
        ObjectNode node = FileCommand.NODES.objectNode();
        node.put("file", String.valueOf(command.file().getFileName()));
        node.put("crs", journal.header().crs());
        node.put("layer", command.layerName());
        node.put("layerCrs", coverage.crs().toString());
        node.put("out", out.toString());
        node.put("legalArea", journal.header().area());
        ArrayNode fields = node.putArray("fields");
        journal.header().fields().forEach(fields::add);
        BulkTotals totals = journal.totals();
        node.put("redLines", totals.redLines());
        ObjectNode outcomes = node.putObject("outcomes");
        totals.outcomes().forEach((outcome, count) -> outcomes.put(outcome.name(), count));
        node.put("planarAreaSquareMetres", totals.planarSquareMetres());
        ArrayNode repaired = node.putArray("repairedFeatures");
        coverage.repaired().forEach(repaired::add);
        ArrayNode ignored = node.putArray("ignoredFeatures");
        coverage.skipped().forEach(ignored::add);
        node.set("defects", IssueJson.array(issues, command.locale()));
        node.set("layerIssues", IssueJson.array(layer.issues(), command.locale()));
        return node;
    }
}
