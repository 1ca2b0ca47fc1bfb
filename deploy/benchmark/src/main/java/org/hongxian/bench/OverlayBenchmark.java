package org.hongxian.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hongxian.bench.PostgisOverlay.Way;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.packed.AreaByGroup;
import org.hongxian.gis.packed.DirectOverlay;
import org.hongxian.gis.packed.Grouping;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.gis.packed.PackedCoverageWriter;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Area by owner and land class, asked for every red line of three shapes: our clipping of packed edges, the floor it cannot go
 * below (index and reading the touched points) and PostGIS in three ways. All take turns in one run, on warm data and one thread
 * each, and all must give the same areas.
 */
final class OverlayBenchmark {

    private static final long SEED = 20_261_122;
    private static final int TIMEOUT_MILLISECONDS = 60_000;
    private static final List<String> FIELDS = List.of("QSDWDM", "DLBM");

    private final Path folder;
    private final String postgres;
    private final OverlaySize size;
    private final PrintStream out = System.out;

    OverlayBenchmark(Path folder, String postgres, OverlaySize size) {
        this.folder = folder;
        this.postgres = postgres;
        this.size = size;
    }

    /** Red lines of one kind. */
    private record Shape(String name, List<MultiPolygon> redLines) {}

    /** What one shape of red line took, by method, and how far the answers lie apart. */
    private static final class Outcome {

        private final String shape;
        private final Timings direct = new Timings();
        private final Timings floor = new Timings();
        private final Map<Way, Timings> postgis = new EnumMap<>(Way.class);
        private final Set<Way> tooSlow = EnumSet.noneOf(Way.class);
        private double relativeDifference;

        Outcome(String shape) {
            this.shape = shape;
        }

        /** The fastest way PostGIS has; the subdivided one always ends. */
        Timings best() {
            Timings best = postgis(Way.SUBDIVIDED);
            for (Way way : Way.values()) {
                if (!tooSlow.contains(way) && postgis(way).medianSeconds() < best.medianSeconds()) {
                    best = postgis(way);
                }
            }
            return best;
        }

        Timings postgis(Way way) {
            return postgis.computeIfAbsent(way, unseen -> new Timings());
        }

        double ratio() {
            return best().medianSeconds() / direct.medianSeconds();
        }

        double timesFloor() {
            return direct.medianSeconds() / floor.medianSeconds();
        }
    }

