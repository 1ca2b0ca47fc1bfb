package org.hongxian.gis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hongxian.gis.bulk.LayerPacking;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.overlay.LayerFileReader;
import org.hongxian.gis.packed.CoordinateOutOfRangeException;
import org.hongxian.gis.packed.DamagedCoverageException;
import org.hongxian.gis.packed.PackedCoverage;
import org.jspecify.annotations.Nullable;

/**
 * The layer of an overlay of many red lines as one coverage file: the one that was kept where it is of this layer, else a new one.
 * What is not to be kept lies in a temporary folder until it is closed.
 */
final class CoverageOfLayer implements AutoCloseable {

    private final PackedCoverage coverage;
    private final List<Issue> issues;
    private final @Nullable Path temporary;

    private CoverageOfLayer(PackedCoverage coverage, List<Issue> issues, @Nullable Path temporary) {
        this.coverage = coverage;
        this.issues = issues;
        this.temporary = temporary;
    }

    /**
     * @param layer null when there is only a coverage file
     * @param part table of the layer file; null for the only one
     */
    record Request(
            @Nullable Path layer,
            @Nullable CrsCode layerCrs,
            @Nullable String part,
            @Nullable Path kept) {}

    static CoverageOfLayer open(Request request, ProgressLine progress, FileCommand command, BooleanSupplier goesOn)
            throws IOException {
        Path layer = request.layer();
        Path kept = request.kept();
        if (layer == null && kept != null) {
            return new CoverageOfLayer(openKept(kept), List.of(), null);
        }
        if (layer == null) {
            throw new IllegalArgumentException("neither layer nor coverage file");
        }
        String part = request.part() == null ? "" : request.part();
        LayerFileReader reader =
                LayerFileReader.open(layer, request.layerCrs(), part.isEmpty() ? List.of() : List.of(part));
        if (!CrsCatalogue.get(reader.crs()).isZone()) {
            throw new CliFailure("overlay.layer-not-in-a-zone", layer.getFileName(), reader.crs());
        }
        String source = LayerPacking.source(layer, reader, part);
        if (kept != null && Files.exists(kept)) {
            PackedCoverage found = usable(kept, source, progress, command);
            if (found != null) {
                return new CoverageOfLayer(found, List.of(), null);
            }
        }
        Path temporary = kept == null ? Files.createTempDirectory("hongxian-coverage") : null;
        Path target = kept == null ? Path.of(String.valueOf(temporary), "layer.hxc") : kept;
        try {
            boolean[] ordering = {false};
            progress.begin("overlay.packing", 0, reader::read);
            List<Issue> issues = LayerPacking.pack(
                    reader,
                    target,
                    source,
                    progress::reached,
                    () -> {
                        ordering[0] = true;
                        progress.begin("overlay.ordering", 0, () -> 0);
                    },
                    () -> {
                        if (ordering[0]) {
                            progress.reached(0);
                        }
                        return goesOn.getAsBoolean();
                    });
            progress.end();
            return new CoverageOfLayer(PackedCoverage.open(target), issues, temporary);
        } catch (CoordinateOutOfRangeException e) {
            delete(temporary);
            throw new CliFailure("overlay.layer-too-far", layer.getFileName());
        } catch (IOException | RuntimeException e) {
            delete(temporary);
            throw e;
        }
    }

    private static PackedCoverage openKept(Path kept) throws IOException {
        if (!Files.isRegularFile(kept)) {
            throw new CliFailure("overlay.no-coverage-file", kept.getFileName());
        }
        try {
            return PackedCoverage.open(kept);
        } catch (DamagedCoverageException e) {
            throw new CliFailure("overlay.coverage-damaged", String.valueOf(e.getMessage()));
        }
    }

    /** Null, with the reason said, when it has to be made again. */
    private static @Nullable PackedCoverage usable(Path kept, String source, ProgressLine progress, FileCommand command)
            throws IOException {
        try {
            PackedCoverage found = PackedCoverage.open(kept);
            if (found.source().equals(source)) {
                return found;
            }
            found.close();
            progress.say(command.text("overlay.coverage-of-another", kept.getFileName()));
        } catch (DamagedCoverageException e) {
            progress.say(command.text("overlay.coverage-made-again", e.getMessage()));
        }
        return null;
    }

    PackedCoverage coverage() {
        return coverage;
    }

    /** About features without a usable geometry; empty for a file that was kept. */
    List<Issue> issues() {
        return issues;
    }

    @Override
    public void close() throws IOException {
        coverage.close();
        delete(temporary);
    }

    private static void delete(@Nullable Path folder) throws IOException {
        if (folder != null) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
