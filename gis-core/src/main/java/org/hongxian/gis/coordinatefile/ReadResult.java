package org.hongxian.gis.coordinatefile;

import java.util.List;
import org.hongxian.gis.issue.Issue;

/**
 * What was read, and everything found wrong while reading.
 *
 * @param issues in file order; defects of the geometry itself are found by the {@code topology} package
 */
public record ReadResult(BoundaryFile file, List<Issue> issues) {

    public ReadResult {
        issues = List.copyOf(issues);
    }
}
