package org.hongxian.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged drawings, tables and geometries are read or refused in less than a second; nothing else is thrown.
 * {@code -Dhongxian.fuzz=N} makes N inputs of every format in place of the few of the suite.
 */
@Timeout(3600)
class ListsFuzzTest {

    private static final int INPUTS = Integer.getInteger("hongxian.fuzz", 400);
    private static final long LONGEST_MILLIS = 1000;

    /** Pieces that mean something to one format or the other. */
    private static final List<String> PIECES = List.of(
            "0",
            "-1",
            "1e308",
            "NaN",
            "999999999999",
            "\n",
            "\r\n",
            ",",
            ";",
            "\t",
            "\"",
            "(",
            ")",
            "()",
            "EMPTY",
            "SRID=0;",
            "SECTION",
            "ENDSEC",
            "EOF",
            "  0\nINSERT\n",
            "  0\nLINE\n",
            "点号,X,Y\n",
            "经度",
            "纬度",
            "地块1\n",
            "1,2,3\n",
            "42\n1\n",
            "70\n-5\n",
            "210\n1\n",
            "=1+1",
            "<f>1</f>",
            "<c r=\"ZZ9\">",
            "</row>",
            "<v/>",
            "&amp;",
            "4000000",
            "39600000");

    @ParameterizedTest
    @ValueSource(strings = {"dxf", "wkt", "csv", "xlsx"})
    void aDamagedFileIsReadOrRefusedInTime(String shortName) throws IOException {
        FileFormat format = FileFormats.byShortName(shortName).orElseThrow();
        var out = new ByteArrayOutputStream();
        BoundaryFile file = SurveyedPlots.of(21, SurveyedPlots.ZONE_39);
        format.write(file, WriteOptions.named("a" + format.endings().get(0)), out);
        byte[] good = out.toByteArray();
        var random = new Random(shortName.hashCode());
        Function<byte[], byte[]> damage = bytes -> damaged(bytes, random);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            boolean inside = shortName.equals("xlsx") && random.nextInt(4) > 0;
            byte[] content = inside ? damagedInside(good, random, damage) : damage.apply(good);
            long begin = System.nanoTime();
            if (isRead(format, content)) {
                read++;
            } else {
                refused++;
            }
            long millis = (System.nanoTime() - begin) / 1_000_000;
            // The first ones load and compile classes.
            assertThat(i < 50 ? 0 : millis).as("input " + i).isLessThan(LONGEST_MILLIS);
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    /** Whether the content is read; refused otherwise, with a reason that names the file. */
    private static boolean isRead(FileFormat format, byte[] content) {
        try {
            ReadResult result = format.read("damaged", content, ReadOptions.standard());
            RingAssembler.assemble(result.file().plots());
            boolean finite = result.file().plots().stream()
                    .flatMap(plot -> plot.rings().stream())
                    .flatMap(ring -> ring.points().stream())
                    .allMatch(point -> Double.isFinite(point.easting()) && Double.isFinite(point.northing()));
            assertThat(finite).isTrue();
            CoordinateFiles.read("damaged", content, ReadOptions.standard());
            return true;
        } catch (UnusableFileException e) {
            assertThat(e.getMessage()).startsWith("damaged: ");
            return false;
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good;
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes = damagedOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] damagedOnce(byte[] good, Random random) {
        if (good.length == 0) {
            return good;
        }
        int at = random.nextInt(good.length);
        switch (random.nextInt(5)) {
            case 0 -> {
                byte[] flipped = good.clone();
                flipped[at] = (byte) random.nextInt(256);
                return flipped;
            }
            case 1 -> {
                return random.nextInt(4) == 0
                        ? Arrays.copyOf(good, at)
                        : spliced(good, at, random.nextInt(40), new byte[0]);
            }
            case 2 -> {
                int from = random.nextInt(good.length);
                int length = Math.min(random.nextInt(300), good.length - from);
                return spliced(good, at, 0, Arrays.copyOfRange(good, from, from + length));
            }
            default -> {
                byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
                return spliced(good, at, random.nextInt(12), piece);
            }
        }
    }

    private static byte[] spliced(byte[] good, int at, int removed, byte[] inserted) {
        var out = new ByteArrayOutputStream(good.length + inserted.length);
        out.write(good, 0, at);
        out.writeBytes(inserted);
        int rest = Math.min(good.length, at + removed);
        out.write(good, rest, good.length - rest);
        return out.toByteArray();
    }

    /** One part of an archive damaged, the archive whole. */
    private static byte[] damagedInside(byte[] good, Random random, Function<byte[], byte[]> damage)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(good))
                        .get();
                var zip = new ZipOutputStream(out)) {
            var parts = new ArrayList<ZipArchiveEntry>();
            in.getEntries().asIterator().forEachRemaining(parts::add);
            int damaged = random.nextInt(parts.size());
            for (int i = 0; i < parts.size(); i++) {
                byte[] content = in.getInputStream(parts.get(i)).readAllBytes();
                zip.putNextEntry(new ZipEntry(parts.get(i).getName()));
                zip.write(i == damaged ? damage.apply(content) : content);
            }
        }
        return out.toByteArray();
    }
}
