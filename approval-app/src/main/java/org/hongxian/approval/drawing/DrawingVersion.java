package org.hongxian.approval.drawing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.jspecify.annotations.Nullable;

/**
 * One immutable version of one drawing of a case.
 *
 * @param number from 1 per case and kind
 * @param crs projected, of the case's county; points are easting first, in metres
 * @param plots with point names, exactly as submitted or edited
 * @param sourceFileName null when drawn or edited by hand
 * @param sourceDigest SHA-256 of the original bytes, which are kept as evidence; null when drawn by hand
 * @param assumptions what the reader assumed
 * @param issues every defect found, as of this version
 * @param digest SHA-256 over crs and plots in canonical form
 */
public record DrawingVersion(
        UUID id,
        CaseId caseId,
        DrawingKind kind,
        int number,
        CrsCode crs,
        List<Plot> plots,
        @Nullable String sourceFileName,
        @Nullable String sourceDigest,
        List<Assumption> assumptions,
        List<Issue> issues,
        String digest,
        String createdBy,
        Instant createdAt) {

    public DrawingVersion {
        plots = List.copyOf(plots);
        assumptions = List.copyOf(assumptions);
        issues = List.copyOf(issues);
    }

    /** The same version with some of its findings only. */
    public DrawingVersion withIssues(List<Issue> some) {
        return new DrawingVersion(
                id,
                caseId,
                kind,
                number,
                crs,
                plots,
                sourceFileName,
                sourceDigest,
                assumptions,
                some,
                digest,
                createdBy,
                createdAt);
    }

    public boolean hasBlockingIssues() {
        return issues.stream().anyMatch(i -> i.severity() == org.hongxian.gis.issue.Severity.ERROR);
    }
}
