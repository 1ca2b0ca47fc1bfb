package org.hongxian.approval.geoserver.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hongxian.approval.geoserver.GeoServerAccess;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.approval.testkit.LayerVersions;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

class OwsProxyTest {

    private static final String MAP =
            "/ows/wms?service=WMS&version=1.3.0&request=GetMap&layers=DLTB&styles=&crs=EPSG:4527"
                    + "&bbox=3450000,39540000,3451000,39541000&width=256&height=256&format=image/png";

    @TempDir
    Path folder;

    private FakeOws geoServer;
    private OwsProxy proxy;
    private MockMvc mvc;

    @BeforeEach
    void start() throws IOException {
        geoServer = new FakeOws();
        mvc = proxy(access(geoServer.address(), Patience.PATIENCE));
    }

    @AfterEach
    void stop() {
        geoServer.close();
    }

    private static GeoServerAccess access(String address, Duration patience) {
        return new GeoServerAccess(address, "hongxian", "proxy", "proxy-secret", patience, 2, 1, 2);
    }

    private MockMvc proxy(GeoServerAccess access) throws IOException {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/geoserver");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        proxy = new OwsProxy(
                new GeoServerGateway(access, folder),
                access,
                new Visible(Set.of("DLTB", "XZQ", "CJDCQ")),
                version -> !version.layer().equals("CJDCQ"),
                messages);
        return MockMvcBuilders.standaloneSetup(proxy).build();
    }

    private record Visible(Set<String> keys) implements VisibleLayers {

        @Override
        public Optional<LayerVersion> findWaiting(String layer, int number) {
            return Optional.empty();
        }

        @Override
        public List<LayerVersion> current() {
            return keys.stream().sorted().map(LayerVersions::first).toList();
        }

        @Override
        public Optional<LayerVersion> find(String layer) {
            return keys.contains(layer) ? Optional.of(LayerVersions.first(layer)) : Optional.empty();
        }

        @Override
        public List<LayerVersion> counted(String layer) {
            return find(layer).stream().toList();
        }

        @Override
        public boolean admits(String layer) {
            return keys.contains(layer);
        }
    }

    private MockHttpServletResponse ask(String address) throws Exception {
        return mvc.perform(get(URI.create(address)).locale(Locale.ENGLISH))
                .andReturn()
                .getResponse();
    }

    private void refused(String address, int status, String words) throws Exception {
        MockHttpServletResponse answer = ask(address);
        assertThat(answer.getStatus()).as(address).isEqualTo(status);
        assertThat(answer.getContentAsString()).as(address).contains(words).doesNotContain("Exception", "secret");
        assertThat(geoServer.asked()).as("nothing reaches GeoServer").isEmpty();
    }

    @Test
    void aMapIsPassedOnWithTheNameOfTheProductAndNothingElseOfTheirsComesBack() throws Exception {
        MockHttpServletResponse answer = ask(MAP);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("image/png");
        assertThat(answer.getContentAsByteArray()).containsExactly(1, 2, 3);
        assertThat(answer.getHeader("Set-Cookie")).isNull();
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        assertThat(geoServer.asked()).singleElement().satisfies(asked -> assertThat(asked)
                .startsWith("/geoserver/hongxian/wms?")
                .contains("LAYERS=hongxian:DLTB", "WIDTH=256", "REQUEST=GetMap"));
        assertThat(geoServer.authorizations()).singleElement().asString().startsWith("Basic ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&sld=http://evil/x.sld",
                "&SLD_BODY=%3CStyledLayerDescriptor/%3E",
                "&cql_filter=1=1",
                "&filter=%3CFilter/%3E",
                "&viewparams=a:b",
                "&env=a:b",
                "&format_options=layout:x",
                "&callback=alert",
                "&propertyname=a",
                "&exceptions=text/javascript"
            })
    void whatIsNotOnTheListIsRefusedNotDropped(String more) throws Exception {
        MockHttpServletResponse answer = ask(MAP + more);

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(geoServer.asked()).isEmpty();
    }

    @Test
    void everyBoundHasASentence() throws Exception {
        refused(MAP.replace("layers=DLTB", "layers=SECRET"), 404, "There is no layer \\\"SECRET\\\"");
        refused(MAP.replace("layers=DLTB", "layers=DLTB,other:XZQ"), 404, "other:XZQ");
        refused(MAP.replace("layers=DLTB", "layers=DLTB&layers=XZQ"), 400, "more than once");
        refused(MAP + "&LAYERS=XZQ", 400, "more than once");
        refused(MAP.replace("width=256", "width=5000"), 400, "4096 pixels");
        refused(MAP.replace("width=256&height=256", "width=4096&height=4000"), 400, "16 million");
        refused(MAP.replace("width=256", "width=0"), 400, "pixels");
        refused(MAP.replace("bbox=3450000", "bbox=%27%29;DROP"), 400, "BBOX");
        refused(MAP.replace("styles=", "styles=http://evil"), 400, "STYLES");
        refused(MAP.replace("1.3.0", "9.9"), 400, "version");
        refused(MAP.replace("GetMap", "Transaction"), 400, "not offered");
        refused(MAP.replace("service=WMS", "service=WPS"), 400, "WPS");
        refused("/ows/wfs?service=WFS&request=GetFeature", 400, "TYPENAMES");
        refused("/ows/wfs?service=WFS&request=GetFeature&typenames=SECRET", 404, "SECRET");
        refused("/ows/wfs?service=WFS&request=DescribeFeatureType", 400, "TYPENAMES");
        refused("/ows/wms?request=GetLegendGraphic&layer=DLTB&width=99999", 400, "4096 pixels");
        refused("/ows/wms?request=GetLegendGraphic&layer=DLTB&height=0", 400, "pixels");
        refused("/ows/wms", 400, "not offered");
        refused(MAP + "&bgcolor=" + "0".repeat(4100), 414, "too long");
    }

    @Test
    void aLayerWhoseCurrentVersionIsNotPublishedYetIsNotAnsweredWithTheOldOne() throws Exception {
        refused(MAP.replace("layers=DLTB", "layers=DLTB,CJDCQ"), 503, "not in GeoServer yet");
        refused("/ows/wfs?service=WFS&request=GetFeature&typenames=CJDCQ", 503, "geoserver apply");
    }

    @Test
    void featuresAreCountedAndComeAsJson() throws Exception {
        geoServer.answers(200, "application/json;charset=UTF-8", "{}");

        ask("/ows/wfs?service=WFS&version=2.0.0&request=GetFeature&typenames=hongxian:DLTB&count=999999");
        ask("/ows/wfs?service=WFS&version=1.1.0&request=GetFeature&typename=XZQ");

        assertThat(geoServer.asked().get(0)).contains("COUNT=10000", "OUTPUTFORMAT=application/json");
        assertThat(geoServer.asked().get(1)).contains("MAXFEATURES=1000").doesNotContain("&COUNT=");
    }

    @Test
    void theirAddressNeverLeavesWithFeatures() throws Exception {
        geoServer.answers(
                200,
                "text/xml; subtype=gml/3.1.1",
                "<wfs:FeatureCollection xmlns:wfs='w' schemaLocation='" + geoServer.address()
                        + "/hongxian/wfs?request=DescribeFeatureType " + geoServer.address() + "/schemas/x.xsd'>"
                        + "<n>青禾县</n>".repeat(9000) + "</wfs:FeatureCollection>");

        String body = ask("/ows/wfs?service=WFS&version=1.1.0&request=GetFeature&typename=XZQ&outputformat="
                        + "text/xml;%20subtype=gml/3.1.1")
                .getContentAsString();

        assertThat(body)
                .contains("http://localhost/ows/wfs?request=DescribeFeatureType")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void aRedirectIsNotFollowedAndNotPassedOn() throws Exception {
        geoServer.redirectsTo("http://169.254.169.254/latest/meta-data");

        MockHttpServletResponse answer = ask(MAP);

        assertThat(answer.getStatus()).isEqualTo(502);
        assertThat(answer.getHeader("Location")).isNull();
        assertThat(geoServer.asked()).hasSize(1);
    }

    @Test
    void whatGeoServerSaysOfItsTroublesStaysHere() throws Exception {
        geoServer.answers(
                200,
                "text/xml",
                "<ServiceExceptionReport>java.lang.NullPointerException at /opt</ServiceExceptionReport>");
        assertThat(ask(MAP).getStatus()).isEqualTo(400);
        assertThat(ask(MAP).getContentAsString())
                .doesNotContain("NullPointer", "/opt")
                .contains("refused this request");

        geoServer.answers(500, "text/html", "<html>stack trace</html>");
        assertThat(ask(MAP).getStatus()).isEqualTo(502);

        geoServer.answers(200, "text/html", "<script>alert(1)</script>");
        assertThat(ask(MAP).getStatus()).isEqualTo(502);

        geoServer.answers(200, "image/png", "x".repeat((1 << 20) + 1));
        MockHttpServletResponse large = ask(MAP);
        assertThat(large.getStatus()).isEqualTo(502);
        assertThat(large.getContentAsString()).contains("larger than 1 MB");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aLargeAnswerGoesByWayOfAFileAndArrivesWhole() throws Exception {
        String features = "<f a=\"" + geoServer.address() + "/hongxian/wfs\">" + "0123456789".repeat(100_000) + "</f>";
        geoServer.answers(200, "text/xml", features);

        MockHttpServletResponse answer =
                ask("/ows/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=DLTB&count=10");

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString())
                .isEqualTo(features.replace(geoServer.address() + "/hongxian/wfs", "http://localhost/ows/wfs"));
        assertThat(answer.getContentLength()).isEqualTo(answer.getContentAsByteArray().length);
        assertThat(folder).isEmptyDirectory();
    }

    /** Takes nothing until it is let go, and breaks off where asked to. */
    private final class SlowReader {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final MockHttpServletResponse response;
        private final CompletableFuture<Void> reading;

        SlowReader(boolean breaksOff) {
            response = new MockHttpServletResponse() {

                @Override
                public ServletOutputStream getOutputStream() {
                    ServletOutputStream kept = super.getOutputStream();
                    return new DelegatingServletOutputStream(kept) {

                        @Override
                        public void write(byte[] bytes, int from, int length) throws IOException {
                            begun.countDown();
                            try {
                                go.await();
                            } catch (InterruptedException e) {
                                throw new InterruptedIOException();
                            }
                            if (breaksOff) {
                                throw new IOException("broken pipe");
                            }
                            kept.write(bytes, from, length);
                        }
                    };
                }
            };
            reading = CompletableFuture.runAsync(this::read, task -> new Thread(task).start());
        }

        private void read() {
            var request = new MockHttpServletRequest("GET", "/ows/wms");
            request.setQueryString(MAP.substring(MAP.indexOf('?') + 1));
            UriComponentsBuilder.fromUriString(MAP)
                    .build()
                    .getQueryParams()
                    .forEach((name, values) ->
                            request.setParameter(name, Objects.requireNonNullElse(values.get(0), "")));
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
            try {
                proxy.maps(request, response);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                begun.countDown();
            }
        }

        void awaitBegun() throws InterruptedException {
            assertThat(begun.await(Patience.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(reading).as("has its answer and does not read it").isNotDone();
        }

        /** What arrived; throws what the proxy threw. */
        byte[] finish() {
            go.countDown();
            reading.join();
            return response.getContentAsByteArray();
        }
    }

    @Test
    void readersThatAreSlowHoldSoManyFilesAndNoMoreAndNothingIsLeftOfThoseThatBreakOff() throws Exception {
        geoServer.answers(200, "image/png", "x".repeat(500_000));
        var slow = new SlowReader(false);
        var leaving = new SlowReader(true);
        slow.awaitBegun();
        leaving.awaitBegun();

        assertThat(ask(MAP).getStatus()).as("a third large answer").isEqualTo(503);
        geoServer.answers(200, "image/png", "small");
        assertThat(ask(MAP).getStatus()).as("a small one needs no file").isEqualTo(200);

        assertThatThrownBy(leaving::finish).hasRootCauseMessage("broken pipe");
        geoServer.answers(200, "image/png", "x".repeat(500_000));
        assertThat(ask(MAP).getContentAsByteArray()).hasSize(500_000);
        assertThat(slow.finish()).hasSize(500_000);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSlowOrAbsentGeoServerIsToldAsSuch() throws Exception {
        MockMvc whole = mvc;
        mvc = proxy(access(geoServer.address(), Duration.ofSeconds(1)));
        geoServer.stallsAtTheBeginning();
        assertThat(ask(MAP).getStatus()).isEqualTo(504);

        geoServer.close();
        mvc = whole;
        MockHttpServletResponse away = ask(MAP);
        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(away.getHeader("Retry-After")).isEqualTo("10");

        mvc = proxy(access("", Patience.PATIENCE));
        assertThat(ask(MAP).getStatus()).isEqualTo(503);
        assertThat(ask(MAP).getContentAsString()).contains("No GeoServer is configured");
    }

    @Test
    void anAnswerThatStallsInTheMiddleIsGivenUpToo() throws Exception {
        mvc = proxy(access(geoServer.address(), Duration.ofSeconds(1)));
        geoServer.stallsInTheMiddle();

        assertThat(ask(MAP).getStatus()).isEqualTo(504);
        assertThat(geoServer.isStalling()).as("nothing more came").isTrue();
    }

    @Test
    void capabilitiesNameOnlyVisibleLayersAndOurOwnAddress() throws Exception {
        geoServer.answers(200, "text/xml", """
                <WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.opengis.net/wms http://inside:8080/x.xsd">
                  <Service><Name>WMS</Name><OnlineResource xlink:href="http://inside:8080/geoserver"/></Service>
                  <Capability><Request>
                    <GetMap><DCPType><HTTP>
                      <Get><OnlineResource xlink:href="http://inside:8080/geoserver/hongxian/wms?SERVICE=WMS&amp;"/></Get>
                      <Post><OnlineResource xlink:href="http://inside:8080/geoserver/hongxian/wms?"/></Post></HTTP></DCPType></GetMap>
                    <GetStyles/></Request>
                  <Layer><Title>all</Title>
                    <Layer><Name>DLTB</Name><Style><Name>DLTB</Name><LegendURL><OnlineResource
                      xlink:href="http://inside:8080/geoserver/hongxian/ows?request=GetLegendGraphic&amp;layer=DLTB"/></LegendURL></Style></Layer>
                    <Layer><Name>hongxian:SECRET</Name></Layer>
                    <Layer><Name>CJDCQ</Name></Layer>
                    <Layer><Name>land_use</Name><Layer><Name>DLTB</Name></Layer></Layer>
                  </Layer></Capability>
                </WMS_Capabilities>
                """);

        String body = ask("/ows/wms?service=WMS&request=GetCapabilities").getContentAsString();

        assertThat(body)
                .contains("<Name>DLTB</Name>")
                .contains("http://localhost/ows/wms?SERVICE=WMS&amp;")
                .contains("http://localhost/ows/wms?request=GetLegendGraphic&amp;layer=DLTB")
                .doesNotContain("inside", "SECRET", "CJDCQ", "land_use", "GetStyles", "<Post>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>",
                "<x>",
                ""
            })
    void capabilitiesWithEntitiesOrHalfOfThemAreRefused(String document) throws Exception {
        geoServer.answers(200, "text/xml", document);

        MockHttpServletResponse answer = ask("/ows/wfs?service=WFS&request=GetCapabilities");

        assertThat(answer.getStatus()).isEqualTo(502);
        assertThat(answer.getContentAsString()).doesNotContain("root:", "aaaa");
    }
}
