package org.hongxian.approval.layerkeeping.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.identity.Person;
import org.hongxian.gis.bulk.RowWriter;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.map.compare.VersionChanges;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.quality.FeatureNames;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What changed between two versions of a layer: asked for, waited for, shown and taken along. For those who keep layers. */
@Controller
class ComparisonPage {

    private static final int MOST_SHOWN = 200;
    private static final int HECTARE_DECIMALS = 4;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final LayerCatalogue catalogue;
    private final ComparisonJobs jobs;
    private final RegionGrid grid;
    private final LayerKeepers keepers;
    private final MessageSource messages;
    private final Clock clock;

    ComparisonPage(
            LayerCatalogue catalogue,
            ComparisonJobs jobs,
            RegionGrid grid,
            LayerKeepers keepers,
            MessageSource messages,
            Clock clock) {
        this.grid = grid;
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.keepers = keepers;
        this.messages = messages;
        this.clock = clock;
    }

    @PostMapping("/layers/comparisons")
    String take(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        Person keeper = keepers.require();
        LayerVersion before = version(from);
        LayerVersion after = version(to);
        if (!before.layer().equals(after.layer()) || before.id().equals(after.id())) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "layerkeeping.refused.pair");
        }
        ComparisonJob job = jobs.take(before, after, keeper.login())
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, "layerkeeping.refused.comparisons"));
        return "redirect:/layers/comparisons/" + job.id();
    }

    private LayerVersion version(String id) {
        try {
            return catalogue.find(UUID.fromString(id)).orElseThrow(() -> notFound("layerkeeping.refused.version"));
        } catch (IllegalArgumentException e) {
            throw notFound("layerkeeping.refused.version");
        }
    }

    @GetMapping("/layers/comparisons/{id}")
    String page(@PathVariable UUID id, Model model) {
        keepers.require();
        ComparisonJob job = job(id);
        model.addAttribute("job", job);
        model.addAttribute("hectares", new Hectares());
        VersionChanges changes = job.result();
        if (changes != null) {
            model.addAttribute("names", new Names(scheme(job.to()), messages));
            model.addAttribute("changes", changes);
            model.addAttribute("onMap", PlacesOnMap.of(job.to(), counts(job.to()), grid.crs()));
            FeatureNames known = FeatureNames.on(LocalDate.now(clock));
            model.addAttribute(
                    "places",
                    changes.places().stream()
                            .limit(MOST_SHOWN)
                            .map(place -> new NamedPlace(place, name(known, job, place)))
                            .toList());
        }
        return "layerkeeping/comparison";
    }

    /** @param name what people know the feature by; empty when it has nothing of the kind */
    public record NamedPlace(VersionChanges.Place place, String name) {}

    private String name(FeatureNames known, ComparisonJob job, VersionChanges.Place place) {
        boolean later = !place.toId().isEmpty();
        return catalogue
                .find((later ? job.to() : job.from()).id(), later ? place.toId() : place.fromId())
                .map(known::of)
                .orElse("");
    }

    @PostMapping("/layers/comparisons/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        keepers.require();
        job(id).stop();
        return "redirect:/layers/comparisons/" + id;
    }

    /** Ground by class then and class now, in square metres. */
    @GetMapping("/layers/comparisons/{id}/areas.csv")
    ResponseEntity<byte[]> areas(@PathVariable UUID id, Locale locale) throws IOException {
        keepers.require();
        ComparisonJob job = job(id);
        var names = new Names(scheme(job.to()), messages);
        return file(job, "areas", locale, rows -> changes(job)
                .areas()
                .forEach(area -> rows.row(List.of(
                        area.from(),
                        names.of(area.from(), locale),
                        area.to(),
                        names.of(area.to(), locale),
                        BigDecimal.valueOf(area.squareMetres())))));
    }

    /** The largest changes with their boxes, easting first, in the reference system of the later version. */
    @GetMapping("/layers/comparisons/{id}/places.csv")
    ResponseEntity<byte[]> places(@PathVariable UUID id, Locale locale) throws IOException {
        keepers.require();
        ComparisonJob job = job(id);
        FeatureNames known = FeatureNames.on(LocalDate.now(clock));
        return file(job, "places", locale, rows -> changes(job)
                .places()
                .forEach(place -> rows.row(List.of(
                        messages.getMessage("layerkeeping.change." + place.kind(), null, locale),
                        name(known, job, place),
                        place.fromId(),
                        place.toId(),
                        place.from(),
                        place.to(),
                        BigDecimal.valueOf(place.squareMetres()),
                        BigDecimal.valueOf(place.west()),
                        BigDecimal.valueOf(place.south()),
                        BigDecimal.valueOf(place.east()),
                        BigDecimal.valueOf(place.north())))));
    }

    private interface Rows {
        void writeTo(RowWriter rows);
    }

    private ResponseEntity<byte[]> file(ComparisonJob job, String kind, Locale locale, Rows content)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (RowWriter rows = RowWriter.csv(bytes)) {
            rows.head(List.of(messages.getMessage("layerkeeping.change.head." + kind, null, locale)
                    .split("[,，]")));
            content.writeTo(rows);
        }
        String name = "%s-%d-%d-%s.csv"
                .formatted(job.to().layer(), job.from().number(), job.to().number(), kind);
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes.toByteArray());
    }

    private static VersionChanges changes(ComparisonJob job) {
        VersionChanges changes = job.result();
        if (changes == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "layerkeeping.refused.running");
        }
        return changes;
    }

    private ComparisonJob job(UUID id) {
        return jobs.find(id).orElseThrow(() -> notFound("layerkeeping.refused.comparison"));
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

    private Optional<LandClassScheme> scheme(LayerVersion version) {
        LandClassCoding coding = version.classes();
        return coding == null
                ? Optional.empty()
                : Optional.of(LandClassScheme.load(coding.scheme(), LocalDate.now(clock)));
    }

    /** Names of classes; public for the page. */
    public record Names(Optional<LandClassScheme> scheme, MessageSource messages) {

        /** Empty for a code without a name. */
        public String of(String code, Locale locale) {
            if (code.isEmpty()) {
                return messages.getMessage("layerkeeping.change.uncovered", null, locale);
            }
            if (code.equals(VersionChanges.WITHOUT_CLASS)) {
                return messages.getMessage("layerkeeping.change.no-class", null, locale);
            }
            return scheme.flatMap(known -> known.find(code))
                    .map(found -> locale.getLanguage().equals("en") ? found.nameEn() : found.nameZh())
                    .orElse("");
        }
    }

    /** Square metres as hectares; public for the page. */
    public static final class Hectares {

        public BigDecimal of(double squareMetres) {
            return BigDecimal.valueOf(squareMetres)
                    .movePointLeft(HECTARE_DECIMALS)
                    .setScale(HECTARE_DECIMALS, RoundingMode.HALF_UP);
        }
    }
}
