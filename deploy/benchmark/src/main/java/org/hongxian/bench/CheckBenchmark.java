package org.hongxian.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.hongxian.gis.boundarytext.BoundaryTextWriter;
import org.hongxian.gis.boundarytext.TextProfile;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.TopologyCheck;

/**
 * All defects of a boundary TXT of 2,000 plots by the command line, against validity and overlaps alone in PostGIS.
 *
 * <p>The command starts a Java machine, reads the file and looks for every kind of defect; PostGIS has its data loaded and indexed,
 * and answers two questions. The ratio is that of PostGIS's two answers to our whole check within one process, both warm.
 */
final class CheckBenchmark {

    private static final long SEED = 20_261_122;
    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final long LIMIT_SECONDS = 120;

    /** A point mistyped far away is named as a spike; that the boundary crosses itself there follows from it. */
    private static final Set<IssueCode> INVALID = EnumSet.of(
            IssueCode.SELF_INTERSECTION,
            IssueCode.SELF_TOUCH,
            IssueCode.HOLE_OUTSIDE_SHELL,
            IssueCode.PARTS_SHARE_EDGE,
            IssueCode.SPIKE);

    private static final Set<IssueCode> SHARED =
            EnumSet.of(IssueCode.PLOTS_OVERLAP, IssueCode.PLOT_DUPLICATED, IssueCode.PLOT_CONTAINED);

    private final Path folder;
    private final String postgres;
    private final String command;
    private final int turns;
    private boolean agreed = true;

    /** @param command path of the command line's script */
    CheckBenchmark(Path folder, String postgres, String command, boolean quick) {
        this.folder = folder;
        this.command = command;
        this.postgres = postgres;
        this.turns = quick ? 3 : 9;
    }

    /** @return whether both named the same plots */
    boolean run() throws Exception {
        var drawings = new CheckDrawings(50, 40, 18, SEED);
        Map<String, List<Plot>> all = new LinkedHashMap<>();
        all.put("apart", drawings.apart());
        all.put("shared borders", drawings.shared());
        all.put("full of defects", drawings.defective(25));
        System.out.printf(
                Locale.ROOT,
                "%-18s %8s %8s %12s %12s %12s %9s%n",
                "drawing",
                "MB",
                "plots",
                "command s",
                "check s",
                "PostGIS s",
                "findings");
        double worstCommand = 0;
        double smallestRatio = Double.POSITIVE_INFINITY;
        int findings = 0;
        try (var postgis = new PostgisCheck(postgres)) {
            for (Map.Entry<String, List<Plot>> drawing : all.entrySet()) {
                Path file = write(drawing.getKey(), drawing.getValue());
                postgis.load(drawing.getValue());
                var command = new Timings();
                var check = new Timings();
                var peer = new Timings();
                List<Issue> issues = List.of();
                for (int turn = 0; turn <= turns; turn++) {
                    double commandMillis = command(file);
                    long start = System.nanoTime();
                    issues = TopologyCheck.check(drawing.getValue(), context());
                    double checkMillis = millisSince(start);
                    start = System.nanoTime();
                    PostgisCheck.Answer answer = postgis.ask();
                    double peerMillis = millisSince(start);
                    if (turn > 0) {
                        command.add(List.of(commandMillis));
                        check.add(List.of(checkMillis));
                        peer.add(List.of(peerMillis));
                    } else {
                        compare(drawing.getKey(), issues, answer, postgis);
                    }
                }
                worstCommand = Math.max(worstCommand, command.medianSeconds());
                smallestRatio = Math.min(smallestRatio, peer.medianSeconds() / check.medianSeconds());
                findings += issues.size();
                System.out.printf(
                        Locale.ROOT,
                        "%-18s %8.2f %8d %12.2f %12.3f %12.3f %9d%n",
                        drawing.getKey(),
                        Files.size(file) / 1e6,
                        drawing.getValue().size(),
                        command.medianSeconds(),
                        check.medianSeconds(),
                        peer.medianSeconds(),
                        issues.size());
            }
        }
        System.out.printf(
                Locale.ROOT, "check seconds=%.2f ratio=%.2f findings=%d%n", worstCommand, smallestRatio, findings);
        return agreed;
    }

    private static CheckContext context() {
        return CheckContext.of(ZONE_39, LocalDate.of(2026, 11, 22)).withFormat("boundary-txt");
    }

    private Path write(String name, List<Plot> plots) throws IOException {
        Path file = folder.resolve(name.replace(' ', '-') + ".txt");
        var content = new BoundaryFile(
                "boundary-txt", "UTF-8", AxisOrder.NORTHING_EASTING, ZONE_39, Map.of(), plots, List.of());
        try (OutputStream out = Files.newOutputStream(file)) {
            BoundaryTextWriter.write(content, TextProfile.MINISTRY, out);
        }
        return file;
    }

    /** As a person types it: a Java machine of its own. */
    private double command(Path file) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", command, "check", file.toString());
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("command.out").toFile());
        long start = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "check of " + file.getFileName() + " did not end within " + LIMIT_SECONDS + " s");
        }
        if (process.exitValue() > 1) {
            throw new IllegalStateException(Files.readString(folder.resolve("command.out")));
        }
        return millisSince(start);
    }

    private void compare(String drawing, List<Issue> issues, PostgisCheck.Answer answer, PostgisCheck postgis)
            throws Exception {
        Set<String> invalid = new TreeSet<>();
        Set<String> shared = new TreeSet<>();
        for (Issue issue : issues) {
            String plot = String.valueOf(issue.place().plot());
            if (INVALID.contains(issue.code())) {
                invalid.add(plot);
            } else if (SHARED.contains(issue.code())) {
                shared.add(
                        PostgisCheck.pair(plot, String.valueOf(issue.arguments().get("otherPlot"))));
            }
        }
        // What a plot that crosses itself shares with others is nobody's truth.
        shared.removeIf(pair -> List.of(pair.split("\\|")).stream().anyMatch(invalid::contains));
        agree(drawing + ", invalid plots", invalid, answer.invalid());
        agree(drawing + ", plots sharing land", shared, postgis.large(answer.shared()));
    }

    private void agree(String what, Set<String> ours, Set<String> theirs) {
        if (!ours.equals(theirs)) {
            agreed = false;
            Set<String> only = new TreeSet<>(ours);
            only.removeAll(theirs);
            Set<String> missing = new TreeSet<>(theirs);
            missing.removeAll(ours);
            System.out.println("NOT THE SAME: " + what + "; only ours " + only + ", only PostGIS " + missing);
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
