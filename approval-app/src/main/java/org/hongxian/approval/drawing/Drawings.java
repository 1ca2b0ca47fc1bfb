package org.hongxian.approval.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;

/** Drawings of a case. Every write asks the {@code TaskGate} first; every write makes a new version. */
public interface Drawings {

    /**
     * Reads a surveyor's file and stores it as the next version, defects included: a drawing with defects can be seen and
     * corrected, it only cannot be submitted.
     *
     * @param crs what the user chose; null to let file and county decide
     * @throws org.hongxian.gis.coordinatefile.UnusableFileException when there is nothing to store
     */
    DrawingVersion importFile(
            CaseId caseId, DrawingKind kind, String fileName, InputStream content, @Nullable CrsCode crs)
            throws IOException;

    /**
     * Stores edited plots as the next version.
     *
     * @param baseNumber the version the edit started from
     * @throws DrawingConflictException when somebody saved another version meanwhile
     */
    DrawingVersion edit(CaseId caseId, DrawingKind kind, int baseNumber, List<Plot> plots);

    /** The newest version; the person must be allowed to see the case. */
    Optional<DrawingVersion> findCurrent(CaseId caseId, DrawingKind kind);

    Optional<DrawingVersion> find(CaseId caseId, DrawingKind kind, int number);

    /** All versions, newest first. */
    List<DrawingVersion> history(CaseId caseId, DrawingKind kind);
}
