package org.hongxian.approval.mapservice.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.map.glyph.GlyphRange;
import org.hongxian.map.glyph.KeptGlyphs;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.sheet.PdfFont;
import org.hongxian.map.style.HatchSprite;
import org.hongxian.map.style.LayerStyle;
import org.hongxian.map.style.LegendSvg;
import org.hongxian.map.style.MapLibreStyle;
import org.hongxian.map.style.SldVersion;
import org.hongxian.map.style.SldWriter;
import org.hongxian.map.style.StyleBook;
import org.hongxian.map.tile.TileMatrixSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The styles for other programs: descriptors, MapLibre styles and legends, all from the one style book, coded as the current version
 * of the layer is. Officials only; see the route rules.
 */
@RestController
class StyleRest {

    private static final int MOST_CLASSES = 300;
    private static final MediaType PROTOCOL_BUFFERS = new MediaType("application", "x-protobuf");

    private final StyleBook styles;
    private final VisibleLayers layers;
    private final LayerCatalogue catalogue;
    private final KeptGlyphs glyphs;

    StyleRest(StyleBook styles, VisibleLayers layers, LayerCatalogue catalogue, PdfFont font) {
        this.glyphs = new KeptGlyphs(font);
        this.styles = styles;
        this.layers = layers;
        this.catalogue = catalogue;
    }

    /**
     * What there is of a layer's style.
     *
     * @param sld addresses of the descriptors, the older version first
     * @param maplibre null where the layer has no tiles
     */
    record StyleView(
            String layer,
            String zh,
            String en,
            List<String> sld,
            @Nullable String maplibre,
            String legend) {}

    @GetMapping("/api/v1/styles")
    List<StyleView> list() {
        return styles.layers().stream().map(this::view).toList();
    }

    private StyleView view(LayerStyle style) {
        String base = "/api/v1/styles/" + style.layer();
        return new StyleView(
                style.layer(),
                style.zh(),
                style.en(),
                Arrays.stream(SldVersion.values())
                        .map(version -> base + "/sld?version=" + version.number())
                        .toList(),
                layers.find(style.layer()).isPresent() ? base + "/maplibre" : null,
                "/api/v1/layers/" + style.layer() + "/legend.svg");
    }

    /** @param version 1.0.0 or 1.1.0 */
    @GetMapping("/api/v1/styles/{layer}/sld")
    ResponseEntity<String> descriptor(
            @PathVariable String layer, @RequestParam(defaultValue = "1.0.0") String version) {
        LayerStyle style = style(layer);
        SldVersion asked = Arrays.stream(SldVersion.values())
                .filter(each -> each.number().equals(version))
                .findFirst()
                .orElseThrow(() -> new RefusedQuestionException(400, "descriptor-version"));
        return download(asked.mediaType(), style.layer() + ".sld").body(SldWriter.write(style, asked));
    }

    @GetMapping("/api/v1/styles/{layer}/maplibre")
    ResponseEntity<String> maplibre(@PathVariable String layer) {
        LayerVersion version = layers.find(layer).orElseThrow(() -> notFound(layer));
        String tiles = ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/tiles/" + version.layer() + "/" + TileMatrixSet.WEB_MERCATOR_QUAD.id())
                        .toUriString()
                + "/{z}/{x}/{y}.mvt";
        String sprite = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/api/v1/styles/" + version.layer() + "/sprite")
                .toUriString();
        String glyphs = ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/api/v1/styles/glyphs/")
                        .toUriString()
                + "{fontstack}/{range}.pbf";
        return download(MediaType.APPLICATION_JSON_VALUE, layer + ".json")
                .body(MapLibreStyle.write(style(layer), tiles, sprite, glyphs));
    }

    /**
     * Letters for the labels of all styles, in the font of the documents.
     *
     * @param fontstack whatever font is asked for: there is one
     * @param range first and last of 256 characters: 0-255, 256-511, ...
     */
    @GetMapping("/api/v1/styles/glyphs/{fontstack}/{range}.pbf")
    @Nullable
    ResponseEntity<byte[]> glyphs(@PathVariable String fontstack, @PathVariable String range, WebRequest request) {
        int first = GlyphRange.first(range).orElseThrow(() -> new RefusedQuestionException(400, "glyph-range"));
        if (request.checkNotModified(glyphs.digest(first))) {
            return null;
        }
        return ResponseEntity.ok()
                .contentType(PROTOCOL_BUFFERS)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .body(glyphs.write(fontstack, first));
    }

    /** Where the pictures of the hatches of a layer are, at one or two pixels a pixel. */
    @GetMapping({"/api/v1/styles/{layer}/sprite.json", "/api/v1/styles/{layer}/sprite@2x.json"})
    ResponseEntity<String> spriteIndex(@PathVariable String layer, HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(HatchSprite.of(style(layer), pixelRatio(request)).index());
    }

    @GetMapping({"/api/v1/styles/{layer}/sprite.png", "/api/v1/styles/{layer}/sprite@2x.png"})
    ResponseEntity<byte[]> sprite(@PathVariable String layer, HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .body(HatchSprite.of(style(layer), pixelRatio(request)).png());
    }

    /** By the pattern that was met: clients may write the @ as %40. */
    private static int pixelRatio(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return String.valueOf(pattern).contains("@2x.") ? 2 : 1;
    }

    /**
     * @param classes codes to be listed, separated by commas; without it those the current version has, or all of the style
     * @param lang {@code en} for English names
     */
    @GetMapping("/api/v1/layers/{layer}/legend.svg")
    ResponseEntity<byte[]> legend(
            @PathVariable String layer,
            @RequestParam(defaultValue = "") String classes,
            @RequestParam(defaultValue = "zh") String lang) {
        LayerStyle style = style(layer);
        var codes = new TreeSet<String>(classes.isEmpty() ? codes(style) : List.of(classes.split(",")));
        if (codes.size() > MOST_CLASSES) {
            throw new RefusedQuestionException(400, "legend-classes", MOST_CLASSES);
        }
        String picture = LegendSvg.write(style, style.legend(codes), Locale.forLanguageTag(lang));
        return ResponseEntity.ok()
                .contentType(new MediaType("image", "svg+xml", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate())
                .body(picture.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> codes(LayerStyle style) {
        List<String> present = layers.find(style.layer()).stream()
                .flatMap(version -> catalogue.figures(version).classCodes().keySet().stream())
                .toList();
        return present.isEmpty()
                ? style.classes().stream().map(LayerStyle.ClassStyle::code).toList()
                : present;
    }

    private LayerStyle style(String layer) {
        return layers.find(layer)
                .map(version -> styles.look(layer, version.title(), version.classes()))
                .or(() -> styles.find(layer))
                .orElseThrow(() -> notFound(layer));
    }

    private static ResponseEntity.BodyBuilder download(String mediaType, String name) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, mediaType + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString());
    }

    private static RefusedQuestionException notFound(String layer) {
        return new RefusedQuestionException(404, "no-style", layer);
    }
}
