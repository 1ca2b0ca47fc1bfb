package org.hongxian.approval.desk.internal;

import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerAccess;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerMetadata;
import org.hongxian.map.layer.LayerRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A planner of 白石县 asks about ground of 青禾县: the rule the keepers gave the layer decides, wherever the ground is. For cases see
 * {@link OutlookConflictsTest}.
 */
@H2Context
class ForeignGroundTest extends DeskFixture {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final String OPEN = "FOREIGN_OPEN";
    private static final String SHUT = "FOREIGN_SHUT";
    private static final String NEIGHBOUR = "baishi-planner";

    @Autowired
    LayerRegister register;

    @Autowired
    Clock clock;

    @BeforeEach
    void layers() throws ParseException {
        for (String layer : List.of(OPEN, SHUT)) {
            if (catalogue.history(layer).isEmpty()) {
                importLayer(layer, square("a", 39540000, "0101", "1"));
                importLayer(layer, square("a", 39540000, "0301", "1"));
            }
        }
        register.describe(new LayerMetadata(
                SHUT,
                register.metadata(SHUT).revision(),
                "",
                "",
                "",
                "",
                "",
                "open",
                new LayerAccess(LayerAccess.Kind.REGIONS, List.of("990101")),
                LocalDate.EPOCH,
                "admin",
                clock.instant(),
                "test"));
        importLayer(
                "XZQ",
                land("q", -5_000, 100, Map.of("XZQDM", "990101", "XZQMC", "青禾县")),
                land("b", 100, 5_000, Map.of("XZQDM", "990102", "XZQMC", "白石县")));
    }

    @AfterEach
    void noLand() {
        catalogue.withdraw("XZQ", "yunchuan-planner", "test");
    }

    private void importLayer(String layer, LayerFeature... features) throws ParseException {
        Geometry everywhere = wkt(
                "POLYGON ((39440000 3350000, 39640000 3350000, 39640000 3550000, 39440000 3550000, 39440000 3350000))");
        catalogue.importVersion(
                new NewVersion(layer, layer, ZONE_39, LocalDate.of(2025, 12, 31), everywhere, "test"),
                Stream.of(features));
    }

    private static LayerFeature land(String id, double west, double east, Map<String, String> values)
            throws ParseException {
        Geometry land = wkt("POLYGON ((%1$f %3$f, %2$f %3$f, %2$f %4$f, %1$f %4$f, %1$f %3$f))"
                .formatted(39540000 + west, 39540000 + east, 3449000.0, 3451000.0));
        return new LayerFeature(id, land, values);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    statistics | {"layer": "%s", "by": ["DLBM"], "area": {"unit": "990101"}}
                    features   | {"layer": "%s", "area": {"unit": "990101"}}
                    export     | {"layer": "%s", "format": "geojson", "area": {"unit": "990101"}}
                    compare    | {"layer": "%s", "from": 1, "to": 2, "area": {"unit": "990101"}}
                    """)
    void aLayerIsAnsweredToWhomItsRuleAdmitsWhereverTheGroundIs(String path, String body) throws Exception {
        mvc.perform(question(path, body.formatted(OPEN)).with(loginAs.request(NEIGHBOUR)))
                .andExpect(status().is2xxSuccessful());
        mvc.perform(question(path, body.formatted(SHUT)).with(loginAs.request(NEIGHBOUR)))
                .andExpect(status().isNotFound());
        mvc.perform(question(path, body.formatted(SHUT)).with(loginAs.request("qinghe-planner")))
                .andExpect(status().is2xxSuccessful());
    }
}
