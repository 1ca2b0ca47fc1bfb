package org.hongxian.gis.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Decimals of files of twenty points: {@code POLYGON} of a circle of 200 m around 39600000 4000000, the coordinates written one way or
 * another.
 */
class WrittenDecimalsTest {

    private static final int POINTS = 20;

    /** A number of the first or second coordinate of a point, as text. */
    private interface Writing {
        String of(int point, double value);
    }

    private static String decimals(int count, double value) {
        return String.format(Locale.ROOT, "%." + count + "f", value);
    }

    private static BoundaryFile text(Writing writing) {
        return read("points.txt", """
                [属性描述]
                坐标系=2000国家大地坐标系
                几度分带=3
                带号=39
                [地块坐标]
                21,12.3,1,示范地块,面,,,,@
                """ + rows(point -> "J" + (point + 1) + ",1,", writing));
    }

    private static BoundaryFile table(Writing writing) {
        return read("points.csv", "点号,X,Y\n" + rows(point -> "J" + (point + 1) + ",", writing));
    }

    private static String rows(IntFunction<String> before, Writing writing) {
        return IntStream.rangeClosed(0, POINTS)
                .map(point -> point % POINTS)
                .mapToObj(point -> {
                    double angle = 2 * Math.PI * point / POINTS;
                    return before.apply(point)
                            + writing.of(point, 4_000_000 + Math.rint(200 * Math.cos(angle)))
                            + ","
                            + writing.of(point, 39_600_000 + Math.rint(200 * Math.sin(angle)))
                            + "\n";
                })
                .collect(Collectors.joining());
    }

    private static BoundaryFile read(String name, String text) {
        return CoordinateFiles.read(name, text.getBytes(StandardCharsets.UTF_8), ReadOptions.standard())
                .file();
    }

    private static List<Issue> precision(BoundaryFile file) {
        var context = CheckContext.of(file.crs(), LocalDate.of(2026, 11, 22)).withFormat(file.format());
        return TopologyCheck.check(file.plots(), context).stream()
                .filter(issue -> issue.code() == IssueCode.COORDINATE_PRECISION)
                .toList();
    }

    @Test
    void wholeMetresWrittenToTheMillimetreAreAsGoodAsAnyOthers() {
        assertThat(precision(text((point, value) -> decimals(3, value)))).isEmpty();
        assertThat(precision(table((point, value) -> decimals(3, value)))).isEmpty();
    }

    @Test
    void aStretchOfPointsThatHappensToLieOnWholeMetresIsNone() {
        Writing writing = (point, value) -> decimals(3, point < 8 ? value : value + 0.123);

        assertThat(precision(text(writing))).isEmpty();
        assertThat(precision(table(writing))).isEmpty();
    }

    @Test
    void metresWithoutDecimalsSayThatNobodySurveyedThem() {
        for (BoundaryFile file :
                List.of(text((point, value) -> decimals(0, value)), table((point, value) -> decimals(0, value)))) {
            assertThat(precision(file)).singleElement().satisfies(issue -> {
                assertThat(issue.arguments()).containsEntry("decimals", 0).containsEntry("expectedDecimals", 3);
                assertThat(issue.place().point()).isEqualTo("J1");
            });
        }
    }

    @Test
    void aStretchWrittenWithFewerDecimalsIsFoundWhereItBegins() {
        BoundaryFile file = text((point, value) -> decimals(point >= 5 && point < 9 ? 1 : 3, value + 0.1));

        assertThat(precision(file)).singleElement().satisfies(issue -> {
            assertThat(issue.arguments())
                    .containsEntry("decimals", 3)
                    .containsEntry("count", 4)
                    .containsEntry("fewestDecimals", 1);
            assertThat(issue.place().point()).isEqualTo("J6");
            assertThat(issue.place().line()).isEqualTo(12);
        });
    }

    @Test
    void moreDecimalsThanAskedForShowInTheNumberItself() {
        BoundaryFile file = table((point, value) -> decimals(5, point == 3 ? value + 0.00012 : value));

        assertThat(precision(file)).singleElement().satisfies(issue -> assertThat(issue.arguments())
                .containsEntry("decimals", 5)
                .containsEntry("count", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpkg", "zip", "geojson", "wkt", "dxf", "xlsx"})
    void numbersWithoutATextOfTheirOwnAreNotJudged(String ending) throws IOException {
        var out = new ByteArrayOutputStream();
        String name = "points." + ending;
        FileFormats.byEnding(name)
                .orElseThrow()
                .write(text((point, value) -> decimals(3, value)), WriteOptions.named(name), out);
        BoundaryFile file = CoordinateFiles.read(name, out.toByteArray(), ReadOptions.standard())
                .file();

        assertThat(file.plots().get(0).rings().get(0).points()).hasSize(POINTS);
        assertThat(precision(file)).isEmpty();
    }
}
