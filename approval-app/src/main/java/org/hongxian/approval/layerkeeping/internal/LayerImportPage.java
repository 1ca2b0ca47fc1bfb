package org.hongxian.approval.layerkeeping.internal;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.layerkeeping.LayerImportSettings;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Extent;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Order;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.UnknownCrsException;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.CoverageState;
import org.hongxian.map.layer.FieldMapping;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.SurveyNames;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The layers, their versions and files, and new versions coming in: for administrators and for planners of all the land they show. */
@Controller
class LayerImportPage {

    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{0,19}");
    /** Chosen in place of a layer there is. */
    private static final String NEW = "+";

    private static final LocalDate EARLIEST_SURVEY = LocalDate.of(1949, 10, 1);
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_REASON = 500;

    private final LayerCatalogue catalogue;
    private final CoverageFiles coverageFiles;
    private final LayerImports imports;
    private final PendingImports pending;
    private final ServerFolder folder;
    private final LayerVersions versions;
    private final ImportHistory history;
    private final LayerKeepers keepers;
    private final MessageSource messages;
    private final DataSize uploadLimit;
    private final Clock clock;

    LayerImportPage(
            LayerCatalogue catalogue,
            CoverageFiles coverageFiles,
            LayerImports imports,
            PendingImports pending,
            LayerImportSettings settings,
            LayerVersions versions,
            ImportHistory history,
            LayerKeepers keepers,
            MessageSource messages,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize uploadLimit,
            Clock clock) {
        this.catalogue = catalogue;
        this.coverageFiles = coverageFiles;
        this.imports = imports;
        this.pending = pending;
        this.folder = new ServerFolder(settings.folder());
        this.versions = versions;
        this.history = history;
        this.keepers = keepers;
        this.messages = messages;
        this.uploadLimit = uploadLimit;
        this.clock = clock;
    }

    /** What the form held when it was refused. */
    public record Entered(
            String layer,
            String newLayer,
            String title,
            String serverFile,
            String dataDate,
            String crs,
            String part,
            String extent) {

        static final Entered NOTHING = new Entered("", "", "", "", "", "", "", Extent.BEFORE.name());

        public boolean isNew() {
            return layer.equals(NEW);
        }

        String key() {
            return isNew() ? newLayer : layer;
        }
    }

    @GetMapping("/layers")
    String page(Model model) {
        keepers.require();
        return show(model, Entered.NOTHING, "");
    }

    /** The part of the page that changes by itself. */
    @GetMapping("/layers/jobs")
    String jobs(Model model, HttpServletResponse response) {
        keepers.require();
        if (!putJobs(model)) {
            // The last one has just ended: the table of versions has changed too.
            response.setHeader("HX-Refresh", "true");
        }
        return "layerkeeping/layers :: jobs";
    }

