package org.hongxian.approval.drawing.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.casework.UnknownValueException;
import org.hongxian.approval.drawing.internal.DrawingView.PlotView;
import org.hongxian.approval.drawing.internal.GuideViews.DeviationView;
import org.hongxian.approval.drawing.internal.GuideViews.GuidesView;
import org.hongxian.approval.drawing.internal.GuideViews.OriginView;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.identity.Person;
import org.hongxian.approval.identity.Role;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the page of somebody who draws needs beside the drawing: the own draft, who else is at it, lines to draw by. */
@RestController
@RequestMapping("/api/v1/cases/{id}/drawings/{kind}")
class DeskController {

    private static final double WIDEST_METRES = 20_000;
    private static final String WINDOW = "[\\w-]{0,40}";
    private static final String INSTANT = "\\d{4}-[\\dT:.-]{10,30}Z";

    private final DrawingDrafts drafts;
    private final OpenDrawings open;
    private final DrawingGuides guides;
    private final DrawingRepository repository;
    private final Cases cases;
    private final People people;
    private final DrawingBodies bodies;
    private final CurrentPerson person;

    DeskController(
            DrawingDrafts drafts,
            OpenDrawings open,
            DrawingGuides guides,
            DrawingRepository repository,
            Cases cases,
            People people,
            DrawingBodies bodies,
            CurrentPerson person) {
        this.drafts = drafts;
        this.open = open;
        this.guides = guides;
        this.repository = repository;
        this.cases = cases;
        this.people = people;
        this.bodies = bodies;
        this.person = person;
    }

    /** @param baseNumber version the draft began from */
    record DraftView(int baseNumber, Instant keptAt, List<PlotView> plots) {}

    record Kept(Instant keptAt) {}

    /** Nothing (204) when the person has no draft of the drawing. */
    @GetMapping("/draft")
    ResponseEntity<DraftView> draft(@PathVariable UUID id, @PathVariable String kind) {
        return drafts.find(new CaseId(id), DrawingController.kind(kind))
                .map(draft -> ResponseEntity.ok(new DraftView(
                        draft.baseNumber(),
                        draft.keptAt(),
                        draft.plots().stream().map(DrawingViews::plot).toList())))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** Refused (409) when there is a draft already and the body does not name when that was kept. */
    @PutMapping(path = "/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    Kept keep(@PathVariable UUID id, @PathVariable String kind, HttpServletRequest request) throws IOException {
        var body = bodies.read(request.getInputStream());
        int base = body.baseNumber() == null ? 0 : body.baseNumber();
        return new Kept(drafts.keep(
                new CaseId(id), DrawingController.kind(kind), base, bodies.plots(body), instant(body.keptAt())));
    }

    /** @param keptAt of the draft that is meant; another one stays. Without it whatever there is goes */
    @DeleteMapping("/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(
            @PathVariable UUID id, @PathVariable String kind, @RequestParam(required = false) @Nullable String keptAt) {
        drafts.discard(new CaseId(id), DrawingController.kind(kind), instant(keptAt));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (text.matches(INSTANT)) {
                return Instant.parse(text);
            }
        } catch (DateTimeParseException e) {
            // Refused below, as any other text that is none.
        }
        throw new UnknownValueException(
                "keptAt", text.substring(0, Math.min(40, text.length())), List.of("2026-11-22T10:05:00.123456Z"));
    }

    /**
     * @param currentNumber of the newest version; 0 when there is none
     * @param savedBy who saved it
     * @param others who else has the drawing open
     */
    record PresenceView(
            int currentNumber,
            @Nullable String savedBy,
            @Nullable Instant savedAt,
            List<OtherView> others) {}

    /**
     * @param own the same person in another window
     * @param changed whether there are changes not saved yet
     */
    record OtherView(String name, String unit, boolean own, boolean changed) {}

