package org.hongxian.gis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.WriteNote;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.Severity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person has to know about a file that was written from another one.
 *
 * @param file as written
 * @param source as read, repaired if that was asked for
 * @param defects of what was written
 * @param settled findings about the source that no longer hold for what was written
 */
record ConversionReport(
        String fileName,
        BoundaryFile file,
        ReadResult source,
        FileRepair repairs,
        List<Issue> defects,
        List<Issue> settled,
        List<WriteNote> notes,
        Locale locale) {

    private static final int LISTED_PLOTS = 5;

    boolean isWrong() {
        return defects.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
    }

    /** @param parameters what is to be said about a change of datum */
    List<String> lines(List<String> parameters) {
        var lines = new ArrayList<String>();
        lines.add(text("convert.done", fileName, file.plots().size(), String.valueOf(file.crs())));
        lines.addAll(repairs.lines(locale));
        lines.addAll(parameters);
        notes.forEach(note -> lines.add(text(note)));
        List<String> doubtful = reading().doubtfulLines(locale);
        if (!doubtful.isEmpty()) {
            lines.add(text("inspect.assumptions"));
            lines.addAll(doubtful);
        }
        add(lines, repairs.isEmpty() ? "convert.defects" : "convert.defects-left", defects);
        add(lines, "convert.settled", settled);
        return lines;
    }

    private void add(List<String> lines, String heading, List<Issue> issues) {
        if (!issues.isEmpty()) {
            lines.add(text(heading, issues.size()));
            lines.addAll(FindingLines.of(issues, locale));
        }
    }

    ObjectNode json() {
        ObjectNode node = FileCommand.NODES.objectNode();
        node.put("file", fileName);
        node.put("crs", String.valueOf(file.crs()));
        node.put("plots", file.plots().size());
        if (!repairs.isEmpty()) {
            node.set("repairs", repairs.json(locale));
        }
        ArrayNode written = node.putArray("notes");
        for (WriteNote note : notes) {
            ObjectNode entry = written.addObject();
            entry.put("code", note.kind().key()).put("message", text(note));
            note.plots().forEach(entry.putArray("plots")::add);
        }
        node.set("assumptions", reading().assumptionsJson(locale));
        node.set("questions", reading().questionsJson(locale));
        node.set("issues", IssueJson.array(source.issues(), locale));
        node.set("defects", IssueJson.array(defects, locale));
        node.set("settled", IssueJson.array(settled, locale));
        return node;
    }

    private ReadingReport reading() {
        return new ReadingReport(file.assumptions(), source.questions());
    }

    private String text(WriteNote note) {
        return text("note." + note.kind().key(), note.plots().size(), some(note.plots()));
    }

    private String some(List<String> plots) {
        int listed = Math.min(LISTED_PLOTS, plots.size());
        String names = String.join(locale.getLanguage().equals("en") ? ", " : "、", plots.subList(0, listed));
        return listed < plots.size() ? names + " …" : names;
    }

    private String text(String key, Object... values) {
        return CliOutput.text(key, locale, values);
    }
}
