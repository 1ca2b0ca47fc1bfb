package org.hongxian.gis.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coverage.Polygonal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

class DirectOverlayTest {

    @TempDir
    Path folder;

    private static final class Pieces implements PieceSink {

        private final PackedCoverage coverage;
        private final Map<String, Double> planar = new HashMap<>();
        private double planarSum;
        private double ellipsoidalSum;

        Pieces(PackedCoverage coverage) {
            this.coverage = coverage;
        }

        @Override
        public void whole(int from, int to) {
            for (int i = from; i < to; i++) {
                part(i, coverage.planarSquareMetres(i), coverage.ellipsoidalSquareMetres(i));
            }
        }

        @Override
        public void part(int parcel, double planarSquareMetres, double ellipsoidalSquareMetres) {
            planar.merge(coverage.id(parcel), planarSquareMetres, Double::sum);
            planarSum += planarSquareMetres;
            ellipsoidalSum += ellipsoidalSquareMetres;
        }
    }

    private static Pieces measure(PackedCoverage coverage, MultiPolygon redLine) {
        var pieces = new Pieces(coverage);
        new DirectOverlay(coverage).measure(redLine, pieces);
        return pieces;
    }

    private static void assertAgreesWithGeometry(JitteredCoverage coverage, Pieces pieces, MultiPolygon redLine) {
        for (int i = 0; i < coverage.parcels.size(); i++) {
            double expected =
                    Polygonal.intersection(coverage.parcels.get(i), redLine).getArea();
            double actual = pieces.planar.getOrDefault(JitteredCoverage.id(i), 0.0);
            assertThat(actual).isCloseTo(expected, within(Math.max(1e-6, 1e-9 * expected)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyParcelSharesWhatOverlayOfGeometriesSays(long seed) throws Exception {
        var coverage = new JitteredCoverage(seed, 24, 80);
        PackedCoverage packed = coverage.pack(folder.resolve("c"));
        for (int i = 0; i < 10; i++) {
            MultiPolygon site = coverage.site(30 + 40 * i, 12 + 10 * i);
            assertAgreesWithGeometry(coverage, measure(packed, site), site);
            MultiPolygon corridor = coverage.corridor(15 + 5 * i);
            assertAgreesWithGeometry(coverage, measure(packed, corridor), corridor);
        }
    }

    @Test
    void piecesCloseToARedLineWithinTheCoverageOnThePlaneAndOnTheEllipsoid() throws Exception {
        var coverage = new JitteredCoverage(7, 40, 100);
        PackedCoverage packed = coverage.pack(folder.resolve("c"));
        int within = 0;
        for (int i = 0; i < 40; i++) {
            MultiPolygon site = coverage.site(400, 60);
            if (packed.envelope().intersection(site.getEnvelopeInternal()).getArea()
                    < site.getEnvelopeInternal().getArea() * 0.999) {
                continue;
            }
            Pieces pieces = measure(packed, site);
            if (Math.abs(pieces.planarSum - site.getArea()) > 100) {
                continue;
            }
            within++;
            assertThat(pieces.planarSum).isCloseTo(site.getArea(), within(1e-6));
            double prescribed =
                    AreaMeasurement.in(JitteredCoverage.CRS).measure(site).ellipsoidalSquareMetres();
            assertThat(pieces.ellipsoidalSum).isCloseTo(prescribed, within(0.01 + 2e-5 * site.getLength()));
        }
        assertThat(within).isGreaterThan(20);
    }

    /** Every tooth is an edge over nearly the whole width: 3,000 of them would make 18 million lines in slabs. */
    @Test
    void anOutlineThatRunsToAndFroIsCutUpAndStillMeasuredExactly() throws Exception {
        var coverage = new JitteredCoverage(12, 20, 80);
        PackedCoverage packed = coverage.pack(folder.resolve("c"));
        var random = new Random(3);
        int teeth = 3000;
        var ring = new ArrayList<Coordinate>();
        double x = JitteredCoverage.EASTING + 100;
        double y = JitteredCoverage.NORTHING + 100;
        for (int k = 0; k < teeth; k++) {
            ring.add(new Coordinate(x + 20 + 5 * random.nextDouble(), y + 0.4 * k));
            ring.add(new Coordinate(x + 1300 + 80 * random.nextDouble(), y + 0.4 * k + 0.2));
        }
        ring.add(new Coordinate(x, y + 0.4 * teeth));
        ring.add(new Coordinate(x, y));
        ring.add(ring.get(0));
        MultiPolygon comb = Polygonal.areas(new GeometryFactory().createPolygon(ring.toArray(Coordinate[]::new)));
        assertThat(RedLineSlabs.of((Polygon) comb.getGeometryN(0), packed.grid)).isNull();

        Pieces pieces = measure(packed, comb);
        assertThat(pieces.planarSum).isCloseTo(comb.getArea(), within(1e-4));
        for (int i = 0; i < coverage.parcels.size(); i += 37) {
            double expected =
                    Polygonal.intersection(coverage.parcels.get(i), comb).getArea();
            assertThat(pieces.planar.getOrDefault(JitteredCoverage.id(i), 0.0)).isCloseTo(expected, within(1e-4));
        }
    }
}
