package org.hongxian.approval.layerkeeping.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.hongxian.approval.testkit.LayerVersions;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.Test;

class PlacesOnMapTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);

    @Test
    void aPlaceIsMarkedWhereItLiesWhateverTheSystemOfItsLayer() {
        String marked = "/map?layers=DLTB&view=39540000.0,3450000.0,0.5&at=39540000.0,3450000.0";

        assertThat(new PlacesOnMap("layers=DLTB", ZONE_39, ZONE_39).link(39_540_000, 3_450_000))
                .isEqualTo(marked);
        assertThat(new PlacesOnMap("layers=DLTB", new CrsCode(4548), ZONE_39).link(540_000, 3_450_000))
                .isEqualTo(marked);
    }

    @Test
    void whatTheMapHasNoPlaceForHasNoLink() {
        assertThat(new PlacesOnMap("layers=DLTB", new CrsCode(2363), ZONE_39).link(39_540_000, 3_450_000))
                .as("another datum")
                .isEmpty();
        assertThat(new PlacesOnMap("layers=DLTB", ZONE_39, ZONE_39).link(Double.NaN, Double.NaN))
                .as("a feature without ground")
                .isEmpty();
    }

    @Test
    void aVersionThatDoesNotCountIsDrawnInsteadOfTheOneThatDoes() {
        LayerVersion waiting = LayerVersions.first("DLTB");

        assertThat(PlacesOnMap.of(waiting, false, ZONE_39).link(39_540_000, 3_450_000))
                .startsWith("/map?layers=!DLTB&version=DLTB.1&view=39540000.0,");
        assertThat(PlacesOnMap.of(waiting, true, ZONE_39).link(39_540_000, 3_450_000))
                .startsWith("/map?layers=DLTB&view=");
    }
}
