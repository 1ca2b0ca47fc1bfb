package org.hongxian.approval.layerkeeping.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.layerkeeping.LayerTitles;
import org.hongxian.map.layer.InForce;
import org.hongxian.map.layer.LayerAccess;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerRegister;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.SecrecyLevel;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One layer: what is known of it, who may see it, its versions in time. For those who keep layers. */
@Controller
class LayerPage {

    private static final int LONGEST_REASON = 500;

    private final LayerCatalogue catalogue;
    private final LayerRegister register;
    private final LayerVersions versions;
    private final LayerDescriptions descriptions;
    private final ImportHistory history;
    private final LayerKeepers keepers;
    private final LayerTitles titles;
    private final Clock clock;

    LayerPage(
            LayerCatalogue catalogue,
            LayerRegister register,
            LayerVersions versions,
            LayerDescriptions descriptions,
            ImportHistory history,
            LayerKeepers keepers,
            LayerTitles titles,
            Clock clock) {
        this.catalogue = catalogue;
        this.register = register;
        this.versions = versions;
        this.descriptions = descriptions;
        this.history = history;
        this.keepers = keepers;
        this.titles = titles;
        this.clock = clock;
    }

    @GetMapping("/layers/register/{layer}")
    String page(@PathVariable String layer, Model model) {
        keepers.require();
        return show(layer, DescriptionForm.of(register.metadata(layer), today()), "", model);
    }

    @PostMapping("/layers/register/{layer}")
    String describe(@PathVariable String layer, @ModelAttribute("form") DescriptionForm form, Model model) {
        Person keeper = keepers.require();
        versionsOf(layer);
        Optional<String> problem = form.problem(today());
        if (problem.isPresent()) {
            return show(layer, form, problem.get(), model);
        }
        descriptions.describe(form.metadata(layer, keeper.login()));
        return "redirect:/layers/register/" + layer;
    }

    /** From now on the layer answers "no data". */
    @PostMapping("/layers/register/{layer}/withdraw")
    String withdraw(
            @PathVariable String layer, @RequestParam(defaultValue = "") String reason, RedirectAttributes after) {
        Person keeper = keepers.require();
        versionsOf(layer);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            after.addFlashAttribute("withdrawUnexplained", true);
        } else {
            versions.withdraw(layer, keeper.login(), why);
        }
        return "redirect:/layers/register/" + layer;
    }

    private String show(String layer, DescriptionForm form, String problem, Model model) {
        List<LayerVersion> all = versionsOf(layer);
        List<InForce> steps = catalogue.history(layer);
        List<VersionRow> rows = all.stream()
                .map(version -> VersionRow.of(version, steps, history.of(version.id())))
                .toList();
        model.addAttribute("layer", layer);
        model.addAttribute("title", titles.of(all.get(0), LocaleContextHolder.getLocale()));
        model.addAttribute("metadata", register.metadata(layer));
        model.addAttribute("revisions", register.history(layer));
        model.addAttribute("access", register.access(layer));
        model.addAttribute("forServices", register.isForServices(layer));
        model.addAttribute("levels", SecrecyLevel.inForce(today()));
        model.addAttribute("kinds", LayerAccess.Kind.values());
        model.addAttribute("rows", rows);
        model.addAttribute("counts", rows.stream().anyMatch(row -> row.state() == VersionRow.State.IN_FORCE));
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute("today", today());
        return "layerkeeping/layer";
    }

    /** Newest first. */
    private List<LayerVersion> versionsOf(String layer) {
        List<LayerVersion> all = catalogue.list().stream()
                .filter(version -> version.layer().equals(layer))
                .toList();
        if (all.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "layerkeeping.refused.layer");
        }
        return all;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
