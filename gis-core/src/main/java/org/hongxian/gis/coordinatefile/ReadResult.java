package org.hongxian.gis.coordinatefile;

import java.util.List;
import org.hongxian.gis.issue.Issue;

/**
 * What was read, and everything found wrong while reading.
 *
 * @param issues in file order; defects of the geometry itself are found by the {@code topology} package
 * @param questions what the file leaves open and nobody answered. Read as the likeliest option says, where that is defensible; the
 *     question for the zone is the one that may stay open, the file then has no CRS
 */
public record ReadResult(BoundaryFile file, List<Issue> issues, List<Question> questions) {

    public ReadResult {
        issues = List.copyOf(issues);
        questions = List.copyOf(questions);
    }

    /** A file that leaves nothing open. */
    public ReadResult(BoundaryFile file, List<Issue> issues) {
        this(file, issues, List.of());
    }
}
