package org.hongxian.gis.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.bulk.AreaJournal;
import org.hongxian.gis.bulk.AreaTable;
import org.hongxian.gis.bulk.AreaTable.Format;
import org.hongxian.gis.bulk.AreaTable.Layout;
import org.hongxian.gis.bulk.BulkOverlay;
import org.hongxian.gis.bulk.JournalHeader;
import org.hongxian.gis.bulk.RedLineAreas;
import org.hongxian.gis.bulk.RedLineFile;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.packed.JoinedGrouping;
import org.hongxian.gis.packed.JoinedMeasurement;
import org.hongxian.gis.packed.PackedCoverage;
import org.jspecify.annotations.Nullable;

/**
 * Measures every plot of a file by itself. What is measured goes into a journal beside the result, named as the result with {@code
 * .part}: an interrupted run leaves that and no result, and {@code --resume} goes on with it.
 */
final class PerPlotRun {

    private static final long FLUSH_NANOS = 1_000_000_000L;

    private final OverlayCommand command;
    private final PerPlotOptions options;
    private final ProgressLine progress;
    private final Path out;
    private final Path part;
    private final Format format;

    PerPlotRun(OverlayCommand command, PerPlotOptions options, PrintWriter err) {
        this.command = command;
        this.options = options;
        this.progress = new ProgressLine(command, err);
        this.out = options.out();
        this.part = out.resolveSibling(out.getFileName() + ".part");
        this.format = options.format();
    }

    /** @return the exit code */
    int run() {
        Layout asked = options.layout();
        int threads = options.threads();
        try (var interruption = Interruption.watch()) {
            try (var layer = CoverageOfLayer.open(command.coverageRequest(), progress, command, interruption::goesOn)) {
                return measure(layer, asked, threads, interruption);
            } catch (CancellationException e) {
                progress.say(command.text("overlay.interrupted-packing"));
                return HongxianCommand.UNUSABLE;
            } catch (UncheckedIOException | IOException e) {
                throw new CliFailure("overlay.io", String.valueOf(out.getFileName()), String.valueOf(e.getMessage()));
            }
        }
    }

    private int measure(CoverageOfLayer layer, @Nullable Layout asked, int threads, Interruption interruption)
            throws IOException {
        RedLineFile redLines = command.redLines();
        PackedCoverage coverage = layer.coverage();
        if (command.legalArea() == LegalArea.ELLIPSOIDAL
                && !AreaMeasurement.in(coverage.crs()).hasEllipsoidal()) {
            throw command.noEllipsoidal(coverage.crs());
        }
        JoinedGrouping grouping = grouping(coverage);
        Layout layout = layout(asked, grouping);
        var header = new JournalHeader(
                JournalHeader.FORMAT,
                JournalHeader.digest(command.file()),
                redLines.crs().toString(),
                List.of(coverage.source()),
                coverage.crs().toString(),
                grouping.fields(),
                command.legalArea().word(),
                command.day().toString());
        try (AreaJournal journal = journal(header)) {
            var settings = new BulkOverlay.Settings(
                    redLines.crs(),
                    coverage.crs(),
                    command.legalArea(),
                    LocalDate.parse(journal.header().on()),
                    threads);
            var overlay = new BulkOverlay(settings, batch -> batch.apply(grouping));
            List<Issue> issues;
            try {
                issues = journal.isWhole() ? List.of() : fill(journal, redLines, overlay, interruption);
            } catch (CancellationException e) {
                journal.flush();
                progress.say(
                        command.text("overlay.interrupted", journal.totals().redLines(), part.getFileName()));
                return HongxianCommand.UNUSABLE;
            }
            write(layout);
            var summary = new PerPlotSummary(command, out, journal, layer, issues);
            summary.print();
            return summary.isFine() ? HongxianCommand.FINE : HongxianCommand.DEFECTS;
        }
    }

    /** Begins, or goes on where an equal run was interrupted. */
    private AreaJournal journal(JournalHeader header) throws IOException {
        if (options.resume()) {
            Optional<AreaJournal> before = AreaJournal.goOn(part, header);
            if (before.isPresent()) {
                progress.say(
                        command.text("overlay.resumed", before.get().totals().redLines()));
                return before.get();
            }
            progress.say(command.text("overlay.nothing-to-resume"));
        }
        return AreaJournal.begin(part, header);
    }

    private List<Issue> fill(AreaJournal journal, RedLineFile redLines, BulkOverlay overlay, Interruption interruption)
            throws IOException {
        long before = journal.totals().redLines();
        progress.begin("overlay.progress", before, redLines::read);
        long[] flushed = {System.nanoTime()};
        boolean[] begun = {before == 0};
        List<Issue>[] issues = issues();
        overlay.run(
                consumer -> issues[0] = redLines.forEach(consumer),
                before,
                areas -> {
                    if (!begun[0]) {
                        begun[0] = true;
                        progress.restart(before);
                    }
                    add(journal, areas, flushed);
                    progress.reached(journal.totals().redLines());
                },
                interruption::goesOn);
        progress.end();
        journal.finish();
        return issues[0];
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<Issue>[] issues() {
        return new List[] {List.of()};
    }

    private static void add(AreaJournal journal, RedLineAreas areas, long[] flushed) {
        try {
            journal.add(areas);
            if (System.nanoTime() - flushed[0] > FLUSH_NANOS) {
                flushed[0] = System.nanoTime();
                journal.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The result appears whole, and then the journal goes. */
    private void write(Layout layout) throws IOException {
        Path unfinished = out.resolveSibling(out.getFileName() + ".unfinished");
        try {
            try (OutputStream stream = Files.newOutputStream(unfinished)) {
                new AreaTable(part, command.locale()).write(format, layout, stream);
            }
            Files.move(unfinished, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        Files.deleteIfExists(part);
    }

    private JoinedGrouping grouping(PackedCoverage coverage) {
        List<PackedCoverage> files = List.of(coverage);
        List<String> fields = command.fields();
        for (String field : fields) {
            if (!coverage.fields().contains(field) && !coverage.leftOut().contains(field)) {
                throw new CliFailure(
                        "no-such-field", command.layerName(), field, String.join(", ", JoinedGrouping.fields(files)));
            }
        }
        Set<String> refused = JoinedGrouping.refused(files, fields);
        if (!refused.isEmpty()) {
            throw new CliFailure("overlay.field-too-varied", String.join(", ", refused));
        }
        if (!JoinedMeasurement.isPossible(files)) {
            throw new CliFailure("overlay.no-coverage", command.layerName());
        }
        return JoinedGrouping.by(files, fields);
    }

    private Layout layout(@Nullable Layout asked, JoinedGrouping grouping) {
        boolean fits = grouping.size() <= AreaTable.MOST_GROUP_COLUMNS;
        if (asked == Layout.WIDE && !fits && format != Format.JSONL) {
            throw new CliFailure("overlay.too-wide", grouping.size(), AreaTable.MOST_GROUP_COLUMNS);
        }
        if (asked != null) {
            return asked;
        }
        return fits ? Layout.WIDE : Layout.LONG;
    }
}
