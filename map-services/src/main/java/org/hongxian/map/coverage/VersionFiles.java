package org.hongxian.map.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hongxian.gis.packed.DamagedCoverageException;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;

/**
 * The files of one layer version in the folder: one per county, each named by version and county and carrying the whole
 * digest of its source and how many files there are, so that a missing one shows.
 */
final class VersionFiles {

    private static final String ENDING = ".coverage";

    private final Path folder;
    private final LayerVersion version;

    VersionFiles(Path folder, LayerVersion version) {
        this.folder = folder;
        this.version = version;
    }

    /**
     * Opens and checks all files.
     *
     * @return empty when there is none
     * @throws DamagedCoverageException if one is damaged, missing, or was made from something else
     */
    Optional<List<PackedCoverage>> open() throws IOException {
        List<Path> files = list();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        var opened = new ArrayList<PackedCoverage>();
        try {
            for (Path file : files) {
                opened.add(PackedCoverage.open(file));
            }
            requireAll(opened);
            return Optional.of(List.copyOf(opened));
        } catch (IOException | RuntimeException e) {
            closeAll(opened);
            throw e;
        }
    }

    private void requireAll(List<PackedCoverage> opened) {
        Set<String> expected = new TreeSet<>();
        for (int part = 1; part <= opened.size(); part++) {
            expected.add(source(version.digest(), part, opened.size()));
        }
        Set<String> found = new TreeSet<>();
        opened.forEach(coverage -> found.add(coverage.source()));
        if (!found.equals(expected)) {
            throw new IncompleteFilesException(found.toString());
        }
    }

    /** The files are whole, but not all of them are there, or they were made from another version. */
    static final class IncompleteFilesException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        IncompleteFilesException(String found) {
            super("not all of the files, or of another source: " + found);
        }
    }

    /**
     * Makes all files from the database, feature by feature.
     *
     * @param goesOn asked at every feature and while files are finished
     * @throws CancellationException if it does not
     * @throws org.hongxian.gis.packed.CoordinateOutOfRangeException if a county reaches too far
     */
    void make(LayerCatalogue catalogue, BooleanSupplier goesOn) throws IOException {
        Files.createDirectories(folder);
        delete();
        try (var writers = new CountyWriters(folder, version.id(), version.crs())) {
            catalogue.visit(version.id(), feature -> {
                if (!goesOn.getAsBoolean()) {
                    throw new CancellationException();
                }
                writers.add(feature);
            });
            writers.finish(version.digest(), goesOn);
        }
    }

    private void delete() throws IOException {
        for (Path file : list()) {
            Files.deleteIfExists(file);
        }
    }

    /** Deletes everything that bears the name of a version. */
    static void deleteAll(Path folder, UUID version) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(version.toString())) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /**
     * Deletes the files of all versions but the given ones, and what an interrupted writer left.
     *
     * @param underWay versions whose files are being written
     */
    static void deleteOthers(Path folder, Set<UUID> versions, Set<UUID> underWay) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean kept = versions.stream().anyMatch(id -> isOf(id, name))
                        || underWay.stream().anyMatch(id -> name.startsWith(id.toString()));
                if (!kept && Files.isRegularFile(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    static void closeAll(List<PackedCoverage> opened) throws IOException {
        for (PackedCoverage coverage : opened) {
            coverage.close();
        }
    }

    private List<Path> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(this::isOurs).sorted().toList();
        }
    }

    private boolean isOurs(Path file) {
        return isOf(version.id(), file.getFileName().toString());
    }

    private static boolean isOf(UUID id, String name) {
        return name.startsWith(id.toString()) && name.endsWith(ENDING);
    }

    /** Under which name the features of one county are kept. */
    static Path file(Path folder, UUID id, String county) {
        return folder.resolve(id + "-" + county + ENDING);
    }

    /** What the header of a file says it was made from; tells a missing part as well as another version. */
    static String source(String digest, int part, int parts) {
        return digest + " " + part + "/" + parts;
    }
}
