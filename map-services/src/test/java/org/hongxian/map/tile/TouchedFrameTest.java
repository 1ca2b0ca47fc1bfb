package org.hongxian.map.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hongxian.gis.packed.PackedCoverage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Parcels that run along the outer edge of the rim and touch it with a point besides, with edges across the whole tile. */
class TouchedFrameTest {

    private static final TileMatrixSet GRID = TileMatrixSet.CGCS2000_ZONE_39;
    private static final Envelope FRAME = new Envelope(-64, 4160, -64, 4160);

    /** Columns and rows. */
    private static final String BAY =
            "POLYGON ((100 -100, 4000 -100, 4000 3000, 2100 3000, 2050 -64, 2000 3000, 100 3000, 100 -100))";

    private static final String TIP =
            "POLYGON ((100 -100, 2000 -100, 2000 2000, 2500 2000, 3000 -64, 3500 2000, 3500 3000,"
                    + " 1100 3000, 1050 -64, 1000 3000, 100 3000, 100 -100))";

    @TempDir
    Path folder;

    private final CoverageTiles tiles = new CoverageTiles();

    @ParameterizedTest(name = "{0} turned {1} times")
    @CsvSource({"bay, 0", "bay, 1", "bay, 2", "bay, 3", "tip, 0", "tip, 1", "tip, 2", "tip, 3"})
    void neitherBaysNorTipsThatTouchTheFrameAreCutOff(String shape, int quarters) throws IOException, ParseException {
        Geometry turned = AffineTransformation.rotationInstance(quarters * Math.PI / 2, 2048, 2048)
                .transform(new WKTReader().read(shape.equals("bay") ? BAY : TIP));
        TileAddress address = GRID.tileAt(15, PackedParcels.EASTING, PackedParcels.NORTHING);
        Envelope bounds = GRID.bounds(address);
        double unit = bounds.getWidth() / 4096;
        Geometry parcel = AffineTransformation.scaleInstance(unit, -unit)
                .translate(bounds.getMinX(), bounds.getMaxY())
                .transform(turned);
        Geometry seen = OverlayNGRobust.overlay(turned, turned.getFactory().toGeometry(FRAME), OverlayNG.INTERSECTION);
        try (PackedCoverage coverage = PackedParcels.pack(folder.resolve("touching"), List.of(parcel))) {
            List<Geometry> drawn = PackedParcels.read(
                    tiles.complete("T", List.of(coverage), new TileContent("DLBM", List.of()), GRID, address)
                            .bytes());

            assertThat(drawn).hasSize(1).allMatch(Geometry::isValid);
            double other = OverlayNGRobust.overlay(drawn.get(0), seen, OverlayNG.SYMDIFFERENCE)
                    .getArea();
            // One unit less at the point of each triangle: of 100 units at its foot, and of 1,000 for the tip.
            assertThat(other).isLessThan(shape.equals("bay") ? 51 : 551);
        }
        assertThat(tiles.mended()).isZero();
    }
}
