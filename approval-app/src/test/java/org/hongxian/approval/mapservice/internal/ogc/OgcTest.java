package org.hongxian.approval.mapservice.internal.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service over HTTP as the standards have it, on a layer of its own: 1,200 parcels of 50 m in zone 40, the first at a known place. */
abstract class OgcTest {

    private static final String LAYER = "OGC_TEST";
    private static final String ITEMS = "/ogc/collections/OGC_TEST/items";
    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final int PARCELS = 1_200;
    /** Longitude 120.5, latitude 31.23. */
    private static final double EASTING = 40_547_637.417;

    private static final double NORTHING = 3_456_582.526;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private static final List<LayerFeature> PARCEL_LIST = parcels();

    @Autowired
    private MockMvc web;

    @Autowired
    private LoginAs loginAs;

    @Autowired
    private LayerCatalogue catalogue;

    private static List<LayerFeature> parcels() {
        var random = new Random(9);
        return IntStream.range(0, PARCELS)
                .mapToObj(n -> {
                    double west = EASTING + n % 40 * 50;
                    double south = NORTHING + n / 40 * 50;
                    return new LayerFeature(
                            "p%04d".formatted(n * 7 % PARCELS),
                            GEOMETRY.toGeometry(new Envelope(west, west + 50, south, south + 50)),
                            Map.of(
                                    "DLBM",
                                    "010" + (1 + random.nextInt(3)),
                                    "QSDWMC",
                                    n % 2 == 0 ? "柳树镇'一'村" : "青禾镇",
                                    "TBMJ",
                                    String.valueOf(random.nextInt(3000))));
                })
                .toList();
    }

    @BeforeEach
    void layer() {
        if (catalogue.findCurrent(LAYER).isEmpty()) {
            catalogue.importVersion(
                    new NewVersion(LAYER, "测试图层", new CrsCode(4528), LocalDate.of(2025, 12, 31), null, "test"),
                    PARCEL_LIST.stream());
        }
    }

    private MockHttpServletResponse ask(String address) throws Exception {
        return web.perform(get(URI.create(address)).with(loginAs.request("qinghe-planner")))
                .andReturn()
                .getResponse();
    }

    private JsonNode json(String address) throws Exception {
        MockHttpServletResponse response = ask(address);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return JSON.readTree(response.getContentAsByteArray());
    }

    private static String items(Object... parameters) {
        var address = UriComponentsBuilder.fromPath(ITEMS);
        for (int i = 0; i < parameters.length; i += 2) {
            address.queryParam(parameters[i].toString(), "{p" + i + "}");
        }
        var values = new ArrayList<Object>();
        for (int i = 1; i < parameters.length; i += 2) {
            values.add(parameters[i].toString());
        }
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    @Test
    void everyLinkOfEveryDocumentLeadsSomewhere() throws Exception {
        var seen = new TreeSet<String>();
        var open = new ArrayList<>(List.of("/ogc"));
        while (!open.isEmpty()) {
            String address = open.remove(open.size() - 1);
            if (seen.add(address)) {
                MockHttpServletResponse response = ask(address);
                assertThat(response.getStatus()).as(address).isEqualTo(200);
                if (!address.contains("f=html")) {
                    JSON.readTree(response.getContentAsByteArray()).findValues("links").stream()
                            .flatMap(links -> links.valueStream())
                            .filter(link -> !link.path("templated").asBoolean())
                            .map(link -> link.get("href").asString().replaceFirst("http://localhost", ""))
                            .filter(href -> !href.contains("/collections/") || href.contains(LAYER))
                            .filter(href -> !href.contains("after="))
                            .forEach(open::add);
                }
            }
        }
        assertThat(seen)
                .contains(
                        "/ogc",
                        "/ogc?f=html",
                        "/ogc/api",
                        "/ogc/conformance",
                        "/ogc/collections",
                        "/ogc/collections/OGC_TEST",
                        ITEMS,
                        "/ogc/collections/OGC_TEST/queryables",
                        "/ogc/collections/OGC_TEST/schema",
                        "/ogc/collections/OGC_TEST/tiles",
                        "/ogc/collections/OGC_TEST/tiles/CGCS2000Zone40",
                        "/ogc/tileMatrixSets/WebMercatorQuad");
    }

    @Test
    void aCollectionSaysWhereItLiesAndInWhichSystemsItIsServed() throws Exception {
        JsonNode collection = json("/ogc/collections/OGC_TEST");

        assertThat(collection.get("storageCrs").asString()).isEqualTo(EPSG + 4528);
        assertThat(collection.get("crs").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
                        EPSG + 4490,
                        EPSG + 4326,
                        EPSG + 4528,
                        EPSG + 4549,
                        EPSG + 3857);
        JsonNode box = collection.at("/extent/spatial/bbox/0");
        assertThat(box.get(0).asDouble()).isCloseTo(120.5, within(1e-4));
        assertThat(box.get(1).asDouble()).isCloseTo(31.23, within(1e-4));
        assertThat(collection.at("/extent/temporal/interval/0/0").asString()).isEqualTo("2025-12-31T00:00:00Z");
    }

    @Test
    void attributesAreDescribedWithTheirNamesAndKinds() throws Exception {
        JsonNode properties = json("/ogc/collections/OGC_TEST/queryables").get("properties");

        assertThat(properties.propertyNames()).containsExactlyInAnyOrder("geometry", "DLBM", "QSDWMC", "TBMJ");
        assertThat(properties.at("/TBMJ/type").asString()).isEqualTo("number");
        assertThat(properties.at("/TBMJ/title").asString()).isEqualTo("图斑面积");
        assertThat(properties.at("/DLBM/type").asString()).isEqualTo("string");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100, 599, 600, 1_200, 10_000, 99_999})
    void nextLinksLeadThroughEveryFeatureExactlyOnce(int limit) throws Exception {
        var ids = new ArrayList<String>();
        String address = items("limit", limit);
        while (address != null && ids.size() <= PARCELS) {
            JsonNode page = json(address);
            assertThat(page.get("numberReturned").asInt())
                    .isEqualTo(page.get("features").size())
                    .isLessThanOrEqualTo(limit);
            assertThat(page.get("numberMatched").asInt()).isEqualTo(PARCELS);
            page.get("features").forEach(feature -> ids.add(feature.get("id").asString()));
            address = page.get("links")
                    .valueStream()
                    .filter(link -> link.get("rel").asString().equals("next"))
                    .map(link -> link.get("href").asString())
                    .findFirst()
                    .orElse(null);
        }
        assertThat(ids)
                .isEqualTo(PARCEL_LIST.stream().map(LayerFeature::id).sorted().toList());
    }

