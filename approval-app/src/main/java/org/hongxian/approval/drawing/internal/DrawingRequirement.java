package org.hongxian.approval.drawing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CompletionRequirement;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** A drawing must exist and have no defect that blocks; every such defect is named, with the way to it. */
@Component
class DrawingRequirement implements CompletionRequirement {

    private static final Map<String, DrawingKind> KINDS =
            Map.of("drawing.site", DrawingKind.SITE, "drawing.land-use", DrawingKind.LAND_USE);

    private static final int NAMED_DEFECTS = 20;

    private final DrawingRepository drawings;
    private final DrawingInspection inspection;
    private final ClaimFindings conflicts;

    DrawingRequirement(DrawingRepository drawings, DrawingInspection inspection, ClaimFindings conflicts) {
        this.drawings = drawings;
        this.inspection = inspection;
        this.conflicts = conflicts;
    }

    @Override
    public List<String> pieces() {
        return KINDS.keySet().stream().sorted().toList();
    }

    @Override
    public List<Blocker> check(String piece, CaseFile caseFile, ActiveTask task) {
        DrawingKind kind = KINDS.get(piece);
        if (kind == null) {
            throw new IllegalArgumentException("not a piece of drawings: " + piece);
        }
        return drawings.findCurrent(caseFile.id(), kind)
                .map(version -> {
                    var blockers = new ArrayList<>(defects(piece, version));
                    blockers.addAll(outsideOrigin(piece, version, caseFile));
                    blockers.addAll(conflicts(piece, version));
                    return List.<Blocker>copyOf(blockers);
                })
                .orElseGet(() -> List.of(new Blocker(
                        piece, "drawing.blocker.missing", List.of(resolvable("drawing.kind." + kind.name())), "#map")));
    }

    /** The drawing it derives from may have changed since this one was saved. */
    private List<Blocker> outsideOrigin(String piece, DrawingVersion version, CaseFile caseFile) {
        if (version.issues().stream().anyMatch(issue -> issue.code() == IssueCode.OUTSIDE_ORIGIN)) {
            return List.of();
        }
        return inspection.outsideOrigin(version, caseFile.id()).stream()
                .map(issue -> new Blocker(
                        piece,
                        "drawing.blocker.outside-origin",
                        List.of(IssueMessages.text(issue, LocaleContextHolder.getLocale())),
                        "#map"))
                .toList();
    }

    /** With other cases as of now; whether any of them blocks is for the rules to say. */
    private List<Blocker> conflicts(String piece, DrawingVersion version) {
        return conflicts.find(version.caseId(), version.kind(), version.crs(), version.plots()).stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .limit(NAMED_DEFECTS)
                .map(issue -> new Blocker(
                        piece,
                        "drawing.blocker.conflict",
                        List.of(IssueMessages.text(issue, LocaleContextHolder.getLocale())),
                        "#conflicts"))
                .toList();
    }

    /** The number of a defect is its place in the version's list, which is the list the page shows. */
    private static List<Blocker> defects(String piece, DrawingVersion version) {
        var blockers = new ArrayList<Blocker>();
        int blocking = 0;
        for (int i = 0; i < version.issues().size(); i++) {
            Issue issue = version.issues().get(i);
            if (issue.severity() != Severity.ERROR) {
                continue;
            }
            blocking++;
            if (blocking <= NAMED_DEFECTS) {
                blockers.add(defect(piece, i + 1, issue));
            }
        }
        if (blocking > NAMED_DEFECTS) {
            blockers.add(
                    new Blocker(piece, "drawing.blocker.more-defects", List.of(blocking - NAMED_DEFECTS), "#defects"));
        }
        return blockers;
    }

    private static Blocker defect(String piece, int number, Issue issue) {
        var place = issue.place();
        String plot = place.plot() == null ? "" : place.plot();
        String point = place.point() == null ? "" : place.point();
        return new Blocker(
                piece,
                "drawing.blocker.defect",
                List.of(number, resolvable("drawing.defect." + issue.code().key()), plot, point),
                "#defect-" + number);
    }

    private static DefaultMessageSourceResolvable resolvable(String key) {
        return new DefaultMessageSourceResolvable(new String[] {key}, key.toLowerCase(Locale.ROOT));
    }
}
