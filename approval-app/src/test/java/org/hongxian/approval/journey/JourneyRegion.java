package org.hongxian.approval.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.hongxian.approval.testkit.TestProcess;
import org.hongxian.sample.SampleRegionGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample region as its generator writes it, once for all journeys of a process. */
final class JourneyRegion {

    private static final long SEED = 20_261_122;
    private static final int PARCELS = 20_000;

    private static Path directory;

    private JourneyRegion() {}

    static synchronized Path directory() {
        if (directory == null) {
            Path out =
                    Path.of("target", "journey-region-" + TestProcess.number()).toAbsolutePath();
            try {
                delete(out);
                SampleRegionGenerator.generate(SEED, PARCELS, Files.createDirectories(out));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            directory = out;
        }
        return directory;
    }

    static Path redLine(String fileName) {
        Path file = directory().resolve("red-lines").resolve(fileName);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("the sample region has no red line " + fileName);
        }
        return file;
    }

    /** Of a red line, as easting and northing. */
    static JsonNode firstPoint() {
        try {
            String json = Files.readString(redLine("province-photovoltaic-park.geojson"));
            JsonNode coordinates = JsonMapper.shared().readTree(json).at("/features/0/geometry/coordinates");
            while (coordinates.get(0).get(0).isContainer()) {
                coordinates = coordinates.get(0);
            }
            return coordinates.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
