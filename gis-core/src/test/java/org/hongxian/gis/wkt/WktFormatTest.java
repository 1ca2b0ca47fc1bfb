package org.hongxian.gis.wkt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.testkit.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WktFormatTest {

    private static final String SQUARE =
            "POLYGON ((39600000 4000000, 39600100 4000000, 39600100 4000100, 39600000 4000100, 39600000 4000000))";

    private static ReadResult read(String text) {
        return CoordinateFiles.read("plots.wkt", text.getBytes(StandardCharsets.UTF_8), ReadOptions.standard());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SQUARE,
                "SRID=4527;" + SQUARE,
                "srid = 4527 ; " + SQUARE + ";\n",
                "\uFEFF" + SQUARE,
                "POLYGON Z ((39600000 4000000 1, 39600100 4000000 1,\n39600100 4000100 1, 39600000 4000100 1,\r\n39600000 4000000 1))",
                "MULTIPOLYGON(((39600000 4000000, 39600100 4000000, 39600100 4000100, 39600000 4000100, 39600000 4000000)))"
            })
    void aSquareOfAHundredMetresIsReadHoweverItIsWritten(String text) {
        ReadResult result = read(text);

        assertThat(result.file().format()).isEqualTo("wkt");
        assertThat(result.file().crs()).isEqualTo(new CrsCode(4527));
        assertThat(RingAssembler.assemble(result.file().plots()).getArea()).isEqualTo(10_000);
        assertThat(result.file().plots().get(0).rings().get(0).points()).hasSize(4);
    }

    @Test
    void everyLineIsAPlot() {
        ReadResult result = read(SQUARE + "\n\n" + SQUARE.replace("396", "397") + "\n");

        assertThat(result.file().plots()).hasSize(2);
        assertThat(result.file().plots().get(1).label()).isEqualTo("2");
    }

    @Test
    void anOpenRingIsClosedAndReported() {
        ReadResult result = read("POLYGON ((39600000 4000000, 39600100 4000000, 39600100 4000100, 39600000 4000100))");

        assertThat(result.issues()).extracting(Issue::code).containsExactly(IssueCode.UNCLOSED_RING);
        assertThat(RingAssembler.assemble(result.file().plots()).getArea()).isEqualTo(10_000);
    }

    @Test
    void everyGeometryThatCannotBeReadIsReportedWithItsLine() {
        ReadResult result = read(SQUARE + "\nPOLYGON ((1 2, x))\nPOINT (39600000 4000000)\nnonsense");

        assertThat(result.file().plots()).hasSize(1);
        assertThat(result.issues())
                .extracting(Issue::code)
                .containsExactly(
                        IssueCode.UNREADABLE_LINE, IssueCode.UNREADABLE_LINE, IssueCode.GEOMETRY_TYPE_UNUSABLE);
        assertThat(result.issues()).extracting(issue -> issue.place().line()).containsExactly(2, 4, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POINT (1 2, 3 4)", "POLYGON (1 2, 3 4)", "MULTIPOLYGON ((1 2, 3 4))"})
    void aGeometryThatContradictsItsTypeIsAFinding(String geometry) {
        ReadResult result = read(SQUARE + "\n" + geometry + "\n");

        assertThat(result.file().plots()).hasSize(1);
        assertThat(result.issues()).extracting(Issue::code).containsExactly(IssueCode.UNREADABLE_LINE);
        assertThat(result.issues().get(0).place().line()).isEqualTo(2);
    }

    @Test
    void curvesAreNamed() {
        ReadResult result = read(SQUARE + "\nCURVEPOLYGON (CIRCULARSTRING (1 2, 3 4, 1 2))\n");

        assertThat(result.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.GEOMETRY_TYPE_UNUSABLE);
            assertThat(issue.arguments()).containsEntry("geometryType", "CURVEPOLYGON");
        });
    }

    @Test
    void numbersThatAreNoneRefuseTheFile() {
        assertUnusable(SQUARE.replaceFirst("39600100", "NaN"), UnusableReason.NUMBERS_INVALID);
        assertUnusable(SQUARE.replaceFirst("39600100", "1e400"), UnusableReason.NUMBERS_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300", "2e8", "-1e12"})
    void numbersThatAreNoCoordinatesRefuseTheFile(String number) {
        assertUnusable(SQUARE.replaceFirst("39600100", number), UnusableReason.NUMBERS_INVALID);
    }

    @Test
    void bracketsWithoutEndAreRefused() {
        assertUnusable("GEOMETRYCOLLECTION(".repeat(100_000), UnusableReason.WKT_TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "A\n", " \n", ";\n", "A "})
    @ProcessorTime(seconds = 5)
    void anythingRepeatedWithoutBracketsIsReadInTime(String repeated) {
        ReadResult result = read(SQUARE + "\nA\n" + repeated.repeat(200_000) + "\nPOINT EMPTY\n" + SQUARE);

        assertThat(result.file().plots()).hasSize(2);
        assertThat(result.issues()).extracting(Issue::code).contains(IssueCode.UNREADABLE_LINE);
        assertThat(result.issues()).hasSizeLessThan(1000);
    }

    @Test
    void twoSystemsInOneFileAreRefused() {
        assertUnusable("SRID=4527;" + SQUARE + "\nSRID=4528;" + SQUARE, UnusableReason.CRS_DIFFERS);
        assertUnusable("SRID=999999;" + SQUARE, UnusableReason.CRS_NOT_SUPPORTED);
    }

    @Test
    void whatIsWrittenHasTheSystemInFrontAndAllDigits() throws IOException {
        ReadResult result = read("SRID=4527;" + SQUARE.replace("39600100 4000100", "39600100.00012 4000100.5"));
        var out = new ByteArrayOutputStream();
        FileFormats.byEnding("a.wkt").orElseThrow().write(result.file(), WriteOptions.named("a.wkt"), out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("SRID=4527;POLYGON ((39600000 4000000, 39600100 4000000, 39600100.00012 4000100.5,"
                        + " 39600000 4000100, 39600000 4000000))\n");
    }

    private static void assertUnusable(String text, UnusableReason reason) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
