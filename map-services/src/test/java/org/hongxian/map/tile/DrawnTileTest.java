package org.hongxian.map.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.tile.DrawnTile.Drawn;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

class DrawnTileTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final TileMatrixSet GRID = TileMatrixSet.CGCS2000_ZONE_39;

    @Test
    void anAreaTheGridHasNoPlaceForIsCountedAndTheOthersAreDrawn() {
        var here = new Drawn(square(39_540_000, 3_450_000, 100), new CrsCode(4527), Map.of("KIND", "SITE"));
        var farAway = new Drawn(square(-60, 35, 0.01), new CrsCode(4490), Map.of("KIND", "SITE"));

        DrawnTile made = DrawnTile.of(
                "red-lines", List.of(farAway, here), GRID, GRID.tileAt(14, 39_540_050, 3_450_050), "the-tag");

        assertThat(made.tile().features()).isEqualTo(1);
        assertThat(made.outside()).isEqualTo(1);
        assertThat(made.tile().entityTag()).isEqualTo("the-tag");
    }

    private static MultiPolygon square(double west, double south, double side) {
        var box = (Polygon) GEOMETRY.toGeometry(new Envelope(west, west + side, south, south + side));
        return GEOMETRY.createMultiPolygon(new Polygon[] {box});
    }
}
