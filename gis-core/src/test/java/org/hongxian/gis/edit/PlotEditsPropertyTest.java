package org.hongxian.gis.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.edit.DrawnPlots.area;
import static org.hongxian.gis.edit.DrawnPlots.plot;
import static org.hongxian.gis.edit.DrawnPlots.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coverage.Polygonal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.algorithm.ConvexHull;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** What holds for any land: edits of red lines at coordinates with zone prefix, as they are surveyed. */
class PlotEditsPropertyTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final double EAST = 39_570_000;
    private static final double NORTH = 3_450_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void partsAddUpToTheWholeMeetExactlyAndJoinToWhatItWas(long seed) {
        var random = new Random(seed);
        for (int run = 0; run < 20; run++) {
            Plot plot = plot("地块", star(random));
            List<Coordinate> line = List.of(
                    at(random.nextDouble() * 300 - 150, -400),
                    at(random.nextDouble() * 40 - 20, 3),
                    at(random.nextDouble() * 300 - 150, 400));

            List<Plot> parts =
                    new PlotEdits(List.of(plot), NewPoints.EXACT).split(0, line).plots();

            double sum = parts.stream().mapToDouble(DrawnPlots::area).sum();
            assertThat(sum).isCloseTo(area(plot), within(1e-6));
            assertThat(parts).allSatisfy(part -> assertThat(Polygonal.isValid(RingAssembler.assemble(part)))
                    .isTrue());
            assertSidesAreShared(plot, parts);
            Edited joined = new PlotEdits(parts, NewPoints.EXACT)
                    .merge(Set.copyOf(IntStream.range(0, parts.size()).boxed().toList()));
            assertThat(text(joined.plots().get(0))).isEqualTo(text(plot));
        }
    }

    /** Every directed side of a part is one of the whole, lies on one, or is another part's the other way round. */
    private static void assertSidesAreShared(Plot whole, List<Plot> parts) {
        var sides = new HashSet<List<Coordinate>>();
        parts.forEach(part -> sides.addAll(sides(part)));
        var points = new HashSet<Coordinate>();
        sides(whole).forEach(side -> points.add(side.get(0)));
        long inner = sides.stream()
                .filter(side -> sides.contains(List.of(side.get(1), side.get(0))))
                .count();
        assertThat(inner).isGreaterThanOrEqualTo(2).isEven();
        // Without a fellow only what is on the boundary of the whole.
        for (List<Coordinate> side : sides) {
            if (!sides.contains(List.of(side.get(1), side.get(0)))) {
                double off = sides(whole).stream()
                        .mapToDouble(edge -> Math.max(
                                Distance.pointToSegment(side.get(0), edge.get(0), edge.get(1)),
                                Distance.pointToSegment(side.get(1), edge.get(0), edge.get(1))))
                        .min()
                        .orElseThrow();
                assertThat(off).isLessThan(1e-7);
            }
        }
    }

    private static Set<List<Coordinate>> sides(Plot plot) {
        var sides = new HashSet<List<Coordinate>>();
        RingAssembler.group(plot)
                .forEach(polygon -> polygon.forEach(ring -> {
                    var points = RingAssembler.directed(ring, ring == polygon.get(0));
                    for (int i = 0; i < points.size(); i++) {
                        sides.add(
                                List.of(Outlines.at(points.get(i)), Outlines.at(points.get((i + 1) % points.size()))));
                    }
                }));
        return sides;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whatIsCutOutAndWhatIsLeftAddUpToTheWhole(long seed) {
        var random = new Random(seed);
        for (int run = 0; run < 20; run++) {
            Plot plot = plot("地块", star(random));
            List<Coordinate> shape = Arrays.asList(star(random).getCoordinates()).stream()
                    .map(place -> new Coordinate(place.x + 80, place.y + 30))
                    .toList();

            Edited kept = new PlotEdits(List.of(plot), NewPoints.EXACT).cut(0, shape, true);
            Edited left = new PlotEdits(List.of(plot), NewPoints.EXACT).cut(0, shape, false);

            assertThat(kept.afterSquareMetres()).isCloseTo(area(plot), within(1e-6));
            double shared = Polygonal.intersection(
                            RingAssembler.assemble(plot), GEOMETRIES.createPolygon(shape.toArray(Coordinate[]::new)))
                    .getArea();
            assertThat(left.afterSquareMetres()).isCloseTo(area(plot) - shared, within(1e-5));
        }
    }

    /** With exterior angles a, a convex outline grows by its length times d and by d squared times the sum of tan(a / 2). */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anOffsetOfConvexLandHasTheAreaOfTheFormula(long seed) {
        var random = new Random(seed);
        for (int run = 0; run < 20; run++) {
            Plot plot = plot("地块", convex(random));
            double distance = random.nextDouble() * 3 - 1;

            Edited offset = new PlotEdits(List.of(plot), NewPoints.EXACT).offset(0, distance);

            double expected = area(plot)
                    + RingAssembler.assemble(plot).getLength() * distance
                    + distance * distance * tangents(plot);
            assertThat(offset.afterSquareMetres()).isCloseTo(expected, within(1e-5));
            assertThat(offset.newPoints()).isZero();
        }
    }

    private static double tangents(Plot plot) {
        var points = plot.rings().get(0).points();
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            double inner = Angle.angleBetween(
                    Outlines.at(points.get(i)),
                    Outlines.at(points.get((i + 1) % points.size())),
                    Outlines.at(points.get((i + 2) % points.size())));
            sum += Math.tan((Math.PI - inner) / 2);
        }
        return sum;
    }

    /** Around an own centre at most 200 m away, one corner in each direction. */
    private static Polygon star(Random random) {
        int corners = 5 + random.nextInt(20);
        var places = new ArrayList<Coordinate>();
        for (int i = 0; i < corners; i++) {
            double angle = -2 * Math.PI * (i + 0.8 * random.nextDouble()) / corners;
            double radius = 60 + random.nextDouble() * 140;
            places.add(at(radius * Math.cos(angle), radius * Math.sin(angle)));
        }
        places.add(places.get(0));
        return GEOMETRIES.createPolygon(places.toArray(Coordinate[]::new));
    }

    /** Corners on a circle, at least 20 degrees and at most 70 apart, so that none is sharp. */
    private static Polygon convex(Random random) {
        var places = new ArrayList<Coordinate>();
        for (double degrees = 0; degrees < 340; degrees += 20 + random.nextDouble() * 50) {
            double angle = -Math.toRadians(degrees);
            places.add(at(150 * Math.cos(angle), 150 * Math.sin(angle)));
        }
        return (Polygon) new ConvexHull(places.toArray(Coordinate[]::new), GEOMETRIES).getConvexHull();
    }

    private static Coordinate at(double east, double north) {
        return new Coordinate(millimetres(EAST + east), millimetres(NORTH + north));
    }

    private static double millimetres(double metres) {
        return Math.round(metres * 1000) / 1000.0;
    }
}
