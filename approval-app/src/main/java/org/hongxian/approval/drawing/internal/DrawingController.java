package org.hongxian.approval.drawing.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.casework.UnknownValueException;
import org.hongxian.approval.drawing.DrawingComparison;
import org.hongxian.approval.drawing.DrawingNotFoundException;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.ImportAnswers;
import org.hongxian.approval.drawing.internal.DrawingView.PreviewView;
import org.hongxian.approval.drawing.internal.DrawingView.VersionView;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.Plot;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Drawings over HTTP: what the map, the coordinate table and other programs read and write. */
@RestController
@RequestMapping("/api/v1/cases/{id}/drawings/{kind}")
class DrawingController {

    private final Drawings drawings;
    private final DrawingViews views;
    private final DrawingBodies bodies;

    DrawingController(Drawings drawings, DrawingViews views, DrawingBodies bodies) {
        this.drawings = drawings;
        this.views = views;
        this.bodies = bodies;
    }

    /** @param number of an earlier version; the newest without it */
    @GetMapping
    DrawingView get(
            @PathVariable UUID id, @PathVariable String kind, @RequestParam @Nullable Integer number, Locale locale) {
        var caseId = new CaseId(id);
        var drawing = kind(kind);
        if (number != null) {
            return views.view(version(caseId, drawing, number), locale);
        }
        return drawings.findCurrent(caseId, drawing)
                .map(version -> views.view(version, locale))
                .orElseGet(() -> views.empty(caseId, drawing, locale));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    DrawingView edit(@PathVariable UUID id, @PathVariable String kind, HttpServletRequest request, Locale locale)
            throws IOException {
        var body = bodies.read(request.getInputStream());
        int base = body.baseNumber() == null ? 0 : body.baseNumber();
        return views.view(drawings.edit(new CaseId(id), kind(kind), base, bodies.plots(body)), locale);
    }

    /**
     * @param crs EPSG code the person chose; without it file and county decide
     * @param all the answers among them, {@code answer.<question>=<option>}, where the file raised questions
     */
    @Operation(
            description =
                    "A file that can be read in more than one way is answered with its questions (422). Send it again with"
                            + " answer.QUESTION=OPTION for each of them, as parameters beside the file.")
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    DrawingView importFile(
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam MultipartFile file,
            @RequestParam @Nullable String crs,
            @Parameter(hidden = true) @RequestParam Map<String, String> all,
            Locale locale)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            return views.view(
                    drawings.importFile(
                            new CaseId(id),
                            kind(kind),
                            file.getOriginalFilename(),
                            content,
                            crs,
                            ImportAnswers.of(all)),
                    locale);
        }
    }

    @PostMapping("/derive")
    DrawingView derive(@PathVariable UUID id, @PathVariable String kind, Locale locale) {
        return views.view(drawings.derive(new CaseId(id), kind(kind)), locale);
    }

    @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    PreviewView preview(@PathVariable UUID id, @PathVariable String kind, HttpServletRequest request, Locale locale)
            throws IOException {
        var body = bodies.read(request.getInputStream());
        return views.view(drawings.preview(new CaseId(id), kind(kind), bodies.plots(body)), locale);
    }

    /**
     * Proposed repairs for plots as they are being edited, or, without plots, for the newest version.
     *
     * @param from number of the first finding to propose for
     */
    @PostMapping(path = "/repairs", consumes = MediaType.APPLICATION_JSON_VALUE)
    RepairsView repairs(
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam(defaultValue = "1") int from,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        var body = bodies.read(request.getInputStream());
        List<Plot> plots = body.plots() == null ? null : bodies.plots(body);
        return RepairsView.of(drawings.repairs(new CaseId(id), kind(kind), plots, from), locale);
    }

    @GetMapping("/history")
    List<VersionView> history(@PathVariable UUID id, @PathVariable String kind) {
        return drawings.history(new CaseId(id), kind(kind)).stream()
                .map(DrawingViews::line)
                .toList();
    }

    @GetMapping("/compare")
    DrawingComparison compare(
            @PathVariable UUID id, @PathVariable String kind, @RequestParam int from, @RequestParam int to) {
        return drawings.compare(new CaseId(id), kind(kind), from, to);
    }

    /** @param format short name of a file format: txt, shp (zipped), geojson and so on; another one is answered with the list */
    @GetMapping("/export")
    ResponseEntity<byte[]> export(
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam(defaultValue = "txt") String format,
            @RequestParam @Nullable Integer number) {
        FileFormat wanted = FileFormats.byShortName(format)
                .orElseThrow(() -> new UnknownValueException("format", format, formats()));
        var exported = drawings.export(version(new CaseId(id), kind(kind), number), wanted);
        return ResponseEntity.ok()
                .headers(attachment(exported.fileName()))
                .contentType(MediaType.parseMediaType(wanted.mediaType()))
                .body(exported.content());
    }

    /** The original bytes of an imported version, as evidence. */
    @GetMapping("/source")
    ResponseEntity<Resource> source(
            @PathVariable UUID id, @PathVariable String kind, @RequestParam @Nullable Integer number)
            throws IOException {
        var version = version(new CaseId(id), kind(kind), number);
        InputStream content =
                drawings.openSource(version).orElseThrow(() -> new DrawingNotFoundException(version.kind(), "source"));
        String name = version.sourceFileName() == null ? "source" : version.sourceFileName();
        return ResponseEntity.ok()
                .headers(attachment(name))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new InputStreamResource(content));
    }

    private DrawingVersion version(CaseId caseId, DrawingKind kind, @Nullable Integer number) {
        var found = number == null ? drawings.findCurrent(caseId, kind) : drawings.find(caseId, kind, number);
        return found.orElseThrow(
                () -> new DrawingNotFoundException(kind, number == null ? "version" : "version " + number));
    }

    /** Both {@code land-use} and {@code LAND_USE}. */
    static DrawingKind kind(String text) {
        try {
            return DrawingKind.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            List<String> kinds = Stream.of(DrawingKind.values())
                    .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList();
            throw new UnknownValueException("kind", text, kinds);
        }
    }

    private static List<String> formats() {
        return FileFormats.all().stream().map(FileFormat::shortName).toList();
    }

    private static HttpHeaders attachment(String fileName) {
        var headers = new HttpHeaders();
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build());
        headers.set("X-Content-Type-Options", "nosniff");
        return headers;
    }
}
