package org.hongxian.approval.layerkeeping.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Order;
import org.hongxian.approval.layerkeeping.internal.PendingImports.Pending;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.UnknownCrsException;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.map.layer.FieldMapping;
import org.hongxian.map.layer.LayerNeeds;
import org.hongxian.map.layer.SurveyFields;
import org.hongxian.map.layer.SurveyNames;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Between sending a file and importing it: which table, which reference system, and how its fields are meant. */
@Controller
class MappingPage {

    private static final String FIELD = "field.";

    private final PendingImports pending;
    private final RememberedMappings remembered;
    private final LayerImports imports;
    private final LayerKeepers keepers;
    private final Clock clock;

    MappingPage(
            PendingImports pending,
            RememberedMappings remembered,
            LayerImports imports,
            LayerKeepers keepers,
            Clock clock) {
        this.pending = pending;
        this.remembered = remembered;
        this.imports = imports;
        this.keepers = keepers;
        this.clock = clock;
    }

    @GetMapping("/layers/imports/{id}")
    String page(@PathVariable UUID id, Model model) {
        return show(find(id), "", List.of(), model);
    }

    /** Another table of the file, or another reference system; nothing is sent again. */
    @PostMapping("/layers/imports/{id}/reading")
    String read(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(defaultValue = "") String crs,
            Model model) {
        Pending one = find(id);
        try {
            CrsCode stated = crs.isBlank() ? null : CrsCode.parse(crs.strip());
            if (stated != null) {
                CrsCatalogue.get(stated);
            }
            pending.replace(one, one.order().reading(part.strip(), stated));
        } catch (IllegalArgumentException | UnknownCrsException e) {
            return show(one, "layerkeeping.import.problem.crs", List.of(), model);
        }
        return "redirect:/layers/imports/" + id;
    }

    @PostMapping("/layers/imports/{id}/start")
    String start(@PathVariable UUID id, @RequestParam Map<String, String> sent, Model model) throws IOException {
        Pending one = find(id);
        FileSample sample = one.sample();
        if (sample.problem() != null || !sample.parts().isEmpty()) {
            return show(one, "", List.of(), model);
        }
        var names = new HashMap<String, String>();
        for (String field : sample.fields().keySet()) {
            String name = sent.getOrDefault(FIELD + field, "").strip();
            if (!name.isEmpty() && !name.equals(field)) {
                names.put(field, name);
            }
        }
        Set<String> known = Set.copyOf(SurveyFields.on(today()).names());
        List<String> unknown = names.values().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            return show(one, "layerkeeping.fields.problem.unknown", unknown, names, model);
        }
        boolean taken = sample.fields().keySet().stream()
                .anyMatch(field -> !names.containsKey(field) && names.containsValue(field));
        if (taken || Set.copyOf(names.values()).size() < names.size()) {
            return show(one, "layerkeeping.fields.problem.twice", List.of(), names, model);
        }
        var mapping = new FieldMapping(names);
        List<String> missing = missing(one.order().layer(), sample, mapping);
        if (!missing.isEmpty()) {
            return show(one, "layerkeeping.fields.problem.missing", missing, names, model);
        }
        remembered.remember(one.order().layer(), sample.fields().keySet(), mapping, one.login(), clock.instant());
        if (imports.take(one.order().mapped(mapping)).isEmpty()) {
            return show(one, "layerkeeping.import.problem.busy", List.of(), names, model);
        }
        pending.release(id);
        return "redirect:/layers";
    }

    @PostMapping("/layers/imports/{id}/drop")
    String drop(@PathVariable UUID id) {
        pending.drop(find(id).id());
        return "redirect:/layers";
    }

    /** Fields the layer must have and no field of the file stands for. */
    private List<String> missing(String layer, FileSample sample, FieldMapping mapping) {
        LayerNeeds needs = LayerNeeds.of(layer, today());
        Set<String> there = new HashSet<>();
        sample.fields().keySet().forEach(field -> there.add(mapping.name(field)));
        Set<String> classFields = LandClassScheme.inForce(today()).stream()
                .map(LandClassScheme::classField)
                .collect(Collectors.toSet());
        Stream<String> classField = needs.classes() && classFields.stream().noneMatch(there::contains)
                ? Stream.of(String.join(" / ", classFields.stream().sorted().toList()))
                : Stream.empty();
        return Stream.concat(classField, needs.fields().stream().filter(field -> !there.contains(field)))
                .toList();
    }

    private String show(Pending one, String problem, List<String> missing, Model model) {
        String layer = one.order().layer();
        Set<String> fields = one.sample().fields().keySet();
        Optional<FieldMapping> chosen = remembered.find(layer, fields);
        FieldMapping proposal = chosen.orElseGet(() -> SurveyNames.on(today()).recognise(layer, fields));
        model.addAttribute("isRemembered", chosen.isPresent());
        return show(one, problem, missing, proposal.names(), model);
    }

    /** @param names as they were proposed or typed; fields that are not here keep theirs */
    private String show(Pending one, String problem, List<String> missing, Map<String, String> names, Model model) {
        Order order = one.order();
        SurveyFields survey = SurveyFields.on(today());
        model.addAttribute("pending", one.id());
        model.addAttribute("order", order);
        model.addAttribute("sample", one.sample());
        model.addAttribute("names", names);
        model.addAttribute("survey", new Titles(survey));
        model.addAttribute("needs", LayerNeeds.of(order.layer(), today()).fields());
        model.addAttribute("known", survey.names());
        model.addAttribute("problem", problem);
        model.addAttribute("missing", String.join(", ", missing));
        return "layerkeeping/mapping";
    }

    /** What fields of the survey are called; public for the page. */
    public record Titles(SurveyFields survey) {

        /** Empty for a name the survey does not have. */
        public String of(String name, Locale locale) {
            return survey.find(name)
                    .map(field -> locale.getLanguage().equals("en") ? field.nameEn() : field.nameZh())
                    .orElse("");
        }
    }

    private Pending find(UUID id) {
        Person keeper = keepers.require();
        return pending.find(id, keeper.login())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "layerkeeping.fields.gone"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
