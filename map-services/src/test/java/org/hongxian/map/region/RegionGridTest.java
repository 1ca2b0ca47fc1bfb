package org.hongxian.map.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.DatabaseLayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerTables;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Where the map of an office lies, and what its divisions are. */
class RegionGridTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final CrsCode ZONE_40 = new CrsCode(4528);
    private static final CrsCode DEGREES = new CrsCode(4490);
    private static final CrsCode BEIJING_54 = new CrsCode(2415);

    private LayerCatalogue catalogue;
    private RegionGrid grid;

    @BeforeEach
    void emptyCatalogue() {
        var database = LayerTables.inMemory();
        catalogue = new DatabaseLayerCatalogue(database, new DataSourceTransactionManager(database), Clock.systemUTC());
        grid = new RegionGrid(catalogue, new CrsCode(4546));
    }

    private LayerVersion layer(String key, CrsCode crs, LayerFeature... features) {
        return catalogue.importVersion(new NewVersion(key, key, crs, null, null, "test"), Stream.of(features));
    }

    private static Geometry box(double west, double south, double side) {
        return new GeometryFactory().toGeometry(new Envelope(west, west + side, south, south + side));
    }

    private static LayerFeature somewhere(double west, double south, double side) {
        return new LayerFeature("1", box(west, south, side), Map.of("DLBM", "0101"));
    }

    @Test
    void withoutLayersItIsThatOfTheDrawings() {
        assertThat(grid.get().id()).isEqualTo("CGCS2000Zone37");
        assertThatThrownBy(() -> new RegionGrid(catalogue, DEGREES)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLandLeadsThenItsDivisionsThenMostLayers() {
        layer("A", ZONE_39, somewhere(39_540_000, 3_450_000, 100));
        layer("B", ZONE_40, somewhere(40_540_000, 3_450_000, 100));
        assertThat(grid.get().id()).isEqualTo("CGCS2000Zone39");

        layer("C", ZONE_40, somewhere(40_540_000, 3_450_000, 100));
        assertThat(grid.get().id()).isEqualTo("CGCS2000Zone40");

        layer("XZQ", ZONE_39, somewhere(39_540_000, 3_450_000, 100));
        assertThat(grid.get().id()).isEqualTo("CGCS2000Zone39");

        layer("DLTB", DEGREES, somewhere(120.3, 31.2, 0.1));
        assertThat(grid.get().id()).isEqualTo("CGCS2000Zone40");
        assertThat(grid.crs()).isEqualTo(ZONE_40);
    }

    @Test
    void aZoneWithoutItsNumberIsThatZoneAndAnotherDatumIsNone() {
        layer("DLTB", BEIJING_54, somewhere(39_540_000, 3_450_000, 100));
        assertThat(grid.get().id()).isEqualTo("CGCS2000Zone37");

        layer("DLTB", new CrsCode(4549), somewhere(540_000, 3_450_000, 100));
        assertThat(grid.get().id()).isEqualTo("CGCS2000Zone40");
    }

    @Test
    void aLayerThatLiesOutsideOfItsSystemTellsNothing() {
        LayerFeature metres = somewhere(540_000, 3_450_000, 100);
        layer("DLTB", DEGREES, metres);
        assertThat(grid.get().id()).isEqualTo("CGCS2000Zone37");

        layer("XZQ", ZONE_40, somewhere(40_540_000, 3_450_000, 100));
        assertThat(grid.get().id()).isEqualTo("CGCS2000Zone40");
    }

    @Test
    void divisionsAreReadByCodeInTheSystemAskedFor() {
        LayerVersion counties = layer(
                "XZQ",
                ZONE_39,
                county("1", "990101", "青禾县", 0),
                county("2", "990101", "青禾县", 5_000),
                county("3", "990102", "白石县", 1_000));
        var divisions = new DivisionLayers(catalogue);

        assertThat(divisions.list(counties))
                .extracting(DivisionLayers.Division::code)
                .containsExactly("990101", "990101", "990102");
        assertThat(divisions
                        .ground(counties, "990101"::equals, ZONE_39)
                        .orElseThrow()
                        .getArea())
                .isEqualTo(2e6);
        assertThat(divisions
                        .ground(counties, code -> code.startsWith("9901"), ZONE_39)
                        .orElseThrow()
                        .getArea())
                .isEqualTo(3e6);
        assertThat(divisions.ground(counties, "990103"::equals, ZONE_39)).isEmpty();
        var inDegrees = divisions.ground(counties, "990102"::equals, DEGREES).orElseThrow();
        assertThat(CoordinateTransformer.between(DEGREES, ZONE_39)
                        .transform(inDegrees)
                        .getArea())
                .isCloseTo(1e6, within(0.01));
        assertThat(divisions.ground(BEIJING_54)).isEmpty();
    }

    @Test
    void longSidesOfACountyStayWhereTheyAreInAnotherSystem() {
        Geometry box = box(39_540_000, 3_450_000, 20_000);
        LayerVersion counties = layer("XZQ", ZONE_39, new LayerFeature("1", box, Map.of("XZQDM", "990101")));
        var divisions = new DivisionLayers(catalogue);
        var back = CoordinateTransformer.between(DEGREES, ZONE_39);

        // With its ends alone a side of 20 km would run up to 5 m beside itself.
        assertThat(back.transform(divisions
                                .ground(counties, "990101"::equals, DEGREES)
                                .orElseThrow())
                        .symDifference(box)
                        .getArea())
                .isLessThan(20);
        divisions.visit(counties, null, DEGREES, part -> assertThat(
                        back.transform(part.ground()).symDifference(box).getArea())
                .isLessThan(20));
    }

    private static LayerFeature county(String id, String code, String name, double east) {
        return new LayerFeature(id, box(39_540_000 + east, 3_450_000, 1_000), Map.of("XZQDM", code, "XZQMC", name));
    }
}