    @Test
    void aFeatureIsGeoJsonInLongitudeAndLatitude() throws Exception {
        MockHttpServletResponse response = ask(ITEMS + "/p0000");

        assertThat(response.getContentType()).startsWith("application/geo+json");
        assertThat(response.getHeader("Content-Crs")).isEqualTo("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
        JsonNode feature = JSON.readTree(response.getContentAsByteArray());
        assertThat(feature.at("/properties/TBMJ").isNumber()).isTrue();
        assertThat(feature.at("/properties/DLBM").isString()).isTrue();
        JsonNode corner = southWest(feature);
        assertThat(corner.get(0).asDouble()).isCloseTo(120.5, within(1e-8));
        assertThat(corner.get(1).asDouble()).isCloseTo(31.23, within(1e-8));
        // Counter-clockwise: from the south-western corner to the east first.
        JsonNode ring = feature.at("/geometry/coordinates/0");
        double area = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            area += ring.get(i).get(0).asDouble() * ring.get(i + 1).get(1).asDouble()
                    - ring.get(i + 1).get(0).asDouble() * ring.get(i).get(1).asDouble();
        }
        assertThat(area).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "4490, 31.23, 120.5, 1e-8",
        "4326, 31.23, 120.5, 1e-8",
        "4528, 3456582.526, 40547637.417, 1e-4",
        "4549, 3456582.526, 547637.417, 1e-4",
        "3857, 13413998.641, 3662655.183, 0.002"
    })
    void coordinatesStandInTheOrderOfTheSystemThatWasAskedFor(int epsg, double first, double second, double tolerance)
            throws Exception {
        MockHttpServletResponse response = ask(ITEMS + "/p0000?crs=" + EPSG + epsg);

        assertThat(response.getHeader("Content-Crs")).isEqualTo("<" + EPSG + epsg + ">");
        JsonNode corner = southWest(JSON.readTree(response.getContentAsByteArray()));
        assertThat(corner.get(0).asDouble()).isCloseTo(first, within(tolerance));
        assertThat(corner.get(1).asDouble()).isCloseTo(second, within(tolerance));
    }

    /** The corner with the least sum of both numbers, in whatever order they stand. */
    private static JsonNode southWest(JsonNode feature) {
        return feature.at("/geometry/coordinates/0")
                .valueStream()
                .min((a, b) -> Double.compare(
                        a.get(0).asDouble() + a.get(1).asDouble(),
                        b.get(0).asDouble() + b.get(1).asDouble()))
                .orElseThrow();
    }

    @Test
    void theSameBoxInEverySystemSelectsTheSameParcels() throws Exception {
        // A point inside the first parcel, 10 m from its corner.
        assertThat(ids(items("bbox", "120.5001,31.2301,120.5001,31.2301"))).containsExactly("p0000");
        assertThat(ids(items("bbox", "31.2301,120.5001,31.2301,120.5001", "bbox-crs", EPSG + 4490)))
                .containsExactly("p0000");
        double e = EASTING + 10;
        double n = NORTHING + 10;
        assertThat(ids(items("bbox", n + "," + e + "," + (n + 50) + "," + (e + 45), "bbox-crs", EPSG + 4528)))
                .containsExactlyInAnyOrder(id(0), id(1), id(40), id(41));
        assertThat(ids(items("bbox", "-180,-90,180,90", "limit", 10_000))).hasSize(PARCELS);
        assertThat(ids(items("bbox", "170,20,-170,40"))).isEmpty();
        assertThat(ids(items("bbox", "100,20,50,40", "limit", 10_000))).hasSize(PARCELS);
    }

    private static String id(int n) {
        return PARCEL_LIST.get(n).id();
    }

    private List<String> ids(String address) throws Exception {
        return json(address)
                .get("features")
                .valueStream()
                .map(feature -> feature.get("id").asString())
                .toList();
    }

    @Test
    void conditionsOnAttributesSelectWhatBruteForceSelects() throws Exception {
        List<String> expected = PARCEL_LIST.stream()
                .filter(parcel -> parcel.attributes().get("DLBM").equals("0102"))
                .filter(parcel -> Integer.parseInt(parcel.attributes().get("TBMJ")) > 1500)
                .filter(parcel -> parcel.attributes().get("QSDWMC").equals("柳树镇'一'村"))
                .map(LayerFeature::id)
                .sorted()
                .toList();

        assertThat(expected).hasSizeGreaterThan(50);
        assertThat(ids(items(
                        "limit",
                        10_000,
                        "DLBM",
                        "0102",
                        "QSDWMC",
                        "柳树镇'一'村",
                        "filter",
                        "TBMJ > 1500",
                        "filter-lang",
                        "cql2-text")))
                .isEqualTo(expected);
        assertThat(ids(items("limit", 10_000, "filter", "DLBM IN ('0102') AND TBMJ > 1500 AND QSDWMC LIKE '柳树%'")))
                .isEqualTo(expected);
    }

    @Test
    void aSpatialConditionIsReadInItsOwnSystem() throws Exception {
        double e = EASTING + 10;
        double n = NORTHING + 10;
        String box = "S_INTERSECTS(geometry, BBOX(%s, %s, %s, %s)) OR DLBM = 'none'";

        assertThat(ids(items("filter", box.formatted(n, e, n + 5, e + 5), "filter-crs", EPSG + 4528)))
                .containsExactly("p0000");
        assertThat(ids(items("filter", box.formatted(120.5001, 31.2301, 120.5002, 31.2302))))
                .containsExactly("p0000");
        assertThat(ids(items("filter", box.formatted(31.2301, 120.5001, 31.2302, 120.5002), "filter-crs", EPSG + 4490)))
                .containsExactly("p0000");
    }

    @Test
    void timeIsThatOfTheData() throws Exception {
        assertThat(ids(items("datetime", "2025-12-31"))).hasSize(100);
        assertThat(ids(items("datetime", "2025-12-31T10:00:00Z"))).hasSize(100);
        assertThat(ids(items("datetime", "2025-01-01/.."))).hasSize(100);
        assertThat(ids(items("datetime", "../2025-12-30"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "colour=red|colour",
                "limit=0|limit",
                "limit=x|limit",
                "limit=5&limit=6|limit",
                "f=xml|xml",
                "bbox=1,2,3|bbox",
                "bbox=1,2,3,x|bbox",
                "bbox=1,5,3,2|bbox",
                "bbox=NaN,0,1,1|bbox",
                "bbox-crs=EPSG:9999&bbox=1,2,3,4|EPSG:9999",
                "crs=http://www.opengis.net/def/crs/EPSG/0/4527|4527",
                "crs=nonsense|nonsense",
                "filter-crs=EPSG:9999&filter=TBMJ%3E1|EPSG:9999",
                "filter-crs=http://www.opengis.net/def/crs/EPSG/0/4527|4527",
                "datetime=yesterday|datetime",
                "datetime=2025-02-30|datetime",
                "datetime=2026-01-01/2025-01-01|datetime",
                "version=7|7",
                "filter-lang=cql2-json&filter=x|cql2-json",
                "filter=DLBM%20%3D%20'0101|第 1 行第 8 个字",
                "filter=|空的",
                "filter=dlbm%3D'0101'|是不是 DLBM",
                "filter=S_INTERSECTS(geometry,POINT(999%20999))|适用范围",
                "bbox=200,100,300,200|CRS84",
                "after=xyz|xyz",
                "filter=DLBM%3D'0101'%3BDROP%20TABLE%20layer_version|;",
                "filter=DLBM%3D'0101'%20UNION%20SELECT%201|UNION",
                "filter=1%3D1|字段",
                "filter=env('PATH')%3D'x'|env",
                "filter=NOBODY%3D'x'|NOBODY",
                "filter=TBMJ%3D'x'|TBMJ",
                "TBMJ=1%20OR%201|TBMJ",
                "filter=S_INTERSECTS(geometry,POLYGON((0%200,1%201,0%201,1%200,0%200)))|无效"
            })
    void wrongParametersAreRefusedWithASentenceThatNamesThem(String query, String named) throws Exception {
        MockHttpServletResponse response = ask(ITEMS + "?" + query);

        assertThat(response.getStatus()).isIn(400, 404);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        JsonNode problem = JSON.readTree(response.getContentAsByteArray());
        assertThat(problem.get("detail").asString())
                .contains(named)
                .doesNotContain("Exception")
                .doesNotContain("org.");
    }

    @Test
    void whatIsInQuotesNeverLeavesThem() throws Exception {
        for (String hostile :
                List.of("' OR '1'='1", "x'; DROP TABLE layer_version; --", "%", "\\", "' UNION SELECT 1 --")) {
            assertThat(ids(items("QSDWMC", hostile))).as(hostile).isEmpty();
        }
        assertThat(ids(items("limit", 10_000))).hasSize(PARCELS);
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        assertThat(ask("/ogc/collections/NOBODY").getStatus()).isEqualTo(404);
        assertThat(ask("/ogc/collections/NOBODY/items").getStatus()).isEqualTo(404);
        assertThat(ask(ITEMS + "/nobody").getStatus()).isEqualTo(404);
        assertThat(ask("/ogc/tileMatrixSets/nobody").getStatus()).isEqualTo(404);
        assertThat(ask("/ogc/collections/OGC_TEST/tiles/CGCS2000Zone25").getStatus())
                .isEqualTo(404);
    }

    @Test
    void theTilesOfTheOwnZoneAreDescribedWithTheirLimits() throws Exception {
        JsonNode tiles = json("/ogc/collections/OGC_TEST/tiles/CGCS2000Zone40");
        JsonNode grid = json("/ogc/tileMatrixSets/CGCS2000Zone40");

        String template = tiles.get("links")
                .valueStream()
                .filter(link -> link.path("templated").asBoolean())
                .map(link -> link.get("href").asString())
                .findFirst()
                .orElseThrow();
        assertThat(template).endsWith("/tiles/OGC_TEST/CGCS2000Zone40/{tileMatrix}/{tileCol}/{tileRow}.mvt");
        JsonNode limit = tiles.get("tileMatrixSetLimits")
                .valueStream()
                .filter(one -> one.get("tileMatrix").asString().equals("12"))
                .findFirst()
                .orElseThrow();
        // Zoom 12 of the zone: 5 m a pixel, 2,560 m a tile, from 40,000,000 east and 10,000,000 north.
        assertThat(limit.get("minTileCol").asInt()).isEqualTo((int) Math.floor(547_637.417 / 2_560));
        assertThat(limit.get("maxTileRow").asInt()).isEqualTo((int) Math.floor((10_000_000 - NORTHING) / 2_560));
        assertThat(grid.get("tileMatrices").get(12).get("cellSize").asDouble()).isEqualTo(5);
        assertThat(grid.at("/tileMatrices/12/pointOfOrigin/0").asDouble()).isEqualTo(10_000_000);
    }

    @Test
    void thePageForPeopleSaysHowToConnect() throws Exception {
        MockHttpServletResponse response = web.perform(
                        get("/ogc").header("Accept", "text/html").with(loginAs.request("qinghe-planner")))
                .andReturn()
                .getResponse();

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .contains("http://localhost/ogc", "/service-keys", "测试图层");
    }
}
