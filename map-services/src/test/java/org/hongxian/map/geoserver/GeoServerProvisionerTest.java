package org.hongxian.map.geoserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.geoserver.GeoServerException.Reason;
import org.hongxian.map.geoserver.GeoServerProvisioner.Change;
import org.hongxian.map.geoserver.GeoServerProvisioner.Kind;
import org.hongxian.map.style.StyleBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoServerProvisionerTest {

    private static final StyleBook STYLES = StyleBook.load();
    private static final GeoServerSettings SETTINGS = new GeoServerSettings(
            "hongxian",
            "postgis",
            5432,
            "hongxian",
            "hongxian_map",
            "database-secret",
            "hongxian-proxy",
            "proxy-secret",
            GeoServerSettings.ServiceLimits.USUAL);

    private FakeGeoServer fake;
    private GeoServerProvisioner provisioner;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeGeoServer();
        provisioner = GeoServerProvisioner.connect(fake.connection());
    }

    @AfterEach
    void everyRequestWasAsTheDescriptionHasIt() {
        fake.close();
        assertThat(fake.faults()).isEmpty();
    }

    private static PublishedLayer layer(String key, int version) {
        return new PublishedLayer(
                key,
                key + "图层",
                new CrsCode(4527),
                version,
                "abc" + version,
                STYLES.find(key).orElseThrow());
    }

    private static GeoServerTarget target(PublishedLayer... layers) {
        return GeoServerTarget.publishing(SETTINGS, List.of(layers));
    }

    private List<Change> apply(GeoServerTarget target) {
        var changes = new ArrayList<Change>();
        provisioner.apply(target, changes::add);
        return changes;
    }

    @Test
    void anEmptyGeoServerGetsEverythingAndASecondRunChangesNothing() {
        GeoServerTarget target = target(layer("DLTB", 3), layer("XZQ", 1));

        List<Change> first = apply(target);
        List<String> writes = List.copyOf(fake.writes());
        List<Change> second = apply(target);

        assertThat(first)
                .extracting(change -> change.item().toString())
                .contains(
                        "workspace hongxian",
                        "store hongxian:published",
                        "style hongxian:DLTB",
                        "feature type hongxian:DLTB",
                        "layer group hongxian:land_use",
                        "layer group hongxian:all",
                        "grid set CGCS2000Quad",
                        "grid set CGCS2000Zone39");
        assertThat(second).isEmpty();
        assertThat(fake.writes()).isEqualTo(writes);
        assertThat(provisioner.compare(target)).isEmpty();
    }

    @Test
    void nothingIsWrittenWhileComparing() {
        List<Change> changes = provisioner.compare(target(layer("DLTB", 1)));

        assertThat(changes).filteredOn(change -> change.kind() == Kind.CREATE).hasSizeGreaterThan(8);
        assertThat(fake.writes()).isEmpty();
    }

    @Test
    void layersAreReadableByTheRoleOfTheProductOnlyAndThatBeforeTheyExist() {
        apply(target(layer("DLTB", 1)));

        assertThat(fake.rules())
                .containsEntry("hongxian.*.r", "HONGXIAN_READER")
                .containsEntry("hongxian.*.w", "ADMIN")
                .containsEntry("*.*.r", "*");
        assertThat(fake.writes().indexOf("POST /rest/security/acl/layers"))
                .isLessThan(fake.writes().indexOf("POST /rest/workspaces"));
        assertThat(fake.document("/rest/security/acl/catalog")
                        .child("mode")
                        .orElseThrow()
                        .text())
                .isEqualTo("HIDE");
    }

    @Test
    void theStoreReadsOnlyTheSchemaOfPublishedTablesAndItsPasswordIsNeverADifference() {
        apply(target(layer("DLTB", 1)));

        var entries = fake.document("/rest/workspaces/hongxian/datastores/published")
                .child("connectionParameters")
                .orElseThrow()
                .children("entry");
        assertThat(entries)
                .anySatisfy(entry -> {
                    assertThat(entry.attributes()).containsEntry("key", "schema");
                    assertThat(entry.text()).isEqualTo("published");
                })
                .anySatisfy(entry -> assertThat(entry.text()).startsWith("crypt1:"));
        assertThat(provisioner.compare(target(layer("DLTB", 1)))).isEmpty();
    }

    @Test
    void aNewVersionOfALayerIsToldAndItsBoundsAreCountedAgain() {
        apply(target(layer("DLTB", 1)));

        List<Change> changes = provisioner.compare(target(layer("DLTB", 2)));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.item().toString()).isEqualTo("feature type hongxian:DLTB");
            assertThat(change.details())
                    .containsExactly(Difference.value(
                            "featureType/abstract", "version 1, sha256 abc1", "version 2, sha256 abc2"));
        });
    }

    @Test
    void whatSomebodyChangedByHandIsShownAndPutRight() {
        GeoServerTarget target = target(layer("DLTB", 1));
        apply(target);
        String layer = "/rest/layers/hongxian:DLTB";
        fake.put(layer, XmlElement.of("layer", XmlElement.of("defaultStyle", XmlElement.text("name", "polygon"))));
        String limits = "/rest/services/wms/workspaces/hongxian/settings";
        fake.put(limits, XmlElement.of("wms", XmlElement.text("enabled", true)));

        assertThat(provisioner.compare(target))
                .extracting(change -> change.item().toString())
                .containsExactlyInAnyOrder("service limits WMS", "layer hongxian:DLTB");
        apply(target);

        assertThat(provisioner.compare(target)).isEmpty();
        assertThat(fake.document(limits).child("maxRenderingTime").orElseThrow().text())
                .isEqualTo("20");
    }

    @Test
    void aWithdrawnLayerGoesAfterTheGroupsThatShowedIt() {
        apply(target(layer("DLTB", 1), layer("XZQ", 1)));
        int before = fake.writes().size();

        List<Change> changes = apply(target(layer("XZQ", 1)));

        assertThat(changes).last().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.REMOVE);
            assertThat(change.details()).containsExactly(Difference.of(Difference.Kind.NOT_PUBLISHED, "DLTB"));
        });
        List<String> writes = fake.writes().subList(before, fake.writes().size());
        assertThat(writes).last().isEqualTo("DELETE /rest/workspaces/hongxian/datastores/published/featuretypes/DLTB");
        assertThat(writes).contains("PUT /rest/workspaces/hongxian/layergroups/all");
    }

    @ParameterizedTest(name = "broken at write {0}")
    @ValueSource(ints = {1, 2, 5, 9, 12, 15, 18})
    void whatBrokeHalfWayIsTakenUpWhereItBroke(int write) {
        GeoServerTarget target = target(layer("DLTB", 1), layer("XZQ", 1));
        fake.failFromWrite(write);
        assertThatThrownBy(() -> apply(target))
                .isInstanceOf(GeoServerException.class)
                .hasMessageContaining("500");

        fake.recover();
        apply(target);

        assertThat(provisioner.compare(target)).isEmpty();
        assertThat(fake.writes().stream()
                        .filter("POST /rest/workspaces"::equals)
                        .count())
                .isLessThanOrEqualTo(2);
    }

    @Test
    void aWrongPasswordIsSaidPlainlyAndNoPasswordIsInTheWords() {
        assertThatThrownBy(() -> GeoServerProvisioner.connect(fake.connection("wrong-secret", Patience.PATIENCE)))
                .isInstanceOf(GeoServerException.class)
                .hasMessageContaining("401")
                .hasMessageContaining("name and password")
                .hasMessageNotContaining("wrong-secret");
        assertThat(SETTINGS.toString()).doesNotContain("secret");
    }

    @Test
    void aGeoServerThatDoesNotAnswerIsGivenUp() {
        fake.answerAfter(Duration.ofSeconds(4));
        GeoServerConnection impatient = fake.connection(FakeGeoServer.PASSWORD, Duration.ofSeconds(2));

        assertThatThrownBy(() -> GeoServerProvisioner.connect(impatient))
                .isInstanceOf(GeoServerException.class)
                .hasMessageContaining("no answer within 2 s");
    }

    @Test
    void aDocumentTypeOrAnEntityInAnAnswerIsRefused() {
        fake.answerWith("<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>");

        assertThatThrownBy(() -> provisioner.compare(target(layer("DLTB", 1))))
                .isInstanceOf(GeoServerException.class)
                .hasMessageContaining("not usable XML");
    }

    @Test
    void theGridOfAZoneHasItsOriginAtTheTopAndHalvesItsResolutions() {
        apply(target(layer("DLTB", 1)));

        XmlElement grid = fake.document("/gwc/rest/gridsets/CGCS2000Zone39");
        List<XmlElement> resolutions = grid.child("resolutions").orElseThrow().children("double");
        assertThat(grid.child("srs").orElseThrow().child("number").orElseThrow().text())
                .isEqualTo("4527");
        assertThat(grid.child("alignTopLeft").orElseThrow().text()).isEqualTo("true");
        assertThat(Double.parseDouble(resolutions.get(3).text()))
                .isEqualTo(Double.parseDouble(resolutions.get(2).text()) / 2);
        XmlElement geographic = fake.document("/gwc/rest/gridsets/CGCS2000Quad");
        assertThat(geographic
                        .child("extent")
                        .orElseThrow()
                        .child("coords")
                        .orElseThrow()
                        .children("double"))
                .extracting(XmlElement::text)
                .containsExactly("-180.0", "-90.0", "180.0", "90.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.25.0", "2.25-SNAPSHOT", "2.27.2", "2.30.x", "3.0.0"})
    void aGeoServerOfTheOldestReleaseOrANewerOneIsSetUp(String release) {
        fake.beRelease(release);

        assertThat(GeoServerProvisioner.connect(fake.connection()).compare(target(layer("DLTB", 1))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.24.5", "2.3-SNAPSHOT", "1.7.7", "unknown"})
    void anOlderGeoServerIsRefusedBeforeAnythingElseIsAsked(String release) {
        fake.beRelease(release);

        assertThatThrownBy(() -> GeoServerProvisioner.connect(fake.connection()))
                .isInstanceOfSatisfying(GeoServerException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.TOO_OLD);
                    assertThat(refused.arguments()).containsExactly(release, "2.25");
                });
        assertThat(fake.writes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "404, not found",
        "200, <html><body>Welcome</body></html>",
        "200, <about><resource name='Tomcat'><Version>9.0</Version></resource></about>",
        "200, {}",
        "302, ''",
        "200, ''"
    })
    void aServerThatIsNoGeoServerIsNotTakenForAnEmptyOne(int status, String page) throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            try (exchange) {
                byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        other.start();
        try {
            String address = "http://127.0.0.1:" + other.getAddress().getPort();
            var connection = new GeoServerConnection(URI.create(address), "admin", "b", Patience.PATIENCE);

            assertThatThrownBy(() -> GeoServerProvisioner.connect(connection))
                    .isInstanceOfSatisfying(GeoServerException.class, refused -> {
                        assertThat(refused.reason()).isEqualTo(Reason.NOT_A_GEOSERVER);
                        assertThat(refused.arguments()).containsExactly(address);
                    });
        } finally {
            other.stop(0);
        }
    }

    @Test
    void whereNobodyAnswersIsSaidWithTheAddress() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var nowhere = new GeoServerConnection(
                URI.create("http://127.0.0.1:" + free + "/geoserver"), "admin", "b", Patience.PATIENCE);

        assertThatThrownBy(() -> GeoServerProvisioner.connect(nowhere))
                .isInstanceOfSatisfying(GeoServerException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.UNREACHABLE);
                    assertThat(refused.arguments()).containsExactly("http://127.0.0.1:" + free + "/geoserver");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://host/x", "http:///x", "http://a:b@host/", "http://host/?x=1"})
    void anAddressThatIsNotOneOfAServerIsRefused(String address) {
        assertThatThrownBy(() -> new GeoServerConnection(URI.create(address), "a", "b", Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
