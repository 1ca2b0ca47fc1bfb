package org.hongxian.approval.planner.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.planner.internal.ImportJob.Extent;
import org.hongxian.approval.planner.internal.ImportJob.Order;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.UnknownCrsException;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.coverage.CoverageState;
import org.hongxian.map.layer.LayerCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The layers, their versions and files, and new versions coming in: for administrators and for planners of all the land they show. */
@Controller
class LayerImportPage {

    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{0,19}");
    private static final int LONGEST_TITLE = 80;
    private static final int MOST_LISTED = 200;

    private final LayerCatalogue catalogue;
    private final CoverageFiles coverageFiles;
    private final LayerImports imports;
    private final LayerImportSettings settings;
    private final LayerKeepers keepers;
    private final CurrentPerson person;

    LayerImportPage(
            LayerCatalogue catalogue,
            CoverageFiles coverageFiles,
            LayerImports imports,
            LayerImportSettings settings,
            LayerKeepers keepers,
            CurrentPerson person) {
        this.catalogue = catalogue;
        this.coverageFiles = coverageFiles;
        this.imports = imports;
        this.settings = settings;
        this.keepers = keepers;
        this.person = person;
    }

    /** What the form held when it was refused. */
    record Entered(String layer, String title, String serverFile, String dataDate, String crs, String extent) {

        static final Entered NOTHING = new Entered("", "", "", "", "", Extent.BEFORE.name());
    }

    @GetMapping("/layers")
    String page(Model model) {
        keeper();
        return show(model, Entered.NOTHING, "");
    }

    /** The part of the page that changes by itself. */
    @GetMapping("/layers/jobs")
    String jobs(Model model, HttpServletResponse response) {
        keeper();
        if (!putJobs(model)) {
            // The last one has just ended: the table of versions has changed too.
            response.setHeader("HX-Refresh", "true");
        }
        return "planner/layers :: jobs";
    }

    @PostMapping("/layers/import")
    String take(
            @RequestParam(defaultValue = "") String layer,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String serverFile,
            @RequestParam(defaultValue = "") String dataDate,
            @RequestParam(defaultValue = "") String crs,
            @RequestParam(defaultValue = "BEFORE") String extent,
            Model model)
            throws IOException {
        Person keeper = keeper();
        var entered = new Entered(layer.strip(), title.strip(), serverFile, dataDate.strip(), crs.strip(), extent);
        String problem = problem(entered, file);
        if (!problem.isEmpty()) {
            return show(model, entered, problem);
        }
        MultipartFile sent = file == null || file.isEmpty() ? null : file;
        Path source = sent == null ? inFolder(serverFile).orElseThrow() : received(sent);
        var order = new Order(
                entered.layer(),
                entered.title().isEmpty() ? titleOf(entered.layer()) : entered.title(),
                sent == null ? serverFile : nameOf(sent),
                source,
                sent != null,
                entered.dataDate().isEmpty() ? null : LocalDate.parse(entered.dataDate()),
                entered.crs().isEmpty() ? null : CrsCode.parse(entered.crs()),
                Extent.valueOf(extent));
        if (imports.take(order, keeper.login()).isEmpty()) {
            if (sent != null) {
                Files.deleteIfExists(source);
            }
            return show(model, entered, "planner.import.problem.busy");
        }
        return "redirect:/layers";
    }

    @PostMapping("/layers/jobs/{id}/cancel")
    String cancel(@PathVariable UUID id) {
        keeper();
        imports.find(id).ifPresent(ImportJob::cancel);
        return "redirect:/layers";
    }

    private Person keeper() {
        Person who = person.get();
        if (!keepers.isKeeper(who)) {
            throw new AccessDeniedException("layers count for every office of " + settings.region());
        }
        return who;
    }

    private String show(Model model, Entered entered, String problem) {
        Map<UUID, CoverageState> files = coverageFiles.states().stream()
                .collect(Collectors.toMap(CoverageState::versionId, Function.identity()));
        model.addAttribute("versions", catalogue.current());
        model.addAttribute("files", files);
        model.addAttribute("entered", entered);
        model.addAttribute("problem", problem);
        model.addAttribute("serverFiles", serverFiles());
        model.addAttribute("extents", Extent.values());
        putJobs(model);
        return "planner/layers";
    }

    /** @return whether one is waiting or running */
    private boolean putJobs(Model model) {
        List<ImportJob> jobs = imports.list();
        model.addAttribute("jobs", jobs);
        boolean running = jobs.stream().anyMatch(job -> !job.progress().state().isOver());
        model.addAttribute("running", running);
        return running;
    }

    /** Key of what is wrong with the form; empty when nothing is. */
    private String problem(Entered entered, @Nullable MultipartFile file) {
        if (!KEY.matcher(entered.layer()).matches()) {
            return "planner.import.problem.layer";
        }
        if (entered.title().length() > LONGEST_TITLE) {
            return "planner.import.problem.title";
        }
        if ((file == null || file.isEmpty()) && inFolder(entered.serverFile()).isEmpty()) {
            return "planner.import.problem.file";
        }
        if (Stream.of(Extent.values()).noneMatch(extent -> extent.name().equals(entered.extent()))) {
            return "planner.import.problem.extent";
        }
        try {
            if (!entered.dataDate().isEmpty()) {
                LocalDate.parse(entered.dataDate());
            }
        } catch (DateTimeParseException e) {
            return "planner.import.problem.date";
        }
        try {
            if (!entered.crs().isEmpty()) {
                CrsCatalogue.get(CrsCode.parse(entered.crs()));
            }
        } catch (IllegalArgumentException | UnknownCrsException e) {
            return "planner.import.problem.crs";
        }
        return "";
    }

    private String titleOf(String layer) {
        return catalogue.findCurrent(layer).map(version -> version.title()).orElse(layer);
    }

    /** The readers go by content and ending; nothing else of the sent name is used. */
    private static Path received(MultipartFile file) throws IOException {
        String name = nameOf(file);
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot).replaceAll("[^.A-Za-z0-9]", "");
        Path target = Files.createTempFile("hongxian-layer", ending);
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

    private List<String> serverFiles() {
        if (settings.folder().isBlank() || !Files.isDirectory(Path.of(settings.folder()))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(settings.folder()))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .limit(MOST_LISTED)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Only a file that lies directly in the folder, whatever the name asks for. */
    private Optional<Path> inFolder(String name) {
        if (settings.folder().isBlank() || name.isBlank()) {
            return Optional.empty();
        }
        try {
            Path folder = Path.of(settings.folder()).toRealPath();
            Path file = folder.resolve(name).toRealPath();
            return folder.equals(file.getParent()) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
