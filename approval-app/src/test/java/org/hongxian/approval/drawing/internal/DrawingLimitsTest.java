package org.hongxian.approval.drawing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hongxian.approval.drawing.internal.DrawingFixture.plot;
import static org.hongxian.approval.drawing.internal.DrawingFixture.ring;
import static org.hongxian.approval.drawing.internal.DrawingFixture.square;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.issue.IssueCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.unit.DataSize;

class DrawingLimitsTest {

    private static final DataSize MEGABYTE = DataSize.ofMegabytes(1);

    private final DrawingLimits limits = new DrawingLimits(
            new DrawingSettings(4527, Map.of(), Path.of(""), MEGABYTE, MEGABYTE, 3, 10, 5), messages());
    private final DrawingBodies bodies = new DrawingBodies(limits);

    @Test
    void readingStopsOneByteBeyondTheLimit() {
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'x';
            }
        };

        assertThatThrownBy(() -> limits.readFile("大文件.txt", endless))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, refused -> assertThat(refused.message(Locale.SIMPLIFIED_CHINESE))
                                .contains("大文件.txt")
                                .contains("1 MB"));
        assertThat(endless.given).isEqualTo(MEGABYTE.toBytes() + 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e308, -1, 2e8})
    void aCoordinateThatIsNoPlaceIsRefusedWithItsPoint(double easting) {
        var plot = plot("地块1", ring(1, 39_540_000, 3_450_000, easting, 3_450_000, 39_540_100, 3_450_100));

        assertThatThrownBy(() -> limits.accept(List.of(plot)))
                .isInstanceOfSatisfying(UnusableFileException.class, refused -> {
                    assertThat(refused.issues()).hasSize(1);
                    assertThat(refused.issues().get(0).code())
                            .isIn(IssueCode.NUMBER_INVALID, IssueCode.COORDINATE_OUT_OF_RANGE);
                    assertThat(refused.issues().get(0).place().point()).isEqualTo("J2");
                });
    }

    @Test
    void aNorthingThatIsAnEastingIsNamedInPlainWords() {
        var plot = plot("地块1", ring(1, 39_540_100, 3_450_000, 39_540_000, 3_450_100, 39_540_050, 39_535_836.17));

        assertThatThrownBy(() -> limits.accept(List.of(plot)))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, refused -> assertThat(refused.message(Locale.SIMPLIFIED_CHINESE))
                                .contains("有 1 处填写有误，改正之前不能检查，也不能保存。")
                                .contains("（X（北坐标）：39535836.17）")
                                .doesNotContain("没有可用的地块", "northing", "E7"));
    }

    @Test
    void moreOfAnythingThanAllowedIsRefused() {
        var four = Collections.nCopies(4, square("P", 39_540_000, 3_450_000, 10));
        var three = Collections.nCopies(3, square("P", 39_540_000, 3_450_000, 10));
        var two = Collections.nCopies(2, square("P", 39_540_000, 3_450_000, 10));

        assertReason(UnusableReason.TOO_MANY_PLOTS, () -> limits.accept(four));
        assertReason(UnusableReason.TOO_MANY_POINTS, () -> limits.accept(three));
        assertReason(UnusableReason.TOO_MANY_POINTS, () -> limits.acceptPreview(two));
        assertReason(UnusableReason.NO_PLOTS, () -> limits.accept(List.of()));
        var rings = Collections.nCopies(2001, ring(1, 1, 1, 2, 1, 2, 2)).toArray(BoundaryRing[]::new);
        assertReason(UnusableReason.TOO_MANY_RINGS, () -> limits.accept(List.of(plot("P", rings))));
        assertThat(limits.accept(two)).isEqualTo(two);
    }

    @Test
    void namesWithControlCharactersAreRefused() {
        var plot = plot("地块\r\n[地块坐标]", ring(1, 1, 1, 2, 1, 2, 2));

        assertReason(UnusableReason.VALUES_WRONG, () -> limits.accept(List.of(plot)));
    }

    @Test
    void pointsWithoutANameGetAFreeOneAndARepeatedClosingPointGoes() {
        var points = List.of(
                new BoundaryPoint("J3", 1, 1, 0),
                new BoundaryPoint("", 2, 1, 0),
                new BoundaryPoint("", 2, 2, 0),
                new BoundaryPoint("J3", 1, 1, 0));

        Plot accepted = limits.accept(List.of(plot("P", new BoundaryRing(1, points, true))))
                .get(0);

        assertThat(accepted.rings().get(0).points())
                .extracting(BoundaryPoint::name)
                .doesNotHaveDuplicates()
                .hasSize(3)
                .startsWith("J3")
                .doesNotContain("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"plots\": [",
                "{\"plots\": [{\"rings\": [{\"points\": [{\"easting\": \"abc\", \"northing\": 1}]}]}]}",
                "{\"plots\": [{\"rings\": [{\"points\": [{\"easting\": 1e400000000000000000, \"northing\": 1}]}]}]}",
                "<plots/>"
            })
    void aBodyThatIsNoDrawingIsRefusedWithItsPlace(String body) {
        assertThatThrownBy(() -> limits.accept(bodies.plots(bodies.read(stream(body)))))
                .isInstanceOf(UnusableFileException.class);
    }

    @Test
    void deepNestingIsRefusedWithoutARecursion() {
        assertReason(UnusableReason.JSON_BROKEN, () -> bodies.read(stream("{\"plots\":".repeat(100_000))));
    }

    @Test
    void aPointWithoutACoordinateIsNamed() throws IOException {
        var body = bodies.read(stream("""
                {"plots": [{"name": "地块1", "rings": [{"points": [{"name": "J7", "easting": 39540000}]}]}]}"""));

        assertThatThrownBy(() -> bodies.plots(body))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, refused -> assertThat(refused.message(Locale.SIMPLIFIED_CHINESE))
                                .contains("地块1")
                                .contains("J7")
                                .contains("X（北坐标）不是可用的数字"));
    }

    @Test
    void onlyTheLastPartOfAFileNameIsKept() {
        assertThat(bodies.fileName("../../etc/passwd")).isEqualTo("passwd");
        assertThat(bodies.fileName("C:\\图形\\红线.txt")).isEqualTo("红线.txt");
        assertThat(bodies.fileName("a\r\nSet-Cookie: x.txt")).isEqualTo("a__Set-Cookie_ x.txt");
        assertThat(bodies.fileName(null)).isEqualTo("file");
        assertThat(bodies.fileName("x".repeat(500) + ".txt")).hasSize(200).endsWith(".txt");
    }

    private static void assertReason(UnusableReason reason, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(UnusableFileException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/drawing");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
