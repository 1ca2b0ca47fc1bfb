package org.hongxian.gis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.topology.Drawings.context;
import static org.hongxian.gis.topology.Drawings.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One defect put into a clean drawing made from a seed is found, once, at its place, and nothing else with it. */
class InjectedDefectsTest {

    private static final int SEEDS = 12;

    @ParameterizedTest
    @EnumSource(Injection.class)
    void isFoundExactly(Injection injection) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Injection.Injected injected = injection.into(new Random(seed));

            List<Issue> issues = TopologyCheck.check(injected.plots(), injected.context());

            assertThat(issues)
                    .as("%s, seed %d", injection, seed)
                    .extracting(Issue::code)
                    .containsExactly(injection.code());
            Place place = issues.get(0).place();
            assertThat(place.plot()).as("seed %d", seed).isEqualTo(injected.plot());
            assertThat(Math.hypot(
                            place.easting() - Drawings.EAST - injected.east(),
                            place.northing() - Drawings.NORTH - injected.north()))
                    .as("distance of the place, %s, seed %d", injection, seed)
                    .isLessThanOrEqualTo(injected.withinMetres());
        }
    }

    @ParameterizedTest
    @EnumSource(Injection.class)
    void isNotFoundWhereItWasNotPut(Injection injection) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Injection.Injected clean = injection.withoutIt(new Random(seed));

            assertThat(TopologyCheck.check(clean.plots(), clean.context()))
                    .as("%s, seed %d", injection, seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} of {1} m beside the red line of another case: {2}")
    @CsvSource({"0.03, NEAR_COINCIDENT_EDGE", "0.09, NEAR_COINCIDENT_EDGE", "-0.04, NEAR_COINCIDENT_EDGE", "0.3,", "0,"
    })
    void whatLiesBetweenThePlotAndAnotherRedLineIsFoundUpToTheLimitOfAPoint(double apart, IssueCode code) {
        var neighbour = new NamedArea(
                "990101-2026-0007",
                Drawings.at("POLYGON ((%1$s 0, %1$s 100, 200 100, 200 0, %1$s 0))".formatted(100 + apart)));

        List<Issue> issues = TopologyCheck.check(
                List.of(plot("A", Drawings.square(0, 0, 100))), context().withNeighbours(List.of(neighbour)));

        if (code == null) {
            assertThat(issues).isEmpty();
        } else {
            assertThat(issues).extracting(Issue::code).containsExactly(code);
            assertThat(issues.get(0).arguments()).containsEntry("neighbour", "990101-2026-0007");
            assertThat((Double) issues.get(0).arguments().get("widthMetres")).isCloseTo(Math.abs(apart), within(0.002));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void allKindsInOneDrawingAreFoundTogether(long seed) {
        var random = new Random(seed);
        var plots = new ArrayList<Plot>();
        var expected = new ArrayList<IssueCode>();
        int column = 0;
        for (Injection injection : Injection.values()) {
            Injection.Injected injected = injection.into(random);
            if (injected.context().equals(context())) {
                double offset = 5_000 * ++column;
                injected.plots()
                        .forEach(plot -> plots.add(Injection.moved(plot, injection + " " + plot.name(), offset)));
                expected.add(injection.code());
            }
        }

        assertThat(TopologyCheck.check(plots, context()))
                .extracting(Issue::code)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).hasSizeGreaterThan(9);
    }
}
