package org.hongxian.gis.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.gis.survey.AdjoiningSide.Stretch;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Offsets are metres east and north of (39 540 000, 3 450 000) in zone 39. */
class AdjoiningOwnersTest {

    private static final double E = 39_540_000;
    private static final double N = 3_450_000;
    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final SurveySettings SETTINGS = SurveySettings.on(DAY);

    /** A village in the west up to 50, another in the east; a state-owned road of 10 m along the north from 100 on. */
    private static final LayerSource VILLAGES = layer(
            parcel("a", "1", "东沟村", "30", "POLYGON ((-500 -500, 50 -500, 50 100, -500 100, -500 -500))"),
            parcel("b", "2", "西山村", "30", "POLYGON ((50 -500, 500 -500, 500 100, 50 100, 50 -500))"),
            parcel("r", "9", "青禾县国有土地", "20", "POLYGON ((-500 100, 500 100, 500 110, -500 110, -500 100))"));

    private static Geometry at(String wkt) {
        try {
            return AffineTransformation.translationInstance(E, N).transform(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    private static LayerFeature parcel(String id, String code, String name, String ownership, String wkt) {
        return new LayerFeature(id, at(wkt), Map.of("QSDWDM", code, "QSDWMC", name, "QSXZ", ownership));
    }

    private static LayerSource layer(LayerFeature... parcels) {
        return new InMemoryLayer("DLTB", "1", ZONE_39, DAY, null, Arrays.asList(parcels));
    }

    private static BoundaryRing ring(int number, double... offsets) {
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < offsets.length; i += 2) {
            points.add(new BoundaryPoint("", E + offsets[i], N + offsets[i + 1], 0));
        }
        return new BoundaryRing(number, points, true);
    }

    private static List<AdjoiningSide> sides(LayerSource coverage, Plot... plots) {
        return AdjoiningOwners.of(List.of(plots), ZONE_39, coverage, SETTINGS).get(0);
    }

    private static List<List<String>> names(List<AdjoiningSide> sides) {
        return sides.stream()
                .map(side -> side.neighbours().stream().map(Neighbour::name).toList())
                .toList();
    }

    @Test
    void everySideNamesItsNeighboursInTheirOrder() {
        // J1 north-west (0, 100), clockwise. The north is at the road; the line between the villages crosses the south.
        List<AdjoiningSide> sides = sides(VILLAGES, Plot.of("1", List.of(ring(1, 0, 100, 120, 100, 120, 20, 0, 20))));

        assertThat(names(sides))
                .containsExactly(List.of("青禾县国有土地"), List.of("西山村"), List.of("西山村", "东沟村"), List.of("东沟村"));
        assertThat(sides).extracting(AdjoiningSide::from).containsExactly("J1", "J2", "J3", "J4");
        assertThat(sides.get(0).neighbours().get(0).ownership()).isEqualTo("20");
        Stretch first = sides.get(2).stretches().get(0);
        assertThat(first.fromMetres()).isZero();
        assertThat(first.toMetres()).isCloseTo(70, within(1e-6));
        assertThat(sides.get(2).stretches().get(1).toMetres()).isCloseTo(120, within(1e-6));
    }

    @Test
    void theNeighbourOfAHoleIsTheLandInsideIt() {
        LayerSource coverage = layer(
                parcel(
                        "a",
                        "1",
                        "东沟村",
                        "30",
                        "POLYGON ((-500 -500, 500 -500, 500 500, -500 500, -500 -500), (20 20, 20 40, 40 40, 40 20, 20 20))"),
                parcel("h", "2", "飞地", "30", "POLYGON ((20 20, 40 20, 40 40, 20 40, 20 20))"));

        List<AdjoiningSide> sides = sides(
                coverage,
                Plot.of(
                        "1",
                        List.of(ring(1, 0, 100, 100, 100, 100, 0, 0, 0), ring(2, 20, 40, 40, 40, 40, 20, 20, 20))));

        assertThat(names(sides).subList(0, 4)).containsOnly(List.of("东沟村"));
        assertThat(names(sides).subList(4, 8)).containsOnly(List.of("飞地"));
        assertThat(sides.subList(4, 8)).extracting(AdjoiningSide::ring).containsOnly(1);
    }

    @Test
    void whereTheCoverageSaysNothingTheSideSaysNoData() {
        List<AdjoiningSide> sides = sides(VILLAGES, Plot.of("1", List.of(ring(1, 0, 110, 40, 110, 40, 90, 0, 90))));

        assertThat(sides.get(0).neighbours()).extracting(Neighbour::kind).containsExactly(Neighbour.Kind.NO_DATA);
        assertThat(sides.get(1).neighbours())
                .extracting(Neighbour::kind)
                .containsExactly(Neighbour.Kind.OWNER, Neighbour.Kind.OWNER);
    }

    @Test
    void anAdjoiningPlotOfTheSameProjectIsNamedAsSuch() {
        Plot first = Plot.of("甲", List.of(ring(1, 0, 50, 40, 50, 40, 0, 0, 0)));
        Plot second = Plot.of("乙", List.of(ring(1, 40, 50, 49, 50, 49, 0, 40, 0)));

        List<AdjoiningSide> sides = sides(VILLAGES, first, second);

        assertThat(sides.get(1).neighbours()).containsExactly(new Neighbour(Neighbour.Kind.SAME_PROJECT, "", "乙", ""));
        assertThat(names(sides).get(0)).containsExactly("东沟村");
    }

    @Test
    void aSliverOfAnotherOwnerIsNoNeighbour() {
        LayerSource coverage = layer(
                parcel("a", "1", "东沟村", "30", "POLYGON ((-500 0, 30 0, 30 500, -500 500, -500 0))"),
                parcel("s", "3", "碎屑", "30", "POLYGON ((30 0, 30.3 0, 30.3 500, 30 500, 30 0))"),
                parcel("b", "2", "西山村", "30", "POLYGON ((30.3 0, 500 0, 500 500, 30.3 500, 30.3 0))"));

        List<AdjoiningSide> sides = sides(coverage, Plot.of("1", List.of(ring(1, 0, 50, 60, 50, 60, 5, 0, 5))));

        assertThat(names(sides).get(0)).containsExactly("东沟村", "西山村");
        assertThat(sides.get(0).stretches().get(0).toMetres()).isCloseTo(30.15, within(1e-6));
    }

    @Test
    void aSideOfAFewCentimetresStillHasANeighbour() {
        List<AdjoiningSide> sides =
                sides(VILLAGES, Plot.of("1", List.of(ring(1, 0, 50, 20, 50, 20.03, 49.96, 20.03, 10, 0, 10))));

        assertThat(names(sides)).containsOnly(List.of("东沟村"));
    }

    @Test
    void aCoverageInAnotherZoneGivesTheSameNeighbours() {
        CrsCode zone40 = new CrsCode(4528);
        CoordinateTransformer there = CoordinateTransformer.between(ZONE_39, zone40);
        var moved = new ArrayList<LayerFeature>();
        VILLAGES.visit(
                at("POLYGON ((-900 -900, 900 -900, 900 900, -900 900, -900 -900))")
                        .getEnvelopeInternal(),
                f -> moved.add(new LayerFeature(f.id(), there.transform(f.geometry()), f.attributes())));
        LayerSource other = new InMemoryLayer("DLTB", "1", zone40, DAY, null, moved);
        Plot plot = Plot.of("1", List.of(ring(1, 0, 100, 120, 100, 120, 20, 0, 20)));

        assertThat(names(sides(other, plot))).isEqualTo(names(sides(VILLAGES, plot)));
    }

    /** Whatever the shape: the stretches of a side follow each other from its beginning to its end. */
    @Test
    void theStretchesOfASideTakeUpAllOfIt() {
        var random = new Random(20261122);
        for (int run = 0; run < 50; run++) {
            int n = 4 + random.nextInt(20);
            var offsets = new double[2 * n];
            for (int i = 0; i < n; i++) {
                double angle = -2 * Math.PI * i / n;
                double r = 40 + 50 * random.nextDouble();
                offsets[2 * i] = 50 + r * Math.cos(angle);
                offsets[2 * i + 1] = 60 + r * Math.sin(angle);
            }
            Plot plot = Plot.of("1", List.of(ring(1, offsets)));
            List<AdjoiningSide> sides = sides(VILLAGES, plot);
            List<BoundaryPointTable.Row> rows = BoundaryPointTable.of(plot).rows().stream()
                    .filter(row -> !row.isClosing())
                    .toList();

            assertThat(sides).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                double end = 0;
                for (Stretch stretch : sides.get(i).stretches()) {
                    assertThat(stretch.fromMetres()).isEqualTo(end);
                    end = stretch.toMetres();
                }
                assertThat(end).isCloseTo(rows.get(i).sideMetres().doubleValue(), within(0.006));
            }
        }
    }

    /** Plots of a mesh of quadrilaterals, each with 6 corners at most, some left out, over strips of villages of three widths. */
    private static List<Plot> mesh(int columns, int rows, Random random) {
        var corners = new double[columns + 1][rows + 1][];
        for (int i = 0; i <= columns; i++) {
            for (int j = 0; j <= rows; j++) {
                corners[i][j] =
                        new double[] {20 * i + 6 * random.nextDouble() - 100, 20 * j + 6 * random.nextDouble() - 100};
            }
        }
        var plots = new ArrayList<Plot>();
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < rows; j++) {
                if (random.nextInt(5) > 0) {
                    double[] a = corners[i][j + 1];
                    double[] b = corners[i + 1][j + 1];
                    double[] c = corners[i + 1][j];
                    double[] d = corners[i][j];
                    plots.add(Plot.of(i + "-" + j, List.of(ring(1, a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1]))));
                }
            }
        }
        return plots;
    }

    private static LayerSource strips(int count, Random random) {
        var parcels = new LayerFeature[count];
        double west = -200;
        for (int i = 0; i < count; i++) {
            double east = west + 7 + 40 * random.nextDouble();
            parcels[i] = parcel(
                    "s" + i,
                    String.valueOf(i % 3),
                    "村" + i % 3,
                    "30",
                    "POLYGON ((%1$f -500, %2$f -500, %2$f 2000, %1$f 2000, %1$f -500))".formatted(west, east));
            west = east;
        }
        return layer(parcels);
    }

    /** The hash is of what was found when every plot had an index of its own, with all others in it. */
    @Test
    void theSidesOfManyPlotsHaveTheNeighboursTheyAlwaysHad() {
        var random = new Random(20261122);

        List<List<AdjoiningSide>> sides =
                AdjoiningOwners.of(mesh(12, 12, random), ZONE_39, strips(12, random), SETTINGS);

        List<Stretch> stretches = sides.stream()
                .flatMap(List::stream)
                .flatMap(side -> side.stretches().stream())
                .toList();
        assertThat(sides).hasSize(105);
        assertThat(stretches).hasSize(488);
        assertThat(stretches.stream()
                        .map(s -> "%s %.6f %.6f;".formatted(s.neighbour().name(), s.fromMetres(), s.toMetres()))
                        .collect(Collectors.joining())
                        .hashCode())
                .isEqualTo(-1066674706);
    }

    /** A plot is compared with what lies around it, however many others the project has. */
    @Test
    void fourTimesThePlotsAreFourTimesTheWorkAndNotSixteenTimes() {
        HeldLand few = compared(16);
        HeldLand many = compared(32);

        assertThat(few.size()).isGreaterThan(180);
        assertThat(many.size()).isBetween(3 * few.size(), 5 * few.size());
        assertThat(many.compared()).isLessThan(5 * few.compared());
        assertThat(many.compared()).isLessThan(20L * many.size());
    }

    private static HeldLand compared(int columns) {
        var random = new Random(7);
        List<Plot> plots = mesh(columns, columns, random);
        HeldLand land = AdjoiningOwners.land(plots, ZONE_39, strips(12, random), SETTINGS);
        AdjoiningOwners.of(plots, land, SETTINGS);
        return land;
    }
}
