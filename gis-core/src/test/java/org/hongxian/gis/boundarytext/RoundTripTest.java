package org.hongxian.gis.boundarytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random plots anywhere in the country, written and read again. */
class RoundTripTest {

    private static final double TENTH_OF_A_MILLIMETRE = 1e-4;
    private static final List<CrsDefinition> ZONES =
            CrsCatalogue.list().stream().filter(CrsDefinition::isZone).toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyFormatGivesThePointsBackWithinATenthOfAMillimetre(long seed) throws IOException {
        var random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            BoundaryFile file = randomFile(random);
            assertSame(file, written(file, "r.zip"), 0);
            assertSame(file, written(file, "r.geojson"), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void everyTextProfileGivesThePointsBackWithinATenthOfAMillimetre(long seed) throws IOException {
        var random = new Random(seed);
        var written = new TreeSet<String>();
        for (int i = 0; i < 12; i++) {
            BoundaryFile whole = randomFile(random);
            BoundaryFile first = withPlots(whole, whole.plots().subList(0, 1));
            for (TextProfile profile : TextProfile.list()) {
                BoundaryFile file = profile.refusal(whole).isEmpty() ? whole : first;
                if (profile.refusal(file).isEmpty()) {
                    assertSamePlaces(file, GoldenTextsTest.write(file, profile), profile);
                    written.add(profile.name());
                }
            }
        }
        assertThat(written).hasSameSizeAs(TextProfile.list());
    }

    /** Profiles name points as their receivers ask, so points are compared by position. */
    private static void assertSamePlaces(BoundaryFile file, byte[] written, TextProfile profile) {
        ReadResult read = CoordinateFiles.read("r", written, ReadOptions.standard());
        assertThat(read.issues()).isEmpty();
        CrsDefinition crs = CrsCatalogue.get(file.crs());
        CrsDefinition there = CrsCatalogue.get(read.file().crs());
        double added = there.falseEastingMetres() - crs.falseEastingMetres();
        assertThat(there.centralMeridianDegrees()).isEqualTo(crs.centralMeridianDegrees());
        assertThat(there.datum()).isEqualTo(crs.datum());
        assertThat(added == 0 || profile.isList()).isTrue();
        assertThat(read.file().plots()).hasSameSizeAs(file.plots());
        for (int i = 0; i < file.plots().size(); i++) {
            Plot plot = file.plots().get(i);
            Plot again = read.file().plots().get(i);
            assertThat(again.rings()).hasSameSizeAs(plot.rings());
            for (int r = 0; r < plot.rings().size(); r++) {
                List<BoundaryPoint> points = plot.rings().get(r).points();
                List<BoundaryPoint> places = again.rings().get(r).points();
                assertThat(places).hasSameSizeAs(points);
                for (int p = 0; p < points.size(); p++) {
                    assertThat(places.get(p).easting() - added)
                            .isCloseTo(points.get(p).easting(), within(TENTH_OF_A_MILLIMETRE / 2 + 1e-7));
                    assertThat(places.get(p).northing())
                            .isCloseTo(points.get(p).northing(), within(TENTH_OF_A_MILLIMETRE / 2 + 1e-7));
                }
            }
        }
    }

    private static BoundaryFile withPlots(BoundaryFile file, List<Plot> plots) {
        return new BoundaryFile("test", null, AxisOrder.EASTING_NORTHING, file.crs(), file.header(), plots, List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void degreesInBetweenLoseLessThanATenthOfAMillimetre(long seed) throws IOException {
        var random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            BoundaryFile file = randomFile(random);
            CrsCode degrees = CrsCatalogue.geographic(
                            CrsCatalogue.get(file.crs()).datum())
                    .code();
            byte[] geoJson = written(Reprojection.to(degrees, file), "r.geojson");
            BoundaryFile read =
                    CoordinateFiles.read("r", geoJson, ReadOptions.standard()).file();

            assertThat(read.crs()).isEqualTo(degrees);
            assertSame(file, Reprojection.to(file.crs(), read), TENTH_OF_A_MILLIMETRE);
        }
    }

    private static void assertSame(BoundaryFile file, byte[] written, double tolerance) {
        ReadResult read = CoordinateFiles.read("r", written, ReadOptions.standard());
        assertThat(read.issues()).isEmpty();
        assertThat(read.file().crs()).isEqualTo(file.crs());
        assertSame(file, read.file(), tolerance);
    }

    /** Rings may have been turned round, but keep their names; so points are compared by name. */
    private static void assertSame(BoundaryFile expected, BoundaryFile actual, double tolerance) {
        assertThat(actual.plots()).hasSameSizeAs(expected.plots());
        for (int i = 0; i < expected.plots().size(); i++) {
            Plot plot = expected.plots().get(i);
            Plot again = actual.plots().get(i);
            assertThat(again.label()).isEqualTo(plot.label());
            assertThat(again.rings()).hasSameSizeAs(plot.rings());
            var places = new LinkedHashMap<String, BoundaryPoint>();
            again.rings().forEach(ring -> ring.points().forEach(point -> places.put(point.name(), point)));
            for (BoundaryRing ring : plot.rings()) {
                for (BoundaryPoint point : ring.points()) {
                    BoundaryPoint place = places.get(point.name());
                    assertThat(Math.abs(place.easting() - point.easting())).isLessThanOrEqualTo(tolerance);
                    assertThat(Math.abs(place.northing() - point.northing())).isLessThanOrEqualTo(tolerance);
                }
            }
        }
    }

    private static byte[] written(BoundaryFile file, String name) throws IOException {
        var out = new ByteArrayOutputStream();
        FileFormats.byEnding(name).orElseThrow().write(file, WriteOptions.named(name), out);
        return out.toByteArray();
    }

    private static BoundaryFile randomFile(Random random) {
        CrsDefinition zone = ZONES.get(random.nextInt(ZONES.size()));
        // Within the strip of the zone at any latitude of the country.
        double easting = zone.falseEastingMetres() + (random.nextDouble() - 0.5) * zone.zoneWidthDegrees() * 60_000;
        double northing = 2_100_000 + random.nextDouble() * 3_700_000;
        var plots = new ArrayList<Plot>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            double centreEasting = easting + 3000 * i;
            var rings = new ArrayList<BoundaryRing>();
            rings.add(star(random, centreEasting, northing, 500, 1000, 1, 1));
            if (random.nextBoolean()) {
                rings.add(star(
                        random,
                        centreEasting,
                        northing,
                        50,
                        200,
                        2,
                        1 + rings.get(0).points().size()));
            }
            plots.add(new Plot("0" + i, "第" + i + "块", 1234.5, null, "", "道路, 用地", "1003", 0, rings));
        }
        return new BoundaryFile(
                "test", null, AxisOrder.EASTING_NORTHING, zone.code(), new LinkedHashMap<>(), plots, List.of());
    }

    private static BoundaryRing star(
            Random random, double easting, double northing, double inner, double outer, int ring, int firstName) {
        int corners = 3 + random.nextInt(12);
        boolean clockwise = random.nextBoolean();
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners * (clockwise ? -1 : 1);
            double radius = inner + random.nextDouble() * (outer - inner);
            points.add(new BoundaryPoint(
                    "J" + (firstName + i), easting + radius * Math.sin(angle), northing + radius * Math.cos(angle), 0));
        }
        return new BoundaryRing(ring, points, true);
    }
}
