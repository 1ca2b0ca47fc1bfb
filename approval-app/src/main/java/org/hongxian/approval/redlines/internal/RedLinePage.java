package org.hongxian.approval.redlines.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.job.JobState;
import org.hongxian.approval.redlines.internal.RedLineJob.Order;
import org.hongxian.gis.bulk.AreaTable;
import org.hongxian.gis.bulk.AreaTable.Format;
import org.hongxian.gis.bulk.AreaTable.Layout;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.UnknownCrsException;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.VersionCoverage;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Measuring many red lines in one go: for planners, each of whom sees only what the person asked for. */
@Controller
class RedLinePage {

    private static final List<String> USUAL_FIELDS = List.of("DLBM");
    private static final int MOST_FIELDS = 5;
    private static final int LONGEST_NAME = 80;
    private static final int ROWS_ON_A_PAGE = 100;

    private final RedLineJobs jobs;
    private final RedLineFolders folders;
    private final RedLineLayers allowed;
    private final CoverageFiles coverageFiles;
    private final CurrentPerson person;
    private final Clock clock;

    RedLinePage(
            RedLineJobs jobs,
            RedLineFolders folders,
            RedLineLayers allowed,
            CoverageFiles coverageFiles,
            CurrentPerson person,
            Clock clock) {
        this.jobs = jobs;
        this.folders = folders;
        this.allowed = allowed;
        this.coverageFiles = coverageFiles;
        this.person = person;
        this.clock = clock;
    }

    @GetMapping("/red-lines")
    String page(@RequestParam(defaultValue = "") String layer, Model model) {
        planner();
        return show(model, layer, "");
    }

    /** The part of the page that changes by itself. */
    @GetMapping("/red-lines/jobs")
    String jobs(Model model) {
        putJobs(model, planner());
        return "redlines/red-lines :: jobs";
    }

    @PostMapping("/red-lines/import")
    String take(
            @RequestParam(defaultValue = "") String layer,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String crs,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(required = false) @Nullable List<String> fields,
            Locale locale,
            Model model)
            throws IOException {
        Person planner = planner();
        LayerVersion version = allowed.current().stream()
                .filter(one -> one.layer().equals(layer))
                .findFirst()
                .orElse(null);
        List<String> asked =
                fields == null ? List.of() : fields.stream().distinct().toList();
        if (version == null) {
            return show(model, layer, "redlines.problem.layer");
        }
        String problem = problem(version, file, crs.strip(), area, asked);
        if (!problem.isEmpty() || file == null) {
            return show(model, layer, problem);
        }
        UUID id = UUID.randomUUID();
        String name = nameOf(file);
        // Messages about the file call it by this name.
        String storedAs = "file/" + (name.matches("[.]*") ? "file" : name).replaceAll("[^\\p{L}\\p{N}._-]+", "_");
        var order = new Order(
                id,
                planner.login(),
                name,
                storedAs,
                file.getSize(),
                version.id(),
                version.title() + " " + version.number(),
                asked,
                crs.isBlank() ? null : crs.strip(),
                area,
                locale.getLanguage(),
                clock.instant());
        receive(file, folders.folder(id).resolve(storedAs));
        return jobs.take(order) ? "redirect:/red-lines" : show(model, layer, "redlines.problem.busy");
    }

    @PostMapping("/red-lines/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        jobs.find(id, planner().login()).ifPresent(RedLineJob::cancel);
        return "redirect:/red-lines";
    }

    @PostMapping("/red-lines/{id}/delete")
    String delete(@PathVariable UUID id) {
        jobs.find(id, planner().login()).ifPresent(jobs::delete);
        return "redirect:/red-lines";
    }

    @GetMapping("/red-lines/{id}")
    String result(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Locale locale, Model model)
            throws IOException {
        RedLineJob job = done(id);
        int pages = Math.max(1, (int) ((job.progress().redLines() + ROWS_ON_A_PAGE - 1) / ROWS_ON_A_PAGE));
        int shown = Math.min(Math.max(1, page), pages);
        model.addAttribute("job", job);
        model.addAttribute("page", shown);
        model.addAttribute("pages", pages);
        model.addAttribute(
                "table", RedLineRows.read(folders.journal(id), (shown - 1L) * ROWS_ON_A_PAGE, ROWS_ON_A_PAGE, locale));
        return "redlines/result";
    }

