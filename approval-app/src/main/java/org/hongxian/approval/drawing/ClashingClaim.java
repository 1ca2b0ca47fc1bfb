package org.hongxian.approval.drawing;

import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.drawing.ClaimRules.Standing;
import org.hongxian.gis.issue.Severity;

/**
 * A red line of another case that may not lie where a drawing does.
 *
 * @param file of the other case; whether the current person may see it is not looked at
 * @param severity how much it weighs for the drawing if the two share ground
 */
public record ClashingClaim(Claim claim, CaseFile file, Standing standing, Severity severity) {}
