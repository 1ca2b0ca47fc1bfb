package org.hongxian.map.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

class TileMatrixSetTest {

    @Test
    void theScaleDenominatorsAreThoseOfTheRegisteredSets() {
        // OGC 17-083r4, annex D.1 and D.3
        assertThat(TileMatrixSet.WEB_MERCATOR_QUAD.scaleDenominator(0)).isCloseTo(559_082_264.028717, within(1e-4));
        assertThat(TileMatrixSet.WEB_MERCATOR_QUAD.scaleDenominator(18)).isCloseTo(2_132.729583849784, within(1e-9));
        assertThat(TileMatrixSet.CGCS2000_QUAD.scaleDenominator(0)).isCloseTo(279_541_132.0143589, within(1e-4));
        assertThat(TileMatrixSet.CGCS2000_ZONE_39.scaleDenominator(11)).isCloseTo(10 / 0.000_28, within(1e-6));
    }

    @Test
    void theWorldIsOneTileOnTheWebMapAndTwoInDegrees() {
        assertThat(TileMatrixSet.WEB_MERCATOR_QUAD.columns(0)).isEqualTo(1);
        assertThat(TileMatrixSet.WEB_MERCATOR_QUAD.rows(0)).isEqualTo(1);
        assertThat(TileMatrixSet.CGCS2000_QUAD.columns(0)).isEqualTo(2);
        assertThat(TileMatrixSet.CGCS2000_QUAD.rows(0)).isEqualTo(1);
        for (TileMatrixSet set : List.of(TileMatrixSet.WEB_MERCATOR_QUAD, TileMatrixSet.CGCS2000_QUAD)) {
            for (int zoom = 0; zoom <= set.maxZoom(); zoom++) {
                assertThat(set.columns(zoom)).isEqualTo(set.columns(0) << zoom);
                assertThat(set.rows(zoom)).isEqualTo(1 << zoom);
            }
        }
    }

    @Test
    void aPlaceIsInTheTileKnownForIt() {
        // 120.5 E, 31.23 N: by the formula of web maps, floor(2^z (lon + 180) / 360) and its like for the latitude
        double latitude = Math.toRadians(31.23);
        double mercator = Math.log(Math.tan(latitude) + 1 / Math.cos(latitude));
        int row = (int) Math.floor((1 - mercator / Math.PI) / 2 * (1 << 14));
        int column = (int) Math.floor((120.5 + 180) / 360 * (1 << 14));
        Coordinate web = CoordinateTransformer.between(new CrsCode(4490), new CrsCode(3857))
                .transform(120.5, 31.23);

        assertThat(TileMatrixSet.WEB_MERCATOR_QUAD.tileAt(14, web.x, web.y))
                .isEqualTo(new TileAddress(14, column, row));
        assertThat(TileMatrixSet.CGCS2000_QUAD.tileAt(3, 120.5, 31.23)).isEqualTo(new TileAddress(3, 13, 2));
        // EPSG:4528 (40547637.417, 3456582.526); zone 40 begins at 40 000 000
        assertThat(TileMatrixSet.zone(40).tileAt(11, 40_547_637.417, 3_456_582.526))
                .isEqualTo(new TileAddress(11, 106, 1278));
    }

    @Test
    void thereIsAGridForEveryZoneOfTheCountry() {
        assertThat(TileMatrixSet.list()).hasSize(23);
        for (int zone = 25; zone <= 45; zone++) {
            TileMatrixSet set = TileMatrixSet.find("CGCS2000Zone" + zone).orElseThrow();
            assertThat(set.crs()).isEqualTo(new CrsCode(4488 + zone));
            assertThat(set.west()).isEqualTo(zone * 1_000_000.0);
        }
        assertThat(TileMatrixSet.find("CGCS2000Zone24")).isEmpty();
        assertThatThrownBy(() -> TileMatrixSet.zone(46)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cornersAreGivenInTheOfficialOrderOfTheAxes() {
        assertThat(TileMatrixSet.CGCS2000_QUAD.pointOfOrigin()).containsExactly(90.0, -180.0);
        assertThat(TileMatrixSet.CGCS2000_QUAD.orderedAxes()).containsExactly("Lat", "Lon");
        assertThat(TileMatrixSet.CGCS2000_ZONE_39.pointOfOrigin()).containsExactly(10_000_000.0, 39_000_000.0);
        assertThat(TileMatrixSet.WEB_MERCATOR_QUAD.crs()).isEqualTo(CrsCatalogue.WEB_MERCATOR);
        assertThat(TileMatrixSet.WEB_MERCATOR_QUAD.pointOfOrigin().get(0)).isCloseTo(-20_037_508.3428, within(1e-4));
    }

    @Test
    void limitsEndWithTheGrid() {
        var beyond = new Envelope(-200, 200, -100, 100);
        assertThat(TileMatrixSet.CGCS2000_QUAD.limits(2, beyond)).contains(new TileLimits(0, 7, 0, 3));
        assertThat(TileMatrixSet.CGCS2000_ZONE_39.limits(11, new Envelope(0, 1, 0, 1)))
                .isEmpty();
    }
}
