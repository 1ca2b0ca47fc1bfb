package org.hongxian.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FeatureFile;
import org.hongxian.gis.coordinatefile.FeatureFormat;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.TopologyCheck;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mutations of all golden files and of what we write, format by format: each is read or refused with a reason, within a second of
 * processor time and bounded memory, larger ones in proportion; nothing else is thrown. What is read is also checked, measured and
 * written. {@code -Dhongxian.fuzz=N} makes N inputs of every format in place of the few of the suite; every input is known by its number.
 */
@Timeout(7200)
class GoldenFilesFuzzTest {

    private static final int INPUTS = Integer.getInteger("hongxian.fuzz", 400);
    private static final long LONGEST_NANOSECONDS = 1_000_000_000L;
    /** Allocated, not held, by the two or three readings of an input; a workbook may have thirty million cells. */
    private static final long MOST_BYTES_EACH = 512L << 20;
    /** Of an input, beyond what every input may take: nothing may grow faster than the input does. */
    private static final long NANOSECONDS_PER_BYTE = 10_000;

    private static final long BYTES_PER_BYTE = 8_000;
    /** The first ones load and compile classes. */
    private static final int WARMING_UP = 50;

    /** Reading as a layer goes by way of a file; one input in so many. */
    private static final int AS_LAYER = 4;

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"geopackage", "kml", "dxf", "wkt", "xlsx", "csv", "geojson", "shapefile"})
    void everyMutationIsReadOrRefusedWithAReason(String name, TestReporter reporter) throws IOException {
        FileFormat format = FileFormats.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<Seed> seeds = seeds(format);
        var mutation = new Mutation(seeds.stream().map(Seed::content).toList());
        int read = 0;
        for (int number = 0; number < INPUTS; number++) {
            var random = new Random(31L * number + name.hashCode());
            Seed seed = seeds.get(random.nextInt(seeds.size()));
            byte[] input = mutation.of(seed.content(), random);
            long before = THREADS.getCurrentThreadCpuTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            try {
                read += isRead(format, seed, input) ? 1 : 0;
                if (format instanceof FeatureFormat && number % AS_LAYER == 0) {
                    readAsLayer(seed, input);
                }
            } catch (RuntimeException | Error e) {
                throw new AssertionError("input " + number + " of " + seed.name() + ": " + shown(input), e);
            }
            long took = THREADS.getCurrentThreadCpuTime() - before;
            long held = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            if (number > WARMING_UP
                    && (took > LONGEST_NANOSECONDS + NANOSECONDS_PER_BYTE * unpacked(input)
                            || held > MOST_BYTES_EACH + BYTES_PER_BYTE * unpacked(input))) {
                throw new AssertionError(
                        "input %d of %s: %d ns, %d bytes: %s".formatted(number, seed.name(), took, held, shown(input)));
            }
        }
        reporter.publishEntry(Map.of(
                "format", name,
                "inputs", Integer.toString(INPUTS),
                "read", Integer.toString(read),
                "refused", Integer.toString(INPUTS - read)));
        assertThat(read).isBetween(1, INPUTS - 1);
    }

    /** A file that is read, and how. */
    private record Seed(String name, byte[] content, ReadOptions options) {}

    private static List<Seed> seeds(FileFormat format) throws IOException {
        var seeds = new ArrayList<Seed>();
        for (GoldenFile golden : GoldenFile.list()) {
            if (golden.format().equals(format.name())) {
                ReadOptions options =
                        ReadOptions.standard().withParts(golden.parts()).withAnswers(golden.answers());
                seeds.add(new Seed(golden.file(), golden.content(), options));
            }
        }
        for (String ending : format.endings()) {
            String name = "plots" + ending;
            var file = SurveyedPlots.of(21, SurveyedPlots.ZONE_39);
            var held = WrittenFormat.held(format, file);
            var out = new ByteArrayOutputStream();
            format.write(held, WriteOptions.named(name), out);
            seeds.add(new Seed(name, out.toByteArray(), ReadOptions.standard()));
        }
        return seeds;
    }

    /** Whether the content is read; refused otherwise, with a reason that names the file. Also by the format alone. */
    private static boolean isRead(FileFormat format, Seed seed, byte[] content) {
        try {
            if (content.length > 0 && format.recognises(seed.name(), content)) {
                verify(format.read(seed.name(), content, seed.options()));
            }
            verify(CoordinateFiles.read(seed.name(), content, seed.options()));
            return true;
        } catch (UnusableFileException e) {
            verify(e, seed.name());
            return false;
        }
    }

    private void readAsLayer(Seed seed, byte[] content) throws IOException {
        Path file = folder.resolve(seed.name());
        Files.write(file, content);
        try {
            FeatureFile.open(file, seed.options())
                    .forEach(feature ->
                            verify(feature.geometry().getEnvelopeInternal().getMaxX()));
        } catch (UnusableFileException e) {
            verify(e, seed.name());
        }
    }

    private static void verify(UnusableFileException refusal, String name) {
        String message = refusal.getMessage();
        if (!message.startsWith(name + ": ")
                || message.length() < name.length() + 4
                || message.contains("\n")
                || message.contains("Exception")) {
            throw new AssertionError(message);
        }
    }

    private static void verify(ReadResult result) {
        if (result.file().plots().isEmpty()) {
            throw new AssertionError("a result without plots");
        }
        result.file().plots().stream()
                .flatMap(plot -> plot.rings().stream())
                .flatMap(ring -> ring.points().stream())
                .forEach(point -> verify(point.easting() + point.northing()));
        RingAssembler.assemble(result.file().plots());
        use(result.file());
    }

    /** What the commands {@code check}, {@code area} and {@code convert} do next. */
    private static void use(BoundaryFile file) {
        TopologyCheck.check(file.plots(), CheckContext.of(file.crs(), DAY).withFormat(file.format()));
        if (file.crs() == null) {
            return;
        }
        try {
            AreaMeasurement.in(file.crs())
                    .measureAll(
                            file.plots().stream().map(RingAssembler::assemble).toList());
            for (String name : List.of("plots.geojson", "plots.txt")) {
                FileFormat format = FileFormats.byEnding(name).orElseThrow();
                WriteOptions options = WriteOptions.named(name);
                if (format.holds(CrsCatalogue.get(file.crs()))
                        && format.refusal(file, options).isEmpty()) {
                    format.write(file, options, OutputStream.nullOutputStream());
                }
            }
        } catch (CoordinateOutOfDomainException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void verify(double coordinate) {
        if (!Double.isFinite(coordinate)) {
            throw new AssertionError("a coordinate that is no number");
        }
    }

    /** Length, of an archive that of its entries as far as they can be read. */
    private static long unpacked(byte[] input) {
        long length = input.length;
        if (length > 4 && input[0] == 'P' && input[1] == 'K') {
            try (var zip = new ZipInputStream(new ByteArrayInputStream(input))) {
                while (zip.getNextEntry() != null) {
                    length += zip.transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException | IllegalArgumentException e) {
                return length;
            }
        }
        return length;
    }

    private static String shown(byte[] input) {
        return HexFormat.of().formatHex(input, 0, Math.min(input.length, 4000));
    }
}
