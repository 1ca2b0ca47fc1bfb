package org.hongxian.map.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.packed.DamagedCoverageException;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.gis.packed.PackedCoverageWriter;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.locationtech.jts.geom.Envelope;

/**
 * The files of one layer version in the folder: one per county, each named by version, digest and county and carrying the whole
 * digest of its source and how many files there are, so that a missing one shows.
 */
final class VersionFiles {

    /** A layer in which every feature names another county is none; the rest goes into one file. */
    private static final int MOST_COUNTIES = 200;

    private static final int DIGITS_OF_DIGEST = 16;
    private static final String ENDING = ".coverage";
    private static final Envelope EVERYWHERE = new Envelope(-1e9, 1e9, -1e9, 1e9);

    private final Path folder;
    private final LayerVersion version;

    VersionFiles(Path folder, LayerVersion version) {
        this.folder = folder;
        this.version = version;
    }

    /** Making the files was given up. */
    static final class StoppedException extends RuntimeException {

        private static final long serialVersionUID = 1L;
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
            expected.add(source(part, opened.size()));
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
     * @param goesOn asked at every feature
     * @throws StoppedException if it does not
     * @throws org.hongxian.gis.packed.CoordinateOutOfRangeException if a county reaches too far
     */
    void make(LayerCatalogue catalogue, BooleanSupplier goesOn) throws IOException {
        Files.createDirectories(folder);
        delete();
        Map<String, PackedCoverageWriter> writers = new TreeMap<>();
        try {
            catalogue.visit(version.id(), EVERYWHERE, feature -> {
                if (!goesOn.getAsBoolean()) {
                    throw new StoppedException();
                }
                add(feature, writers);
            });
            if (writers.isEmpty()) {
                writers.put(CountyOfFeature.NONE, writer(CountyOfFeature.NONE));
            }
            int part = 0;
            for (PackedCoverageWriter writer : writers.values()) {
                part++;
                writer.finish(source(part, writers.size()));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            for (PackedCoverageWriter writer : writers.values()) {
                writer.close();
            }
        }
    }

    private void add(LayerFeature feature, Map<String, PackedCoverageWriter> writers) {
        String county = CountyOfFeature.of(feature.attributes());
        String file = writers.containsKey(county) || writers.size() < MOST_COUNTIES ? county : CountyOfFeature.NONE;
        writers.computeIfAbsent(file, this::writer).add(feature.id(), feature.geometry(), feature.attributes());
    }

    private PackedCoverageWriter writer(String county) {
        try {
            return new PackedCoverageWriter(
                    folder.resolve(prefix() + county + ENDING), CrsCatalogue.get(version.crs()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() throws IOException {
        for (Path file : list()) {
            Files.deleteIfExists(file);
        }
    }

    /** Deletes the files of all versions but the given ones, and what an interrupted writer left. */
    static void deleteOthers(Path folder, Set<UUID> versions) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean ours =
                        versions.stream().anyMatch(id -> name.startsWith(id.toString())) && name.endsWith(ENDING);
                if (!ours && Files.isRegularFile(file)) {
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
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(version.id().toString()) && name.endsWith(ENDING);
                    })
                    .sorted()
                    .toList();
        }
    }

    private String prefix() {
        return version.id() + "-"
                + version.digest()
                        .substring(
                                0, Math.min(DIGITS_OF_DIGEST, version.digest().length())) + "-";
    }

    private String source(int part, int parts) {
        return version.digest() + " " + part + "/" + parts;
    }
}