    /**
     * A window that has the drawing open says so every half minute. Applicants are not told who of the office is at it.
     *
     * @param window anything the window made up for itself; without it the caller is answered and not counted
     * @param leaving the window closes
     */
    @PostMapping("/presence")
    PresenceView presence(
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String window,
            @RequestParam(defaultValue = "false") boolean changed,
            @RequestParam(defaultValue = "false") boolean leaving) {
        var caseId = new CaseId(id);
        DrawingKind drawing = DrawingController.kind(kind);
        cases.get(caseId);
        Person me = person.get();
        if (!window.matches(WINDOW)) {
            throw new UnknownValueException(
                    "window", window.substring(0, Math.min(40, window.length())), List.of(WINDOW));
        }
        if (leaving) {
            open.leave(caseId, drawing, window, me);
        }
        boolean tells = !leaving && !me.has(Role.APPLICANT);
        List<OtherView> others = tells ? others(open.enter(caseId, drawing, window, me, changed), me) : List.of();
        return repository
                .findSaving(caseId, drawing)
                .map(saving -> new PresenceView(saving.number(), nameOf(saving.login()), saving.at(), others))
                .orElseGet(() -> new PresenceView(0, null, null, others));
    }

    private static List<OtherView> others(List<OpenDrawings.Window> windows, Person me) {
        return windows.stream()
                .map(other -> new OtherView(
                        other.person().displayName(),
                        other.person().unitName(),
                        other.person().login().equals(me.login()),
                        other.changed()))
                .toList();
    }

    private @Nullable String nameOf(String login) {
        return person.get().has(Role.APPLICANT)
                ? null
                : people.find(login).map(Person::displayName).orElse(login);
    }

    /** @param bbox west,south,east,north in the CRS of the drawing, at most 20 km wide and high */
    @GetMapping("/guides")
    GuidesView guides(@PathVariable UUID id, @PathVariable String kind, @RequestParam(defaultValue = "") String bbox) {
        cases.get(new CaseId(id));
        return GuidesView.of(guides.find(new CaseId(id), DrawingController.kind(kind), box(bbox)));
    }

    /**
     * The drawing this one derives from, all of it, in the CRS of this one. Nothing (204) where it derives from none, or while that is
     * not there.
     */
    @GetMapping("/origin")
    ResponseEntity<OriginView> origin(@PathVariable UUID id, @PathVariable String kind) {
        return guides.origin(new CaseId(id), DrawingController.kind(kind))
                .map(origin -> ResponseEntity.ok(OriginView.of(origin)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** Of the plots sent, or, without plots, of the newest version. */
    @PostMapping(path = "/deviations", consumes = MediaType.APPLICATION_JSON_VALUE)
    DeviationView deviations(@PathVariable UUID id, @PathVariable String kind, HttpServletRequest request)
            throws IOException {
        var body = bodies.read(request.getInputStream());
        return DeviationView.of(guides.deviation(
                new CaseId(id), DrawingController.kind(kind), body.plots() == null ? null : bodies.plots(body)));
    }

    private static Envelope box(String text) {
        String[] sides = text.split(",", -1);
        try {
            if (sides.length == 4) {
                var box = new Envelope(
                        Double.parseDouble(sides[0]),
                        Double.parseDouble(sides[2]),
                        Double.parseDouble(sides[1]),
                        Double.parseDouble(sides[3]));
                boolean places = DrawingLimits.isPlace(box.getMinX(), box.getMinY())
                        && DrawingLimits.isPlace(box.getMaxX(), box.getMaxY());
                if (places && box.getWidth() <= WIDEST_METRES && box.getHeight() <= WIDEST_METRES) {
                    return box;
                }
            }
        } catch (NumberFormatException e) {
            // Refused below, as any other box that is none.
        }
        throw new UnknownValueException(
                "bbox",
                text.substring(0, Math.min(100, text.length())),
                List.of("west,south,east,north, at most 20000 metres apart"));
    }
}
