package org.hongxian.approval.drawing;

import java.util.List;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;

/** A module that can tell what land lies under plots while they are being edited. */
public interface LandUnderDrawing {

    /**
     * In the language of the current request.
     *
     * @param caseId the person may see it
     * @return empty when nothing can be said in the time an answer while drawing may take
     */
    Optional<LandOutlook> find(CaseId caseId, CrsCode crs, List<Plot> plots);
}
