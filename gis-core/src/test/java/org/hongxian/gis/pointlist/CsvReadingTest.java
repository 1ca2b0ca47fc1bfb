package org.hongxian.gis.pointlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnansweredQuestionsException;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as surveyors send them: a square of 100 m in zone 39 unless said otherwise. */
class CsvReadingTest {

    private static final String SQUARE = """
            J1,4000100.000,39600000.000
            J2,4000100.000,39600100.000
            J3,4000000.000,39600100.000
            J4,4000000.000,39600000.000
            J1,4000100.000,39600000.000
            """;

    private static ReadResult read(String text) {
        return read(text, ReadOptions.standard());
    }

    private static ReadResult read(String text, ReadOptions options) {
        return CoordinateFiles.read("points.csv", text.getBytes(StandardCharsets.UTF_8), options);
    }

    private static List<String> assumed(ReadResult result) {
        return result.file().assumptions().stream().map(Assumption::code).toList();
    }

    private static double area(ReadResult result) {
        return RingAssembler.assemble(result.file().plots()).getArea();
    }

    private static void assertSquare(ReadResult result) {
        assertThat(result.file().plots()).hasSize(1);
        assertThat(area(result)).isCloseTo(10_000, within(1e-6));
        assertThat(result.file().crs()).isEqualTo(new CrsCode(4527));
        assertThat(result.file().plots().get(0).rings().get(0).points())
                .extracting(BoundaryPoint::name)
                .containsExactly("J1", "J2", "J3", "J4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "点号,X,Y",
                "界址点号,X(m),Y(m)",
                "点名,纵坐标(X),横坐标(Y)",
                "拐点编号,北坐标,东坐标",
                "\"点 号\",\"X坐标(米)\",\"Y坐标(米)\"",
                "Point,Northing,Easting",
                "PT_ID,north,EAST",
                "点号,Ｘ（ｍ）,Ｙ（ｍ）"
            })
    void theWordsAboveTheColumnsAreUnderstood(String head) {
        ReadResult result = read(head + "\n" + SQUARE);

        assertThat(result.file().format()).isEqualTo("csv");
        assertThat(result.file().axisOrder()).isEqualTo(AxisOrder.NORTHING_EASTING);
        assertSquare(result);
        assertThat(result.issues()).isEmpty();
        assertThat(assumed(result)).contains("list-columns-named", "closing-row-dropped");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "GBK", "UTF-16LE"})
    void encodingsAndSeparatorsAreFound(String encoding) {
        for (String separator : List.of(",", ";", "\t")) {
            String mark = encoding.equals("UTF-16LE") ? "\uFEFF" : "";
            String text = mark + ("点号,X(m),Y(m)\r\n" + SQUARE).replace(",", separator);
            ReadResult result = CoordinateFiles.read(
                    "points.txt", text.getBytes(Charset.forName(encoding)), ReadOptions.standard());

            assertThat(result.file().encoding()).isEqualTo(encoding);
            assertSquare(result);
        }
    }

    @Test
    void theTemplateOfTheCoordinateTableIsRead() {
        ReadResult result = read("""
                界址点坐标成果表,,,,
                权利人:青禾县人民政府,,面积:1.0000公顷,,第1页 共1页
                坐标系:2000国家大地坐标系 3度带 39带,,,,
                序号,点号,X(m),Y(m),边长(m)
                1,J1,4000100.000,39600000.000,
                ,,,,100.00
                2,J2,4000100.000,39600100.000,
                ,,,,100.00
                3,J3,4000000.000,39600100.000,
                ,,,,100.00
                4,J4,4000000.000,39600000.000,
                ,,,,100.00
                5,J1,4000100.000,39600000.000,
                制表:,检查:,日期:2024-01-31,,
                """);

        assertSquare(result);
        assertThat(result.issues()).isEmpty();
        assertThat(result.file().plots().get(0).declaredAreaSquareMetres()).isEqualTo(10_000);
        assertThat(result.file().header()).containsEntry("带号", "39");
        assertThat(assumed(result)).contains("datum-from-file");
    }

    @Test
    void plotsComeFromAColumnAlsoWhereItsCellsAreMerged() {
        ReadResult result = read("""
                地块编号,地块名称,点号,X,Y,面积(亩),用途,地类编码
                1,一号地,J1,4000100,39600000,15,道路用地,1003
                ,,J2,4000100,39600100,,,
                ,,J3,4000000,39600100,,,
                2,二号地,J1,4000100,39600200,,,
                ,,J2,4000100,39600300,,,
                ,,J3,4000000,39600300,,,
                """);

        assertThat(result.file().plots()).extracting(Plot::name).containsExactly("一号地", "二号地");
        Plot first = result.file().plots().get(0);
        assertThat(first.number()).isEqualTo("1");
        assertThat(first.declaredAreaSquareMetres()).isCloseTo(10_000, within(1e-6));
        assertThat(first.use()).isEqualTo("道路用地");
        assertThat(first.landClass()).isEqualTo("1003");
        assertThat(area(result)).isEqualTo(10_000);
        assertThat(assumed(result)).contains("list-plot-column-filled");
    }

    @Test
    void aRingColumnTellsHolesApart() {
        ReadResult result = read("""
                地块,圈号,点号,X,Y
                A,1,J1,4001000,39600000
                A,1,J2,4001000,39601000
                A,1,J3,4000000,39601000
                A,1,J4,4000000,39600000
                A,2,J5,4000600,39600400
                A,2,J6,4000600,39600600
                A,2,J7,4000400,39600600
                A,2,J8,4000400,39600400
                """);

        assertThat(result.file().plots()).hasSize(1);
        assertThat(result.file().plots().get(0).rings()).hasSize(2);
        assertThat(area(result)).isEqualTo(960_000);
    }

    @Test
    void blankRowsSeparatePlotsAndARingInsideAnotherIsItsHole() {
        ReadResult result = read("""
                点号,X,Y
                1,4001000,39600000
                2,4001000,39601000
                3,4000000,39601000
                4,4000000,39600000
                1,4001000,39600000

                1,4000600,39600400
                2,4000600,39600600
                3,4000400,39600600
                4,4000400,39600400
                1,4000600,39600400

                1,4001000,39602000
                2,4001000,39603000
                3,4000000,39603000
                1,4001000,39602000
                """);

        assertThat(result.file().plots()).hasSize(2);
        assertThat(result.file().plots().get(0).rings()).hasSize(2);
        assertThat(area(result)).isEqualTo(960_000 + 500_000);
        assertThat(assumed(result)).contains("list-plots-by-blank-rows");
    }

    @Test
    void titlesBetweenThePointsNameThePlots() {
        ReadResult result =
                read("地块1,,\n点号,X,Y\n" + SQUARE + "地块2 面积:0.5公顷,,\n点号,X,Y\n" + SQUARE.replace("396", "397"));

        assertThat(result.file().plots()).extracting(Plot::name).containsExactly("地块1", "地块2");
        assertThat(result.file().plots().get(1).declaredAreaSquareMetres()).isEqualTo(5_000);
    }

    @Test
    void aPageBreakWithTheHeadOnceMoreDoesNotCutARing() {
        ReadResult result = read("""
                点号,X,Y
                J1,4000100,39600000
                J2,4000100,39600100
                J3,4000000,39600100

                第2页,,
                点号,X,Y
                J4,4000000,39600000
                J1,4000100,39600000
                """);

        assertSquare(result);
    }

    @Test
    void blankRowsBetweenAllPointsOnlyKeepThemApart() {
        assertSquare(read("点号,X,Y\n" + SQUARE.replace("\n", "\n,,\n")));
    }

    @Test
    void whetherABlankRowInARunningNumberingSeparatesIsAsked() {
        String text = """
                点号,X,Y
                J1,4000100,39600000
                J2,4000100,39600100
                J3,4000000,39600100

                J4,4000000,39600000
                J5,3999900,39600000
                J6,3999900,39599900
                """;
        ReadResult separate = read(text);
        assertThat(separate.questions()).extracting(question -> question.code()).contains("blank-rows");
        assertThat(separate.file().plots()).hasSize(2);

        ReadResult one = read(text, ReadOptions.standard().withAnswers(Map.of("blank-rows", "continue")));
        assertThat(one.file().plots()).hasSize(1);
        assertThat(one.file().plots().get(0).rings().get(0).points()).hasSize(6);
    }

    @Test
    void degreesMinutesAndSecondsAreReadAndReported() {
        ReadResult result = read("""
                点号,经度,纬度
                1,117°00'00.000″,36°08'16.8″
                2,117°01'00.000″,36°08'16.8″
                3,117°01'00.000″,36°07'16.8″
                """);

        assertThat(result.file().axisOrder()).isEqualTo(AxisOrder.LATITUDE_LONGITUDE);
        assertThat(result.file().crs()).isEqualTo(new CrsCode(4490));
        BoundaryPoint second =
                result.file().plots().get(0).rings().get(0).points().get(1);
        assertThat(second.easting()).isCloseTo(117 + 1 / 60.0, within(1e-12));
        assertThat(second.northing()).isCloseTo(36.138, within(1e-12));
        assertThat(result.issues()).extracting(Issue::code).containsExactly(IssueCode.NUMBER_NOTATION);
        assertThat(result.issues().get(0).arguments()).containsEntry("count", 6);
        assertThat(result.issues().get(0).place().line()).isEqualTo(2);
    }

    @Test
    void decimalCommasAndThousandsSeparatorsAreReadAndReported() {
        ReadResult commas = read("点号;X;Y\n" + SQUARE.replace(',', ';').replace('.', ','));
        assertSquare(commas);
        assertThat(commas.issues()).extracting(Issue::code).containsExactly(IssueCode.NUMBER_NOTATION);

        ReadResult thousands = read("点号,X,Y\n"
                + SQUARE.replace("4000", "\"4,000,")
                        .replace("39600", "\"39,600,")
                        .replace(".000", ".000\""));
        assertSquare(thousands);
        assertThat(thousands.issues()).extracting(Issue::code).containsExactly(IssueCode.NUMBER_NOTATION);
    }

    @Test
    void columnsWithoutWordsAreFoundByTheSizeOfTheirNumbers() {
        ReadResult result = read(SQUARE.replaceAll("(?m)^(J\\d),", "勘界,$1,12.5,") + "");

        assertSquareIgnoringNames(result);
        assertThat(assumed(result)).contains("list-columns-by-size");
    }

    private static void assertSquareIgnoringNames(ReadResult result) {
        assertThat(area(result)).isEqualTo(10_000);
        assertThat(result.file().crs()).isEqualTo(new CrsCode(4527));
    }

    @Test
    void eastingFirstIsExchangedAndReported() {
        ReadResult result = read("点号,X,Y\n" + SQUARE.replaceAll("(\\d{7}\\.\\d+),(\\d{8}\\.\\d+)", "$2,$1"));

        assertSquare(result);
        assertThat(result.issues()).extracting(Issue::code).containsExactly(IssueCode.AXIS_ORDER_SWAPPED);
    }

    @Test
    void twoPairsOfCoordinatesAreAskedAbout() {
        String text = "点号,X,Y,X,Y\n"
                + SQUARE.replaceAll("(\\d{7}\\.\\d+),(\\d{8}\\.\\d+)", "1$1,1$2,$1,$2")
                        .replace(",14", ",4")
                        .replace(",139", ",38");

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnansweredQuestionsException.class)
                .hasMessageContaining("columns=B/C");
        ReadResult second = read(text, ReadOptions.standard().withAnswers(Map.of("columns", "D/E")));
        assertSquare(second);
    }

    @Test
    void theSystemIsTakenFromTheWordsAbove() {
        String text = "1980西安坐标系 中央子午线117°\n点号,X,Y\n" + SQUARE.replace("39600", "600");
        ReadResult result = read(text);

        assertThat(result.file().crs()).isEqualTo(new CrsCode(2384));
        assertThat(read("CRS: EPSG:4548\nPoint,N,E\n" + SQUARE.replace("39600", "600"))
                        .file()
                        .crs())
                .isEqualTo(new CrsCode(4548));
    }

    @Test
    void everyNumberThatCannotBeReadIsReportedWithItsRow() {
        String text = "点号,X,Y\n"
                + SQUARE.replace("J2,4000100.000", "J2,40001OO.000")
                        .replace("J3,4000000.000", "J3,")
                        .replace("J4,4000000.000", "J4,4.0E+06");

        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(UnusableFileException.class, e -> {
            assertThat(e.reason()).isEqualTo(UnusableReason.NUMBERS_INVALID);
            assertThat(e.issues()).extracting(issue -> issue.place().line()).containsExactly(3, 4, 5);
            assertThat(e.issues().get(0).place().point()).isEqualTo("J2");
        });
    }

    @Test
    void aLineBreakInACellIsABlank() {
        ReadResult result = read("点号,X,Y,地块\n" + SQUARE.replace("\n", ",\"一号\n地\"\n"));

        assertThat(result.file().plots()).extracting(Plot::name).containsExactly("一号 地");
        assertThatThrownBy(() -> read("点号,X,Y\n" + SQUARE.replace("J2,4000100.000", "\"J2\r\n3\",x1.5")))
                .isInstanceOf(UnusableFileException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains("J2 3").doesNotContain("\n", "\r"));
    }

    @Test
    void aTableWithoutPointsIsRefused() {
        assertThatThrownBy(() -> read("点号,X,Y\n"))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, e -> assertThat(e.reason()).isEqualTo(UnusableReason.NO_PLOTS));
    }

    @Test
    void quotationMarksWithoutEndDoNotStopTheReader() {
        assertThatThrownBy(() -> read("点号,X,Y\n\"J1,4000100,39600000\n" + "J2,1,2\n".repeat(10_000)))
                .isInstanceOf(UnusableFileException.class);
    }

    @Test
    void aBoundaryTextStaysOne() {
        String text = "[地块坐标]\n5,1.0,1,地块,面,,,,@\n" + SQUARE.replaceAll("(?m)^(J\\d),", "$1,1,");
        ReadResult result =
                CoordinateFiles.read("a.csv", text.getBytes(StandardCharsets.UTF_8), ReadOptions.standard());

        assertThat(result.file().format()).isEqualTo("boundary-txt");
    }
}
