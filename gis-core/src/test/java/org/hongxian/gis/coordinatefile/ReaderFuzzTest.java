package org.hongxian.gis.coordinatefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.testkit.SyntheticPlot;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files are read or refused; nothing else is thrown, and nothing takes long. */
@Timeout(60)
class ReaderFuzzTest {

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104})
    void aDamagedFileIsReadOrRefused(long seed) throws IOException {
        var random = new Random(seed);
        int refused = 0;
        int read = 0;
        for (byte[] good : samples()) {
            for (int i = 0; i < 250; i++) {
                byte[] damaged = damage(good, random);
                try {
                    ReadResult result = CoordinateFiles.read("damaged", damaged, ReadOptions.standard());
                    assertFinite(result.file());
                    RingAssembler.assemble(result.file().plots());
                    read++;
                } catch (UnusableFileException e) {
                    assertThat(e.getMessage()).startsWith("damaged: ");
                    refused++;
                }
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private static void assertFinite(BoundaryFile file) {
        for (Plot plot : file.plots()) {
            for (BoundaryRing ring : plot.rings()) {
                for (BoundaryPoint point : ring.points()) {
                    assertThat(Double.isFinite(point.easting()) && Double.isFinite(point.northing()))
                            .isTrue();
                }
            }
        }
    }

    private static byte[] damage(byte[] good, Random random) {
        byte[] bytes = good.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = 0; i <= random.nextInt(8); i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            case 1 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 2 -> {
                int from = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(40), bytes.length - from);
                byte[] shorter = new byte[bytes.length - length];
                System.arraycopy(bytes, 0, shorter, 0, from);
                System.arraycopy(bytes, from + length, shorter, from, shorter.length - from);
                bytes = shorter;
            }
            default -> {
                int from = random.nextInt(bytes.length);
                int to = random.nextInt(bytes.length);
                int length = Math.min(random.nextInt(60), bytes.length - Math.max(from, to));
                System.arraycopy(good, from, bytes, to, length);
            }
        }
        return bytes;
    }

    private static List<byte[]> samples() throws IOException {
        var samples = new ArrayList<byte[]>();
        samples.add(SyntheticPlot.standard().utf8());
        BoundaryFile file = CoordinateFiles.read("f.txt", samples.get(0), ReadOptions.standard())
                .file();
        var geoJson = new ByteArrayOutputStream();
        GeoJsonWriter.write(file, geoJson);
        samples.add(geoJson.toByteArray());
        var shapefile = new ByteArrayOutputStream();
        ShapefileWriter.write(file, "f", shapefile);
        samples.add(shapefile.toByteArray());
        samples.add(HostileFilesTest.stored(shapefile.toByteArray()));
        return samples;
    }
}