    /** @return whether all answers agree */
    boolean run() throws IOException, SQLException {
        var seeded = new SeededCoverage(SEED, size.parcels());
        Path file = folder.resolve("overlay.coverage");
        long began = System.nanoTime();
        write(seeded, file);
        double packing = seconds(began);
        try (var postgis = new PostgisOverlay(postgres);
                PackedCoverage coverage = PackedCoverage.open(file)) {
            began = System.nanoTime();
            postgis.load(seeded);
            print(
                    "%d parcels, %d points; packed in %.1f s, loaded into PostgreSQL %s in %.1f s%n",
                    coverage.parcels(), coverage.points(), packing, postgis.version(), seconds(began));
            return measure(seeded, coverage, postgis, Files.size(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private boolean measure(SeededCoverage seeded, PackedCoverage coverage, PostgisOverlay postgis, long bytes)
            throws SQLException {
        var redLines = new RedLines(SEED, seeded.inner());
        List<Shape> shapes = List.of(
                new Shape("sites", redLines.sites(size.sites())),
                new Shape("corridors", redLines.corridors(size.corridors())),
                new Shape("areas", redLines.areas(size.areas())));
        var outcomes = new ArrayList<Outcome>();
        Grouping grouping = Grouping.by(coverage, FIELDS);
        for (Shape shape : shapes) {
            outcomes.add(outcome(shape, coverage, grouping, postgis));
        }
        var geometry = new GeometryCheck(coverage);
        double parcelDifference = 0;
        for (Shape shape : shapes) {
            for (MultiPolygon redLine : shape.redLines()) {
                parcelDifference = Math.max(parcelDifference, geometry.largestExcess(redLine));
            }
        }
        return report(outcomes, parcelDifference, (bytes + 4.0 * coverage.parcels()) / coverage.parcels());
    }

    private Outcome outcome(Shape shape, PackedCoverage coverage, Grouping grouping, PostgisOverlay postgis)
            throws SQLException {
        List<MultiPolygon> redLines = shape.redLines();
        var outcome = new Outcome(shape.name());
        var overlay = new DirectOverlay(coverage);
        var areas = new AreaByGroup(grouping);
        warm(redLines, overlay, areas);
        for (int round = 0; round < size.rounds(); round++) {
            outcome.floor.add(each(redLines, overlay::readTouched));
            outcome.direct.add(each(redLines, redLine -> {
                areas.clear();
                overlay.measure(redLine, areas);
            }));
            for (Way way : Way.values()) {
                if (!outcome.tooSlow.contains(way)) {
                    askPostgis(way, redLines, overlay, areas, postgis, outcome);
                }
            }
        }
        return outcome;
    }

    private static void warm(List<MultiPolygon> redLines, DirectOverlay overlay, AreaByGroup areas) {
        long began = System.nanoTime();
        do {
            for (MultiPolygon redLine : redLines) {
                overlay.readTouched(redLine);
                overlay.measure(redLine, areas);
            }
        } while (seconds(began) < 3);
    }

    private interface Question {
        void ask(MultiPolygon redLine);
    }

    private static List<Double> each(List<MultiPolygon> redLines, Question question) {
        var milliseconds = new ArrayList<Double>();
        for (MultiPolygon redLine : redLines) {
            long began = System.nanoTime();
            question.ask(redLine);
            milliseconds.add(seconds(began) * 1000);
        }
        return milliseconds;
    }

    private static void askPostgis(
            Way way,
            List<MultiPolygon> redLines,
            DirectOverlay overlay,
            AreaByGroup areas,
            PostgisOverlay postgis,
            Outcome outcome)
            throws SQLException {
        var milliseconds = new ArrayList<Double>();
        for (MultiPolygon redLine : redLines) {
            long began = System.nanoTime();
            Map<String, Double> theirs = postgis.ask(way, redLine, TIMEOUT_MILLISECONDS);
            milliseconds.add(seconds(began) * 1000);
            if (theirs == null
                    || milliseconds.stream().mapToDouble(Double::doubleValue).sum() > 2 * TIMEOUT_MILLISECONDS) {
                outcome.tooSlow.add(way);
                return;
            }
            areas.clear();
            overlay.measure(redLine, areas);
            outcome.relativeDifference =
                    Math.max(outcome.relativeDifference, difference(areas, theirs, redLine.getArea()));
        }
        outcome.postgis(way).add(milliseconds);
    }

    /** The largest difference of a group, as a share of the red line. */
    private static double difference(AreaByGroup ours, Map<String, Double> theirs, double whole) {
        double largest = 0;
        int met = 0;
        for (int group : ours.met()) {
            double area = ours.planarSquareMetres(group);
            Double their =
                    theirs.get(String.join(" ", ours.grouping().values(group).values()));
            met += their == null ? 0 : 1;
            largest = Math.max(largest, Math.abs(area - (their == null ? 0 : their)) / whole);
        }
        return met == theirs.size() ? largest : Double.POSITIVE_INFINITY;
    }

    private boolean report(List<Outcome> outcomes, double parcelDifference, double bytesPerParcel) {
        print(
                "%-10s %12s %9s %9s %12s %12s %12s %9s %9s %7s %9s%n",
                "red lines",
                "direct s",
                "p99 ms",
                "floor s",
                "naive s",
                "covered s",
                "subdivided s",
                "p99 ms",
                "ratio",
                "floor",
                "rel diff");
        double ratio = Double.POSITIVE_INFINITY;
        double floor = 0;
        double relative = 0;
        for (Outcome o : outcomes) {
            print(
                    "%-10s %12.4f %9.3f %9.4f %12s %12s %12s %9.1f %8.1fx %6.2fx %9.1e%n",
                    o.shape,
                    o.direct.medianSeconds(),
                    o.direct.p99Milliseconds(),
                    o.floor.medianSeconds(),
                    text(o, Way.NAIVE),
                    text(o, Way.COVERED_BY),
                    text(o, Way.SUBDIVIDED),
                    o.best().p99Milliseconds(),
                    o.ratio(),
                    o.timesFloor(),
                    o.relativeDifference);
            ratio = Math.min(ratio, o.ratio());
            floor = Math.max(floor, o.timesFloor());
            relative = Math.max(relative, o.relativeDifference);
        }
        print(
                "per parcel against OverlayNGRobust: at most %.2f of what is allowed (1e-6 m2 or 1e-9 of the piece)%n",
                parcelDifference);
        print(
                "overlay ratio_min=%.1f floor_max=%.2f rel_diff_max=%.1e parcel_diff_of_allowed=%.2f bytes_per_parcel=%.0f%n",
                ratio, floor, relative, parcelDifference, bytesPerParcel);
        return relative <= 1e-9 && parcelDifference <= 1;
    }

    private static String text(Outcome outcome, Way way) {
        return outcome.tooSlow.contains(way)
                ? "-"
                : "%.3f".formatted(outcome.postgis(way).medianSeconds());
    }

    private static void write(SeededCoverage seeded, Path file) throws IOException {
        try (var writer = new PackedCoverageWriter(file, CrsCatalogue.get(new CrsCode(4527)))) {
            seeded.visit((id, polygon, owner, landClass) ->
                    writer.add(id, polygon, Map.of("QSDWDM", owner, "DLBM", landClass)));
            writer.finish("seed " + SEED);
        }
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }
}
