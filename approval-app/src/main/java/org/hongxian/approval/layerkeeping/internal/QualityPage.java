package org.hongxian.approval.layerkeeping.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.identity.Person;
import org.hongxian.gis.bulk.RowWriter;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.quality.VersionQuality;
import org.hongxian.map.region.RegionGrid;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The quality report of a version, with places on the map and as a file. For those who keep layers. */
@Controller
class QualityPage {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final int MOST_SHOWN = 50;

    private final LayerCatalogue catalogue;
    private final VersionQualities qualities;
    private final ImportHistory history;
    private final RegionGrid grid;
    private final LayerKeepers keepers;
    private final MessageSource messages;

    QualityPage(
            LayerCatalogue catalogue,
            VersionQualities qualities,
            ImportHistory history,
            RegionGrid grid,
            LayerKeepers keepers,
            MessageSource messages) {
        this.history = history;
        this.grid = grid;
        this.catalogue = catalogue;
        this.qualities = qualities;
        this.keepers = keepers;
        this.messages = messages;
    }

    @GetMapping("/layers/versions/{id}/quality")
    String page(@PathVariable UUID id, Model model) {
        keepers.require();
        LayerVersion version = version(id);
        model.addAttribute("version", version);
        model.addAttribute("quality", qualities.find(id).orElse(null));
        model.addAttribute("job", qualities.lastJob(id).orElse(null));
        model.addAttribute("leftOut", leftOut(id));
        model.addAttribute("onMap", PlacesOnMap.of(version, counts(version), grid.crs()));
        model.addAttribute("mostShown", MOST_SHOWN);
        return "layerkeeping/quality";
    }

    /** Features of the file that were not stored, and why. */
    public record LeftOut(long count, List<Sentence> reasons) {}

    private LeftOut leftOut(UUID id) {
        return history.of(id)
                .flatMap(job -> Optional.ofNullable(job.progress().result()))
                .map(result -> new LeftOut(result.leftOut(), result.notStored()))
                .orElseGet(() -> new LeftOut(0, List.of()));
    }

    /** Looks at a version that has no report. */
    @PostMapping("/layers/versions/{id}/quality")
    String look(@PathVariable UUID id) {
        Person keeper = keepers.require();
        LayerVersion version = version(id);
        if (qualities.find(id).isEmpty() && !qualities.take(version, keeper.login())) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, "layerkeeping.refused.reports");
        }
        return "redirect:/layers/versions/" + id + "/quality";
    }

    @PostMapping("/layers/versions/{id}/quality/cancel")
    String cancel(@PathVariable UUID id) {
        keepers.require();
        qualities.lastJob(version(id).id()).ifPresent(QualityJob::stop);
        return "redirect:/layers/versions/" + id + "/quality";
    }

    /** Every place that is kept, easting first, in the reference system of the version. */
    @GetMapping("/layers/versions/{id}/quality.csv")
    ResponseEntity<byte[]> file(@PathVariable UUID id, Locale locale) throws IOException {
        keepers.require();
        LayerVersion version = version(id);
        VersionQuality quality = qualities.find(id).orElseThrow(() -> notFound("layerkeeping.refused.report"));
        var bytes = new ByteArrayOutputStream();
        try (RowWriter rows = RowWriter.csv(bytes)) {
            rows.head(List.of(messages.getMessage("layerkeeping.quality.head", null, locale)
                    .split("[,，]")));
            quality.findings().forEach(finding -> finding.places()
                    .forEach(place -> rows.row(List.of(
                            messages.getMessage("layerkeeping.quality." + finding.kind(), null, locale),
                            place.feature(),
                            place.name(),
                            place.detail(),
                            BigDecimal.valueOf(place.squareMetres()),
                            ordinate(place.easting()),
                            ordinate(place.northing())))));
            String notStored = messages.getMessage("layerkeeping.quality.left-out", null, locale);
            leftOut(id)
                    .reasons()
                    .forEach(reason -> rows.row(List.of(notStored, "", "", reason.in(locale), "", "", "")));
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        "%s-%d-quality.csv".formatted(version.layer(), version.number()),
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes.toByteArray());
    }

    /** Blank for a feature that covers no ground and so lies nowhere. */
    private static Object ordinate(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value) : "";
    }

    private LayerVersion version(UUID id) {
        return catalogue.find(id).orElseThrow(() -> notFound("layerkeeping.refused.version"));
    }

    private boolean counts(LayerVersion version) {
        return catalogue
                .findCurrent(version.layer())
                .filter(current -> current.id().equals(version.id()))
                .isPresent();
    }

    private static ResponseStatusException notFound(String sentence) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, sentence);
    }
}
