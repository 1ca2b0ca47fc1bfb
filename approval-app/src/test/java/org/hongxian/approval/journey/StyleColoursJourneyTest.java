package org.hongxian.approval.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.hongxian.map.style.LegendSvg;
import org.hongxian.map.style.StyleBook;
import org.hongxian.map.style.Symbol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Chromium paints parcels by the browser's styles, and the legend; both have the colours of the style book, pixel by pixel. The
 * product's own scripts and OpenLayers are served, but not the product.
 */
class StyleColoursJourneyTest {

    private static final StyleBook STYLES = StyleBook.load();
    private static final List<String> CLASSES =
            List.of("0101", "0103", "0201K", "0301", "0303K", "0404", "0601", "0702", "1006", "1104", "1107", "9999");
    private static final int SIDE = 60;
    private static final int SAME = 2;
    /** 1:3571 on a screen: parcels have outlines. */
    private static final double METRES_PER_PIXEL = 1;

    private static HttpServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", StyleColoursJourneyTest::serve);
        server.start();
        browser =
                new Browser(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = body(path);
            exchange.getResponseHeaders().set("Content-Type", type(path));
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static byte[] body(String path) throws IOException {
        return switch (path) {
            case "/page" -> page().getBytes(StandardCharsets.UTF_8);
            case "/page.js" -> script().getBytes(StandardCharsets.UTF_8);
            case "/styles.json" -> STYLES.toBrowserJson().getBytes(StandardCharsets.UTF_8);
            case "/legend.svg" -> legend("DLTB").getBytes(StandardCharsets.UTF_8);
            case "/legend-YJJBNTTB.svg" -> legend("YJJBNTTB").getBytes(StandardCharsets.UTF_8);
            case "/ol.js" -> resource("/META-INF/resources/webjars/ol/10.7.0/dist/ol.js");
            default -> path.startsWith("/js/") ? resource("/static" + path) : new byte[0];
        };
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = StyleColoursJourneyTest.class.getResourceAsStream(name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static String legend(String layer) {
        var style = STYLES.find(layer).orElseThrow();
        return LegendSvg.write(style, style.legend(CLASSES), Locale.CHINESE);
    }

    private static String type(String path) {
        return Map.of("js", "text/javascript", "json", "application/json", "svg", "image/svg+xml")
                .getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/html;charset=UTF-8");
    }

    private static String page() {
        return """
                <!doctype html><html lang="zh"><body style="margin:0;background:#fff">
                <div id="map" style="width:%dpx;height:120px"></div>
                <img id="legend" src="/legend.svg" style="display:block"><img src="/legend-YJJBNTTB.svg" style="display:block">
                <script src="/ol.js"></script><script type="module" src="/page.js"></script></body></html>
                """.formatted(CLASSES.size() * SIDE);
    }

    /** Parcels of a land class side by side, and below them basic farmland. */
    private static String script() {
        return """
                import { styleFunction } from "/js/components/map/layer-styles.js";
                const { ol } = window;
                const styles = (await (await fetch("/styles.json")).json()).layers;
                const square = (column, row, properties) => new ol.Feature({
                    geometry: new ol.geom.Polygon([[[column * %1$d, -row * %1$d], [(column + 1) * %1$d, -row * %1$d],
                        [(column + 1) * %1$d, -(row + 1) * %1$d], [column * %1$d, -(row + 1) * %1$d], [column * %1$d, -row * %1$d]]]),
                    ...properties,
                });
                const layerOf = (key, features) => new ol.layer.Vector({
                    source: new ol.source.Vector({ features }),
                    style: styleFunction(styles.find((style) => style.layer === key), new Set()),
                });
                const map = new ol.Map({
                    target: "map", controls: [], pixelRatio: 1,
                    layers: [
                        layerOf("DLTB", "%2$s".split(",").map((DLBM, column) => square(column, 0, { DLBM }))),
                        layerOf("YJJBNTTB", [square(0, 1, {})]),
                    ],
                    view: new ol.View({ center: [%3$d, -60], resolution: %4$s, projection: new ol.proj.Projection({ code: "plane", units: "m" }) }),
                });
                map.once("rendercomplete", () => { document.title = "painted"; });
                """.formatted(SIDE, String.join(",", CLASSES), CLASSES.size() * SIDE / 2, METRES_PER_PIXEL);
    }

    @Test
    void theMapAndTheLegendArePaintedInTheColoursOfTheStyleBook() throws IOException {
        BufferedImage picture;
        int legendTop = 120;
        try (BrowserSession session = browser.open()) {
            Page page = session.page();
            page.setViewportSize(CLASSES.size() * SIDE, 480);
            page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/page");
            page.waitForFunction("document.title === 'painted'");
            picture = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        }

        List<String> inOrder = CLASSES.stream().sorted().toList();
        for (int column = 0; column < CLASSES.size(); column++) {
            String code = CLASSES.get(column);
            Symbol symbol = STYLES.symbol("DLTB", code);
            assertColour(picture, column * SIDE + SIDE / 2, SIDE / 2, symbol.fill(), "map " + code);
            int row = inOrder.indexOf(code);
            assertColour(picture, 15, legendTop + row * 22 + 11, symbol.fill(), "legend " + code);
        }
        String hatch = String.valueOf(STYLES.symbol("YJJBNTTB", null).stroke());
        assertThat(share(picture, 4, SIDE + 4, SIDE - 8, SIDE - 8, hatch))
                .as("hatch of the map")
                .isBetween(0.05, 0.35);
        int farmland = legendTop + CLASSES.size() * 22;
        assertThat(share(picture, 3, farmland + 5, 24, 12, hatch))
                .as("hatch of the legend")
                .isBetween(0.02, 0.35);
    }

    private static void assertColour(BufferedImage picture, int x, int y, String wanted, String what) {
        assertThat(near(picture.getRGB(x, y), Integer.parseInt(wanted.substring(1), 16)))
                .as("%s: #%06x instead of %s", what, picture.getRGB(x, y) & 0xffffff, wanted)
                .isTrue();
    }

    /** How much of a part of the picture is rather of a colour than of the paper. */
    private static double share(BufferedImage picture, int left, int top, int width, int height, String colour) {
        int wanted = Integer.parseInt(colour.substring(1), 16);
        int painted = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                painted += distance(picture.getRGB(x, y), wanted) < distance(picture.getRGB(x, y), 0xffffff) ? 1 : 0;
            }
        }
        return painted / (double) (width * height);
    }

    private static boolean near(int colour, int other) {
        return channels(colour, other).stream().allMatch(difference -> difference <= SAME);
    }

    private static int distance(int colour, int other) {
        return channels(colour, other).stream().collect(Collectors.summingInt(Integer::intValue));
    }

    private static List<Integer> channels(int colour, int other) {
        return List.of(
                Math.abs((colour >> 16 & 255) - (other >> 16 & 255)),
                Math.abs((colour >> 8 & 255) - (other >> 8 & 255)),
                Math.abs((colour & 255) - (other & 255)));
    }
}
