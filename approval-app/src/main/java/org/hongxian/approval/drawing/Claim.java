package org.hongxian.approval.drawing;

import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.gis.crs.CrsCode;

/**
 * The newest version of one drawing of a case, whatever the case has come to.
 *
 * @param drawingId of that version
 * @param submitted whether the application of the case was ever handed in
 */
public record Claim(CaseId caseId, DrawingKind kind, UUID drawingId, CrsCode crs, boolean submitted) {}
