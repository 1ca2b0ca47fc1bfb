package org.hongxian.approval.drawing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hongxian.approval.drawing.internal.DrawingFixture.plot;
import static org.hongxian.approval.drawing.internal.DrawingFixture.ring;
import static org.hongxian.approval.drawing.internal.DrawingFixture.square;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.PointNumbers;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Level;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.hongxian.gis.issue.Severity;
import org.junit.jupiter.api.Test;

/** A point has one number, wherever it is shown and whatever state the drawing is in. */
class NumberedDrawingTest {

    private static final double E = 39_540_000;
    private static final double N = 3_450_000;

    /** The hole is drawn first; both rings run counter-clockwise. */
    private static final Plot WITH_HOLE = plot(
            "地块1",
            ring(1, E + 20, N + 20, E + 40, N + 20, E + 40, N + 40, E + 20, N + 40),
            ring(2, E + 100, N, E + 100, N + 100, E, N + 100, E, N));

    @Test
    void aPointKeepsItsNumberWhileAnotherPlotIsUnfinished() {
        Plot crossing = plot("地块2", ring(1, E + 200, N, E + 300, N + 100, E + 300, N, E + 200, N + 100));
        Plot line = plot("地块2", ring(1, E + 200, N, E + 300, N));
        Plot square = square("地块1", E, N, 100);

        List<List<String>> numbers = PointNumbers.of(List.of(square)).plots().get(0);
        assertThat(numbers).containsExactly(List.of("J1", "J2", "J3", "J4"));
        assertThat(PointNumbers.of(List.of(square, crossing)).plots().get(0)).isEqualTo(numbers);
        assertThat(PointNumbers.of(List.of(square, crossing)).plots().get(1).get(0))
                .containsExactlyInAnyOrder("J1", "J2", "J3", "J4");
        assertThat(PointNumbers.of(List.of(square, line)).plots())
                .isEqualTo(List.of(numbers, List.of(List.of("J1", "J2"))));
    }

    @Test
    void pointsAreListedInTheOrderOfTheirNumbersWhicheverWayTheyWereDrawn() {
        PointNumbers numbers = PointNumbers.of(List.of(WITH_HOLE));

        assertThat(numbers.rings(0)).containsExactly(1, 0);
        assertThat(numbers.order(0, 1)).containsExactly(2, 1, 0, 3);
        assertThat(numbers.order(0, 0))
                .extracting(point -> numbers.of(0, 0, point))
                .containsExactly("J5", "J6", "J7", "J8");
    }

    @Test
    void aFileThatIsHandedOutHasTheNumbersOfTheMapInTheirOrder() {
        assertThat(exportedNames(DrawingFixture.version(1, WITH_HOLE)))
                .containsExactly("J1", "J2", "J3", "J4", "J1", "J5", "J6", "J7", "J8", "J5");
    }

    @Test
    void aFileOfADrawingWithDefectsHasEveryPointUnderTheNumberOfTheMap() {
        var issue = new Issue(IssueCode.SELF_INTERSECTION, Severity.ERROR, Place.plot("地块1"), Map.of());
        Plot line = plot("地块2", ring(1, E + 200, N, E + 300, N));

        assertThat(exportedNames(DrawingFixture.version(1, List.of(issue), WITH_HOLE, line)))
                .startsWith("J8", "J7", "J6", "J5")
                .contains("J1", "J2", "J3", "J4");
    }

    @Test
    void aDrawingOfManyPointsAndFindingsIsGoneThroughOnceAPlot() {
        double[] zigzag = new double[40_000];
        for (int i = 0; i < 20_000; i++) {
            zigzag[2 * i] = E + i;
            zigzag[2 * i + 1] = N + (i % 2 == 0 ? 0 : 50) + i * 1e-4;
        }
        Plot plot = plot("地块1", ring(1, zigzag));
        List<Issue> issues = IntStream.range(0, 1_000)
                .mapToObj(i -> plot.rings().get(0).points().get(20 * i))
                .map(at -> new Issue(
                        IssueCode.SELF_INTERSECTION,
                        Severity.ERROR,
                        new Place(null, "地块1", at.name(), at.easting(), at.northing()),
                        Map.of()))
                .toList();
        var asked = new AtomicInteger();
        List<Plot> drawn = new AbstractList<>() {

            @Override
            public Plot get(int index) {
                asked.incrementAndGet();
                return plot;
            }

            @Override
            public int size() {
                return 1;
            }
        };

        PointNumbers numbers = PointNumbers.of(List.of(plot));
        List<Issue> named = numbers.name(issues, drawn);

        assertThat(named.get(7).place().point()).isEqualTo(numbers.of(0, 0, 140));
        assertThat(named).extracting(issue -> issue.place().point()).doesNotHaveDuplicates();
        assertThat(asked).as("how often a plot was looked at").hasValueLessThan(10);
    }

    private static List<String> exportedNames(DrawingVersion version) {
        var file = new CaseFile(
                new CaseId(UUID.randomUUID()),
                "990101-2026-0001",
                "示例",
                CaseType.values()[0],
                new AdministrativeCode("990101"),
                "applicant-a",
                "申请人",
                "code",
                CaseState.values()[0],
                Level.COUNTY,
                Instant.EPOCH);
        byte[] written = DrawingWriter.write(
                        file, version, FileFormats.byShortName("txt").orElseThrow(), ZoneOffset.UTC)
                .content();
        return new String(written, StandardCharsets.UTF_8)
                .lines()
                .filter(row -> row.startsWith("J"))
                .map(row -> row.substring(0, row.indexOf(',')))
                .toList();
    }
}
