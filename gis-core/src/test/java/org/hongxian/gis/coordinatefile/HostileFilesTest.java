package org.hongxian.gis.coordinatefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.gis.testkit.SyntheticPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {

    static Stream<Arguments> refusals() throws IOException {
        byte[] shapefile = shapefile();
        return Stream.of(
                Arguments.of("empty", new byte[0], UnusableReason.EMPTY),
                Arguments.of("a PDF called txt", latin("%PDF-1.7 ..."), UnusableReason.NOT_A_BOUNDARY_FORMAT),
                Arguments.of("a DWG", latin("AC1027 ..."), UnusableReason.NOT_A_BOUNDARY_FORMAT),
                Arguments.of("a SQLite database", latin("SQLite format 3\0"), UnusableReason.NOT_A_GEOPACKAGE),
                Arguments.of("a bare .shp", entries(shapefile).get("p.shp"), UnusableReason.SHAPEFILE_UNZIPPED),
                Arguments.of(
                        "XML with entities",
                        latin(
                                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
                        UnusableReason.XML_NOT_READ),
                Arguments.of("XML behind a mark", latin("\u00EF\u00BB\u00BF \n<kml/>"), UnusableReason.XML_NOT_READ),
                Arguments.of("noise", noise(100_000), UnusableReason.ENCODING_UNKNOWN),
                Arguments.of("prose", latin("This is a letter,\nnot a plot.\n"), UnusableReason.NO_PLOTS),
                Arguments.of(
                        "a small local grid", latin("a,1,面,@\nJ1,1,100,200\nJ2,1,300,200\n"), UnusableReason.NO_PLOTS),
                Arguments.of(
                        "broken JSON",
                        latin("{\"type\":\"FeatureCollection\",\n\"features\":[{]}"),
                        UnusableReason.JSON_BROKEN),
                Arguments.of("other JSON", latin("{\"a\":[1,2,{\"b\":3}]}"), UnusableReason.JSON_NOT_GEOJSON),
                Arguments.of(
                        "a JSON list of words",
                        latin("{\"type\":\"FeatureCollection\",\"features\":[\"a\"]}"),
                        UnusableReason.JSON_BROKEN),
                Arguments.of(
                        "JSON nested without end",
                        latin("{\"features\":" + "[".repeat(100_000)),
                        UnusableReason.JSON_BROKEN),
                Arguments.of("JSON with NaN", polygon("[NaN,1]"), UnusableReason.JSON_BROKEN),
                Arguments.of("JSON with 1e308", polygon("[1e308,1]"), UnusableReason.NUMBERS_INVALID),
                Arguments.of("JSON with 1e999", polygon("[1,1e999]"), UnusableReason.NUMBERS_INVALID),
                Arguments.of("JSON with words", polygon("[\"1\",2]"), UnusableReason.NUMBERS_INVALID),
                Arguments.of("JSON with half positions", polygon("[1]"), UnusableReason.NUMBERS_INVALID),
                Arguments.of(
                        "JSON with points only",
                        latin("{\"type\":\"Point\",\"coordinates\":[117,36]}"),
                        UnusableReason.NO_PLOTS),
                Arguments.of("JSON in an unknown system", named("EPSG:32650"), UnusableReason.CRS_NOT_SUPPORTED),
                Arguments.of(
                        "no archive behind its mark", latin("PK\u0003\u0004 nothing"), UnusableReason.ARCHIVE_BROKEN),
                Arguments.of("half an archive", Arrays.copyOf(shapefile, 200), UnusableReason.ARCHIVE_BROKEN),
                Arguments.of(
                        "an archive of a letter",
                        zip(Map.of("a.docx", latin("x"))),
                        UnusableReason.ARCHIVE_WITHOUT_SHAPEFILE),
                Arguments.of("two Shapefiles", two(shapefile), UnusableReason.QUESTIONS_OPEN),
                Arguments.of("no attribute table", without(shapefile, "p.dbf"), UnusableReason.SHAPEFILE_INCOMPLETE),
                Arguments.of(
                        "a path upwards",
                        zip(Map.of("../../etc/p.shp", latin("x"))),
                        UnusableReason.ARCHIVE_PATH_ESCAPES),
                Arguments.of(
                        "a Windows path", zip(Map.of("C:\\p.shp", latin("x"))), UnusableReason.ARCHIVE_PATH_ESCAPES),
                Arguments.of(
                        "an absolute path", zip(Map.of("/p.shp", latin("x"))), UnusableReason.ARCHIVE_PATH_ESCAPES),
                Arguments.of(
                        "an archive in an archive", zip(Map.of("p.zip", shapefile)), UnusableReason.ARCHIVE_NESTED),
                Arguments.of("a cut .shp", with(shapefile, "p.shp", 150), UnusableReason.SHAPEFILE_BROKEN),
                Arguments.of("a .shp of noise", with(shapefile, "p.shp", noise(500)), UnusableReason.SHAPEFILE_BROKEN),
                Arguments.of(
                        "a .shp of a letter",
                        with(shapefile, "p.shp", latin("hello")),
                        UnusableReason.SHAPEFILE_BROKEN),
                Arguments.of(
                        "an unknown .prj",
                        with(shapefile, "p.prj", latin("PROJCS[\"UTM\"]")),
                        UnusableReason.CRS_NOT_SUPPORTED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBeUsedIsRefusedInOneLine(String what, byte[] content, UnusableReason reason) {
        assertThatThrownBy(() -> CoordinateFiles.read("红线.txt", content, ReadOptions.standard()))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
                        assertThat(e.message(locale))
                                .startsWith("红线.txt: ")
                                .doesNotContain("{", "Exception", "\n")
                                .hasSizeBetween(12, 300);
                    }
                });
    }

    @Test
    void aStreamBeyondTheLimitIsNotReadToItsEnd() {
        long[] given = {0};
        var endless = new InputStream() {
            @Override
            public int read() {
                given[0]++;
                return 'a';
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                given[0] += length;
                Arrays.fill(buffer, from, from + length, (byte) 'a');
                return length;
            }
        };
        var options = ReadOptions.standard().withLimits(new ReadLimits(1 << 20, 1 << 20, 1000, 10));

        assertThatThrownBy(() -> CoordinateFiles.read("big.txt", endless, options))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("1 MB");
        assertThat(given[0]).isLessThan(3 << 20);
    }

    @Test
    void aBombIsPutOutWhileUnpackingAndLeavesNothingBehind() throws IOException, InterruptedException {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("p.shp"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 400; i++) {
                zip.write(zeros);
            }
        }
        Set<Path> before = temporaryFolders();

        assertThatThrownBy(() -> CoordinateFiles.read("bomb.zip", bomb.toByteArray(), ReadOptions.standard()))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> assertThat(e.reason())
                        .isEqualTo(UnusableReason.ARCHIVE_EXPANDS_TOO_MUCH));
        // Other processes on the machine may be reading Shapefiles too: theirs go away, ours would stay.
        Set<Path> left = temporaryFolders();
        left.removeAll(before);
        Patience.await(() -> left.stream().noneMatch(Files::exists));
    }

    @Test
    void tooManyPointsAreRefusedInEveryFormat() throws IOException {
        var options = ReadOptions.standard().withLimits(new ReadLimits(1 << 20, 1 << 20, 5, 10));
        for (byte[] content : List.of(SyntheticPlot.standard().utf8(), shapefile(), geoJson())) {
            assertThatThrownBy(() -> CoordinateFiles.read("many", content, options))
                    .isInstanceOfSatisfying(UnusableFileException.class, e -> assertThat(e.reason())
                            .isEqualTo(UnusableReason.TOO_MANY_POINTS));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000_000, Integer.MAX_VALUE, -1})
    void aPartThatBeginsBeyondItsRecordIsRefusedBeforeItTakesMemory(int start) throws IOException {
        byte[] shapefile = shapefile();
        byte[] shapes = entries(shapefile).get("p.shp");
        // Header 100, record header 8, type 4, envelope 32, two counts of 4, start of the first part 4.
        ByteBuffer.wrap(shapes).order(ByteOrder.LITTLE_ENDIAN).putInt(156, start);
        byte[] content = with(shapefile, "p.shp", shapes);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(() -> CoordinateFiles.read("f.zip", content, ReadOptions.standard()))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> assertThat(e.reason())
                        .isEqualTo(UnusableReason.SHAPEFILE_BROKEN));
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 << 20);
    }

    @Test
    void aMissingIndexAndProjectionDoNoHarm() throws IOException {
        byte[] content = without(without(shapefile(), "p.shx"), "p.prj");

        ReadResult result = CoordinateFiles.read("p.zip", content, ReadOptions.standard());

        assertThat(result.file().crs()).hasToString("EPSG:4527");
        assertThat(result.file().plots().get(0).rings()).hasSize(2);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] polygon(String position) {
        return latin("{\"type\":\"Polygon\",\"coordinates\":[[[117,36],[117.1,36],\n" + position + ",[117,36]]]}");
    }

    private static byte[] named(String crs) {
        return latin(
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" + crs + "\"}},"
                        + "\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[500000,4000000],[500100,4000000],[500000,4000100],[500000,4000000]]]}}]}");
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static byte[] shapefile() throws IOException {
        var out = new ByteArrayOutputStream();
        ShapefileWriter.write(fixture(), "p", out);
        return out.toByteArray();
    }

    private static byte[] geoJson() throws IOException {
        var out = new ByteArrayOutputStream();
        GeoJsonWriter.write(fixture(), out);
        return out.toByteArray();
    }

    private static BoundaryFile fixture() {
        return CoordinateFiles.read("f.txt", SyntheticPlot.standard().utf8(), ReadOptions.standard())
                .file();
    }

    private static byte[] two(byte[] shapefile) throws IOException {
        var both = entries(shapefile);
        entries(shapefile).forEach((name, content) -> both.put("q" + name.substring(1), content));
        return zip(both);
    }

    /** The same archive without compression, so that damage reaches the Shapefile in it rather than the archive. */
    static byte[] stored(byte[] archive) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(0);
            for (var entry : entries(archive).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] without(byte[] archive, String name) throws IOException {
        var entries = entries(archive);
        entries.remove(name);
        return zip(entries);
    }

    private static byte[] with(byte[] archive, String name, byte[] content) throws IOException {
        var entries = entries(archive);
        entries.put(name, content);
        return zip(entries);
    }

    private static byte[] with(byte[] archive, String name, int length) throws IOException {
        return with(archive, name, Arrays.copyOf(entries(archive).get(name), length));
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private static Set<Path> temporaryFolders() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("hongxian-shapefile"))
                    .collect(Collectors.toSet());
        }
    }
}
