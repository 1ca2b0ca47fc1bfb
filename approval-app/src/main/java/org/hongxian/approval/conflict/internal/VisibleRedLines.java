package org.hongxian.approval.conflict.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.drawing.Claim;
import org.hongxian.approval.drawing.ClaimRules;
import org.hongxian.approval.drawing.ClaimRules.Standing;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;

/** The newest red lines of all cases a person is told everything of; of other cases nothing at all. */
@Component
class VisibleRedLines {

    private final RedLines redLines;
    private final Cases cases;
    private final Clock clock;

    VisibleRedLines(RedLines redLines, Cases cases, Clock clock) {
        this.redLines = redLines;
        this.cases = cases;
        this.clock = clock;
    }

    /** @param look kind and standing, as the style of red lines tells them apart */
    record Visible(Claim claim, CaseFile file, String look) {}

    /**
     * @param bounds in {@code crs}, easting first; what is only near it may come along
     * @return the one with the largest extent first
     */
    List<Visible> in(Jurisdiction own, CrsCode crs, Envelope bounds) {
        List<Claim> claims = redLines.listClaims(crs, bounds);
        Set<CaseId> ids = claims.stream().map(Claim::caseId).collect(Collectors.toSet());
        Map<CaseId, CaseFile> files = cases.listUnchecked(ids).stream()
                .filter(own::sees)
                .collect(Collectors.toMap(CaseFile::id, Function.identity()));
        var visible = new ArrayList<Visible>();
        for (Claim claim : claims) {
            CaseFile file = files.get(claim.caseId());
            if (file != null) {
                visible.add(new Visible(claim, file, claim.kind().name() + "_" + standing(claim, file)));
            }
        }
        visible.sort(
                Comparator.comparingDouble((Visible each) -> -each.claim().box().getArea())
                        .thenComparing(each -> each.claim().drawingId()));
        return visible;
    }

    /** A live one that was never handed in is a draft. */
    private String standing(Claim claim, CaseFile file) {
        boolean submitted = claim.submitted();
        Standing standing = ClaimRules.on(LocalDate.now(clock)).standing(file.state(), submitted);
        boolean isDraft = !submitted && file.state() == CaseState.IN_PROGRESS;
        return isDraft ? "DRAFT" : standing.name();
    }
}
