package org.hongxian.approval.workspace.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.conflict.Conflicts;
import org.hongxian.approval.conflict.Conflicts.Filter;
import org.hongxian.approval.drawing.ClaimRules;
import org.hongxian.approval.drawing.ClaimRules.Standing;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.region.RegionGrid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The conflict radar as a page and as a file. */
@Controller
class ConflictController {

    private static final int ROWS_PER_PAGE = 50;
    private static final int MOST_PAGES = 10_000;
    private static final int MOST_EXPORTED = 5_000;

    private final Conflicts conflicts;
    private final ConflictTables tables;
    private final RegionGrid grid;
    private final Clock clock;

    ConflictController(Conflicts conflicts, ConflictTables tables, RegionGrid grid, Clock clock) {
        this.conflicts = conflicts;
        this.tables = tables;
        this.grid = grid;
        this.clock = clock;
    }

    /** @param page from 1; beyond the last one there is nothing */
    @GetMapping("/conflicts")
    String list(
            @RequestParam(required = false) @Nullable CaseState state,
            @RequestParam(required = false) @Nullable DrawingKind kind,
            @RequestParam(defaultValue = "") String least,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        int wanted = Math.max(1, Math.min(MOST_PAGES, page));
        Double leastSquareMetres = squareMetres(least);
        var filter = new Filter(state, kind, leastSquareMetres == null ? 0 : leastSquareMetres);
        var found = conflicts.list(filter, (wanted - 1) * ROWS_PER_PAGE, ROWS_PER_PAGE);
        CrsCode map = grid.crs();
        model.addAttribute(
                "rows",
                found.rows().stream().map(row -> ConflictRow.of(row, map)).toList());
        model.addAttribute("total", found.total());
        model.addAttribute("uncompared", found.uncompared());
        model.addAttribute("page", wanted);
        model.addAttribute("first", (wanted - 1) * ROWS_PER_PAGE + 1);
        model.addAttribute("pages", Math.max(1, (found.total() + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE));
        model.addAttribute("state", state);
        model.addAttribute("states", claiming());
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", DrawingKind.values());
        model.addAttribute("least", least.strip());
        model.addAttribute("leastWrong", leastSquareMetres == null);
        return "workspace/conflicts";
    }

    /** @param format csv or xlsx */
    @GetMapping("/api/v1/conflicts/table")
    ResponseEntity<byte[]> table(
            @RequestParam(required = false) @Nullable CaseState state,
            @RequestParam(required = false) @Nullable DrawingKind kind,
            @RequestParam(defaultValue = "") String least,
            @RequestParam(defaultValue = "xlsx") String format,
            Locale locale) {
        Double leastSquareMetres = squareMetres(least);
        var filter = new Filter(state, kind, leastSquareMetres == null ? 0 : leastSquareMetres);
        var found = conflicts.list(filter, 0, MOST_EXPORTED);
        return TableFile.of(tables.of(found, locale), "conflicts-" + LocalDate.now(clock), format);
    }

    /** Those whose red lines claim anything. */
    private List<CaseState> claiming() {
        ClaimRules rules = ClaimRules.on(LocalDate.now(clock));
        return List.of(CaseState.values()).stream()
                .filter(state -> rules.standing(state, true) != Standing.NONE)
                .toList();
    }

    /** As typed; null when it is no number of square metres. */
    private static @Nullable Double squareMetres(String typed) {
        if (typed.isBlank()) {
            return 0.0;
        }
        try {
            double value = Double.parseDouble(typed.strip());
            return value >= 0 && Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