    /** The whole result as a file; a table of very many groups has a row per red line and group. */
    @GetMapping("/red-lines/{id}/areas")
    void areas(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "xlsx") String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        RedLineJob job = done(id);
        Format asked = Stream.of(Format.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(format))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var table = new AreaTable(folders.journal(id), locale);
        Layout layout = table.countGroups() <= AreaTable.MOST_GROUP_COLUMNS ? Layout.WIDE : Layout.LONG;
        String name = job.order().fileName().replaceFirst("\\.[^.]*$", "") + "." + format;
        response.setContentType(
                switch (asked) {
                    case CSV -> "text/csv;charset=UTF-8";
                    case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                    case JSONL -> MediaType.APPLICATION_NDJSON_VALUE;
                });
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        table.write(asked, layout, response.getOutputStream());
    }

    private RedLineJob done(UUID id) {
        return jobs.find(id, planner().login())
                .filter(job -> job.state() == JobState.DONE)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such result"));
    }

    private Person planner() {
        Person who = person.get();
        if (!who.has(Role.PLANNER)) {
            throw new AccessDeniedException("many red lines are measured by planners");
        }
        return who;
    }

    private String show(Model model, String layer, String problem) {
        List<LayerVersion> layers = allowed.current();
        Optional<LayerVersion> chosen = layers.stream()
                .filter(version -> version.layer().equals(layer))
                .findFirst()
                .or(() -> layers.stream()
                        .filter(version -> version.classes() != null)
                        .findFirst())
                .or(() -> layers.stream().findFirst());
        List<String> fields = chosen.flatMap(version -> coverageFiles.ask(version, VersionCoverage::fields))
                .orElse(List.of());
        model.addAttribute("layers", layers);
        model.addAttribute("chosen", chosen.orElse(null));
        model.addAttribute("fields", fields);
        model.addAttribute(
                "usual", USUAL_FIELDS.stream().filter(fields::contains).toList());
        model.addAttribute("areas", LegalArea.values());
        model.addAttribute("legalArea", LegalArea.on(LocalDate.now(clock)));
        model.addAttribute("mostRedLines", RedLineJobs.MOST_RED_LINES);
        model.addAttribute("problem", problem);
        putJobs(model, person.get());
        return "redlines/red-lines";
    }

    private void putJobs(Model model, Person planner) {
        List<RedLineJob> mine = jobs.list(planner.login());
        model.addAttribute("jobs", mine);
        model.addAttribute("running", mine.stream().anyMatch(job -> !job.state().isOver()));
    }

    /** Key of what is wrong with the form; empty when nothing is. */
    private String problem(
            LayerVersion version, @Nullable MultipartFile file, String crs, String area, List<String> fields) {
        if (file == null || file.isEmpty()) {
            return "redlines.problem.file";
        }
        if (Stream.of(LegalArea.values()).noneMatch(one -> one.word().equals(area))) {
            return "redlines.problem.area";
        }
        Optional<List<String>> known = coverageFiles.ask(version, VersionCoverage::fields);
        if (known.isEmpty()) {
            return "redlines.problem.files";
        }
        if (fields.isEmpty() || fields.size() > MOST_FIELDS || !known.get().containsAll(fields)) {
            return "redlines.problem.fields";
        }
        try {
            if (!crs.isEmpty()) {
                CrsCatalogue.get(CrsCode.parse(crs));
            }
        } catch (IllegalArgumentException | UnknownCrsException e) {
            return "redlines.problem.crs";
        }
        return "";
    }

    private static void receive(MultipartFile file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream content = file.getInputStream()) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String nameOf(MultipartFile file) {
        String sent = file.getOriginalFilename();
        String name = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }
}