    @PostMapping("/layers/import")
    String take(
            @RequestParam(defaultValue = "") String layer,
            @RequestParam(defaultValue = "") String newLayer,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String serverFile,
            @RequestParam(defaultValue = "") String dataDate,
            @RequestParam(defaultValue = "") String crs,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "BEFORE") String extent,
            Model model)
            throws IOException {
        Person keeper = keepers.require();
        var entered = new Entered(
                layer.strip(),
                newLayer.strip(),
                title.strip(),
                serverFile,
                dataDate.strip(),
                crs.strip(),
                part.strip(),
                extent);
        String problem = problem(entered, file);
        if (!problem.isEmpty()) {
            return show(model, entered, problem);
        }
        MultipartFile sent = file == null || file.isEmpty() ? null : file;
        Path source = sent == null ? folder.find(serverFile).orElseThrow() : received(sent);
        var order = new Order(
                entered.key(),
                entered.title().isEmpty() ? titleOf(entered.key()) : entered.title(),
                sent == null ? serverFile : nameOf(sent),
                source,
                sent != null,
                LocalDate.parse(entered.dataDate()),
                entered.crs().isEmpty() ? null : CrsCode.parse(entered.crs()),
                entered.part(),
                Extent.valueOf(extent),
                FieldMapping.NONE);
        return "redirect:/layers/imports/" + pending.add(order, keeper.login());
    }

    @PostMapping("/layers/jobs/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        keepers.require();
        imports.find(id).ifPresent(ImportJob::cancel);
        return "redirect:/layers";
    }

    /** One that waits for a decision, or one of earlier. */
    @PostMapping("/layers/versions/{id}/current")
    String makeCurrent(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes after) {
        Person keeper = keepers.require();
        String back = catalogue
                .find(id)
                .map(LayerVersion::layer)
                .filter(layer -> catalogue.history(layer).stream()
                        .anyMatch(step -> step.versionId().equals(id)))
                .map(layer -> "redirect:/layers/register/" + layer)
                .orElse("redirect:/layers");
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            after.addFlashAttribute("undecided", id);
        } else if (catalogue
                .find(id)
                .filter(found -> !found.isOnNationalDatum())
                .isPresent()) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "layerkeeping.refused.datum");
        } else {
            versions.makeCurrent(id, keeper.login(), why);
        }
        return back;
    }

    /** One that never counted. */
    @PostMapping("/layers/versions/{id}/discard")
    String discard(@PathVariable UUID id) {
        keepers.require();
        versions.discard(id);
        return "redirect:/layers";
    }

    private String show(Model model, Entered entered, String problem) {
        Map<UUID, CoverageState> files = coverageFiles.states().stream()
                .collect(Collectors.toMap(CoverageState::versionId, Function.identity()));
        Locale locale = LocaleContextHolder.getLocale();
        model.addAttribute("versions", catalogue.current());
        model.addAttribute(
                "waiting",
                versions.waiting().stream()
                        .map(version -> new Waiting(version, table(version, locale)))
                        .toList());
        model.addAttribute("withdrawn", versions.withdrawn());
        model.addAttribute("uploadBytes", uploadLimit.toBytes());
        model.addAttribute("uploadMegabytes", uploadLimit.toMegabytes());
        ServerFolder.Listing listing = folder.list();
        model.addAttribute("folderSet", listing.state() != ServerFolder.State.NONE);
        model.addAttribute("folderState", listing.state());
        model.addAttribute("serverFiles", listing.names());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("files", files);
        model.addAttribute("entered", entered);
        model.addAttribute("problem", problem);
        model.addAttribute("extents", Extent.values());
        putJobs(model);
        return "layerkeeping/layers";
    }

    /** A version that waits for a decision, and what it is like beside the one that counts. */
    public record Waiting(LayerVersion version, ComparisonTable table) {}

    private ComparisonTable table(LayerVersion version, Locale locale) {
        long leftOut = history.of(version.id())
                .flatMap(job -> Optional.ofNullable(job.progress().result()))
                .map(ImportJob.Result::leftOut)
                .orElse(0L);
        return ComparisonTable.of(versions.compare(version, leftOut), messages, locale);
    }

    /** @return whether one is waiting or running */
    private boolean putJobs(Model model) {
        List<ImportJob> jobs = imports.list();
        model.addAttribute("jobs", jobs);
        Locale locale = LocaleContextHolder.getLocale();
        model.addAttribute(
                "tables",
                jobs.stream()
                        .filter(job -> job.progress().result() != null)
                        .collect(Collectors.toMap(
                                ImportJob::id,
                                job -> ComparisonTable.of(
                                        requireNonNull(job.progress().result()).comparison(), messages, locale))));
        boolean running = jobs.stream().anyMatch(job -> !job.progress().state().isOver());
        model.addAttribute("running", running);
        return running;
    }

    /** Key of what is wrong with the form; empty when nothing is. */
    private String problem(Entered entered, @Nullable MultipartFile file) {
        if (!entered.isNew() && catalogue.findCurrent(entered.layer()).isEmpty()) {
            return "layerkeeping.import.problem.choose";
        }
        if (!KEY.matcher(entered.key()).matches()) {
            return "layerkeeping.import.problem.layer";
        }
        if (SurveyNames.on(LocalDate.now(clock)).layerOnceCalled(entered.key()).isPresent()) {
            return "layerkeeping.import.problem.older-name";
        }
        if (entered.isNew() && catalogue.findCurrent(entered.key()).isPresent()) {
            return "layerkeeping.import.problem.exists";
        }
        if (entered.isNew() && entered.title().isEmpty() || entered.title().length() > LONGEST_TITLE) {
            return "layerkeeping.import.problem.title";
        }
        if (isChosen(file) && requireNonNull(file).isEmpty()) {
            return "layerkeeping.import.problem.empty";
        }
        if ((file == null || file.isEmpty())
                && folder.find(entered.serverFile()).isEmpty()) {
            return "layerkeeping.import.problem.file";
        }
        if (Stream.of(Extent.values()).noneMatch(extent -> extent.name().equals(entered.extent()))) {
            return "layerkeeping.import.problem.extent";
        }
        try {
            LocalDate date = LocalDate.parse(entered.dataDate());
            if (date.isAfter(LocalDate.now(clock)) || date.isBefore(EARLIEST_SURVEY)) {
                return "layerkeeping.import.problem.day";
            }
        } catch (DateTimeParseException e) {
            return "layerkeeping.import.problem.date";
        }
        try {
            if (!entered.crs().isEmpty()) {
                CrsCatalogue.get(CrsCode.parse(entered.crs()));
            }
        } catch (IllegalArgumentException | UnknownCrsException e) {
            return "layerkeeping.import.problem.crs";
        }
        return "";
    }

    /** A form without a file has a nameless one. */
    private static boolean isChosen(@Nullable MultipartFile file) {
        return file != null && !nameOf(file).isEmpty();
    }

    private String titleOf(String layer) {
        return catalogue.findCurrent(layer).map(version -> version.title()).orElse(layer);
    }

    /** In a folder of its own under the name it was sent with, since that is what messages about the file say. */
    private static Path received(MultipartFile file) throws IOException {
        Path folder = Files.createTempDirectory("hongxian-layer");
        String name = nameOf(file).replaceAll("[\\p{Cntrl}:*?\"<>|]", "_");
        Path target = folder.resolve(name.isBlank() || name.startsWith(".") ? "upload" + name : name);
        try (InputStream content = file.getInputStream()) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }

    private static String nameOf(MultipartFile file) {
        String sent = file.getOriginalFilename();
        String name = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        return name.length() > LONGEST_TITLE ? name.substring(name.length() - LONGEST_TITLE) : name;
    }
}
