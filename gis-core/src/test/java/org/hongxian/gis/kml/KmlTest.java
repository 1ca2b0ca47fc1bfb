package org.hongxian.gis.kml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerFileReader;
import org.hongxian.gis.testkit.SyntheticPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class KmlTest {

    private static final String RING = "117,36,0 117.01,36,0 117.01,36.01,0 117,36.01,0 117,36,0";
    private static final FileFormat KML = FileFormats.byShortName("kml").orElseThrow();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"红线.kml", "红线.kmz"})
    void plotsComeBackWithinATenthOfAMillimetre(String fileName) throws IOException {
        BoundaryFile file = CoordinateFiles.read(
                        "p.txt", SyntheticPlot.standard().utf8(), ReadOptions.standard())
                .file();
        assertThat(KML.holds(CrsCatalogue.get(file.crs()))).isFalse();
        var out = new ByteArrayOutputStream();
        KML.write(Reprojection.to(KML.substitute(file), file), WriteOptions.named(fileName), out);

        // The content says what it is, under any name.
        ReadResult read = CoordinateFiles.read("upload", out.toByteArray(), ReadOptions.standard());
        assertThat(read.issues()).isEmpty();
        assertThat(read.file().format()).isEqualTo("kml");
        assertThat(read.file().crs()).isEqualTo(CrsCatalogue.WGS84_GEOGRAPHIC);
        Plot before = file.plots().get(0);
        Plot plot = Reprojection.to(file.crs(), read.file()).plots().get(0);
        assertThat(plot.name()).isEqualTo(before.name());
        assertThat(plot.declaredAreaSquareMetres()).isEqualTo(before.declaredAreaSquareMetres());
        assertThat(plot.use()).isEqualTo("工业用地");
        assertThat(plot.rings()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            for (BoundaryPoint point : before.rings().get(i).points()) {
                assertThat(plot.rings().get(i).points()).anySatisfy(back -> {
                    assertThat(back.name()).isEqualTo(point.name());
                    assertThat(Math.hypot(back.easting() - point.easting(), back.northing() - point.northing()))
                            .isLessThan(1e-4);
                });
            }
        }
    }

    @Test
    void placemarksInFoldersAreReadWithTheirDataAndHeightsAreDropped() {
        ReadResult read = read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>all</name><Folder>
                <Placemark><name>一号地块</name>
                <ExtendedData><Data name="DKBH"><value>A-1</value></Data>
                <SchemaData schemaUrl="#s"><SimpleData name="DLBM">0601</SimpleData></SchemaData></ExtendedData>
                <Polygon><outerBoundaryIs><LinearRing><coordinates>
                117,36,55.5
                117.01,36,55 117.01, 36.01 ,55
                117,36.01,55 117,36,55.5</coordinates></LinearRing></outerBoundaryIs>
                <innerBoundaryIs><LinearRing><coordinates>117.002,36.002 117.004,36.002 117.004,36.004 117.002,36.002
                </coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark>
                </Folder></Document></kml>
                """);

        Plot plot = read.file().plots().get(0);
        assertThat(plot.number()).isEqualTo("A-1");
        assertThat(plot.name()).isEqualTo("一号地块");
        assertThat(plot.landClass()).isEqualTo("0601");
        assertThat(plot.rings()).hasSize(2);
        assertThat(plot.rings().get(0).points())
                .extracting(point -> point.easting() + " " + point.northing())
                .containsExactly("117.0 36.0", "117.01 36.0", "117.01 36.01", "117.0 36.01");
        assertThat(read.file().assumptions()).extracting(Assumption::code).contains("heights-dropped", "crs-by-format");
    }

    @Test
    void anOpenRingStaysOpen() {
        BoundaryRing ring = read(placemark("117,36 117.01,36 117.01,36.01 117,36.01"))
                .file()
                .plots()
                .get(0)
                .rings()
                .get(0);

        assertThat(ring.points()).hasSize(4);
        assertThat(ring.closedInFile()).isFalse();
    }

    @Test
    void latitudeBeforeLongitudeIsFound() {
        ReadResult read = read(placemark("36,117 36,117.01 36.01,117.01 36.01,117 36,117"));

        assertThat(read.issues()).extracting(Issue::code).containsExactly(IssueCode.AXIS_ORDER_SWAPPED);
        assertThat(read.file().plots().get(0).rings().get(0).points().get(0).easting())
                .isEqualTo(117);
    }

    @Test
    void aStatedSystemOfDegreesIsTaken() {
        ReadOptions stated = ReadOptions.standard().withCrs(new CrsCode(4490));

        assertThat(CoordinateFiles.read("p.kml", placemark(RING).getBytes(StandardCharsets.UTF_8), stated)
                        .file()
                        .crs())
                .isEqualTo(new CrsCode(4490));
    }

    @Test
    void aLabelBesideTheLandIsAFindingAndTheLandIsRead() {
        ReadResult read =
                read("<kml><Placemark><MultiGeometry><Point><coordinates>117,36</coordinates></Point>" + polygon(RING)
                        + polygon(RING.replace("117", "118"))
                        + "</MultiGeometry></Placemark>\n<Placemark><LineString><coordinates>"
                        + RING + "</coordinates></LineString></Placemark></kml>");

        assertThat(read.file().plots()).singleElement().satisfies(plot -> assertThat(plot.rings())
                .hasSize(2));
        assertThat(read.issues())
                .extracting(issue -> issue.arguments().get("geometryType") + " "
                        + issue.place().line())
                .containsExactly("Point 1", "LineString 2");
    }

    @Test
    void otherEncodingsAreReadAsTheHeadSays() {
        String kml = "<?xml version=\"1.0\" encoding=\"GBK\"?>" + placemark(RING);
        byte[] utf16 = ("\uFEFF" + placemark(RING)).getBytes(StandardCharsets.UTF_16LE);

        assertThat(CoordinateFiles.read("p", kml.getBytes(Charset.forName("GBK")), ReadOptions.standard())
                        .file()
                        .plots()
                        .get(0)
                        .name())
                .isEqualTo("地块");
        assertThat(CoordinateFiles.read("p", utf16, ReadOptions.standard())
                        .file()
                        .plots())
                .hasSize(1);
    }

    @Test
    void aLayerOfPlacemarksIsStreamed() throws IOException {
        Path file = folder.resolve("many.kml");
        Files.writeString(
                file,
                "<kml>"
                        + placemark(RING)
                                .replaceFirst("^<kml>", "")
                                .replaceFirst("</kml>$", "")
                                .repeat(20_000) + "</kml>");
        var last = new ArrayList<LayerFeature>();
        LayerFileReader.open(file, null).forEach(feature -> {
            last.clear();
            last.add(feature);
        });

        assertThat(last.get(0).id()).isEqualTo("00020000");
        assertThat(last.get(0).geometry().getArea()).isBetween(0.99e-4, 1.01e-4);
    }

    static Stream<Arguments> refusals() throws IOException {
        return Stream.of(
                Arguments.of("no placemark", "<kml></kml>", UnusableReason.NO_PLOTS),
                Arguments.of("a web page", "<html><kml ></kml></html>", UnusableReason.XML_NOT_READ),
                Arguments.of("cut off", placemark(RING).substring(0, 90), UnusableReason.XML_BROKEN),
                Arguments.of("an element in a number", placemark("117,<b>36</b>"), UnusableReason.XML_BROKEN),
                Arguments.of("words", placemark("117,36 one,two 117,37"), UnusableReason.NUMBERS_INVALID),
                Arguments.of("half a position", placemark("117,36 118 117,37"), UnusableReason.NUMBERS_INVALID),
                Arguments.of("a far number", placemark("117,36 1e300,2 117,37"), UnusableReason.NUMBERS_INVALID),
                Arguments.of(
                        "an entity of the file system",
                        "<!DOCTYPE kml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><kml><Placemark><name>&x;</name>"
                                + polygon(RING) + "</Placemark></kml>",
                        UnusableReason.XML_BROKEN),
                Arguments.of(
                        "a thousand million laughs",
                        "<!DOCTYPE kml [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><kml><Placemark><name>&b;"
                                + "</name></Placemark></kml>",
                        UnusableReason.XML_BROKEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void whatCannotBeUsedIsRefusedInOneLine(String what, String kml, UnusableReason reason) {
        assertThatThrownBy(() -> read(kml)).isInstanceOfSatisfying(UnusableFileException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.message(Locale.ENGLISH)).startsWith("红线.kml: ").doesNotContain("{", "Exception", "\n");
        });
    }

    @Test
    void hostileArchivesAreRefused() throws IOException {
        assertThatThrownBy(() -> CoordinateFiles.read("a.kmz", zip("p.png", "x"), ReadOptions.standard()))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> assertThat(e.reason())
                        .isEqualTo(UnusableReason.ARCHIVE_WITHOUT_KML));
        assertThatThrownBy(() -> CoordinateFiles.read("a.kmz", zip("../doc.kml", "x"), ReadOptions.standard()))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> assertThat(e.reason())
                        .isEqualTo(UnusableReason.ARCHIVE_PATH_ESCAPES));
        byte[] bomb = zip("doc.kml", "<kml>" + " ".repeat(64 << 20) + "</kml>");
        assertThatThrownBy(() -> CoordinateFiles.read("a.kmz", bomb, ReadOptions.standard()))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> assertThat(e.reason())
                        .isEqualTo(UnusableReason.ARCHIVE_EXPANDS_TOO_MUCH));
    }

    private static String polygon(String coordinates) {
        return "<Polygon><outerBoundaryIs><LinearRing><coordinates>" + coordinates
                + "</coordinates></LinearRing></outerBoundaryIs></Polygon>";
    }

    private static String placemark(String coordinates) {
        return "<kml><Placemark><name>地块</name>" + polygon(coordinates) + "</Placemark></kml>";
    }

    private static ReadResult read(String kml) {
        return CoordinateFiles.read("红线.kml", kml.getBytes(StandardCharsets.UTF_8), ReadOptions.standard());
    }

    private static byte[] zip(String name, String content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : Map.of(name, content).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
