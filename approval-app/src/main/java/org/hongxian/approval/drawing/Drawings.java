package org.hongxian.approval.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.issue.Issue;
import org.jspecify.annotations.Nullable;

/** Drawings of a case. Every write asks the {@code TaskGate} first; every write makes a new version. */
public interface Drawings {

    /**
     * Reads a surveyor's file and stores it as the next version, defects included: a drawing with defects can be seen and
     * corrected, it only cannot be submitted.
     *
     * @param fileName as the browser sent it; its last part is kept, cut to what fits
     * @param crs EPSG code the user chose; null or blank to let file and county decide
     * @param answers to what the file leaves open, option by question code
     * @throws org.hongxian.gis.coordinatefile.UnansweredQuestionsException when the file can be read in more than one way; nothing is
     *     stored, and the same file comes again with answers
     * @throws org.hongxian.gis.coordinatefile.UnusableFileException when there is nothing to store, or no such system
     */
    DrawingVersion importFile(
            CaseId caseId,
            DrawingKind kind,
            @Nullable String fileName,
            InputStream content,
            @Nullable String crs,
            Map<String, String> answers)
            throws IOException;

    /** As above, for a file that leaves nothing open. */
    default DrawingVersion importFile(
            CaseId caseId, DrawingKind kind, @Nullable String fileName, InputStream content, @Nullable String crs)
            throws IOException {
        return importFile(caseId, kind, fileName, content, crs, Map.of());
    }

    /** The systems a file of this case may be in: those of the datum of its county that reach there. */
    List<CrsDefinition> importSystems(CaseId caseId);

    /**
     * Stores edited plots as the next version.
     *
     * @param baseNumber the version the edit started from
     * @throws DrawingConflictException when somebody saved another version meanwhile
     */
    DrawingVersion edit(CaseId caseId, DrawingKind kind, int baseNumber, List<Plot> plots);

    /**
     * Takes the current drawing of the kind this one derives from (land use from site, works from land use) as the next
     * version, to be worked on from there.
     *
     * @throws DrawingNotFoundException when there is no such drawing to start from
     */
    DrawingVersion derive(CaseId caseId, DrawingKind kind);

    /**
     * Checks and measures plots that are still being edited; nothing is stored.
     *
     * @throws org.hongxian.gis.coordinatefile.UnusableFileException when they are more than a preview takes
     */
    DrawingPreview preview(CaseId caseId, DrawingKind kind, List<Plot> plots);

    /**
     * Repairs for the findings of plots; nothing is stored and nothing changed.
     *
     * @param plots as they are being edited; null for the newest version as it is stored
     * @param from number of the first finding to propose for, from 1; as many follow as {@link DrawingRepairs#MOST}, and the repairs
     *     that may be applied together, of all findings, come with the first
     * @throws DrawingNotFoundException when there is no version and no plots are given
     * @throws org.hongxian.gis.coordinatefile.UnusableFileException when the plots are more than a preview takes
     */
    DrawingRepairs repairs(CaseId caseId, DrawingKind kind, @Nullable List<Plot> plots, int from);

    /**
     * Where a version lies on ground other cases claim, as of now and as far as the current person may know it; the weightiest first.
     * They are no defects of the version: they come and go with the other cases.
     */
    List<Issue> conflicts(DrawingVersion version);

    /** What saving another version now would make stale; to be shown before saving. */
    List<Consequence> consequences(CaseId caseId, DrawingKind kind);

    /**
     * What changed between two versions.
     *
     * @throws DrawingNotFoundException when there is no such version
     */
    DrawingComparison compare(CaseId caseId, DrawingKind kind, int from, int to);

    /** The bytes the version was imported from; empty when it was drawn or edited by hand. */
    Optional<InputStream> openSource(DrawingVersion version) throws IOException;

    /** Writes a version in its own CRS, or in the one the format proposes where it cannot hold that. */
    ExportedDrawing export(DrawingVersion version, FileFormat format);

    /** The newest version; the person must be allowed to see the case. */
    Optional<DrawingVersion> findCurrent(CaseId caseId, DrawingKind kind);

    Optional<DrawingVersion> find(CaseId caseId, DrawingKind kind, int number);

    /** All versions, newest first, without what was drawn. */
    List<VersionLine> versions(CaseId caseId, DrawingKind kind);

    /** All versions, newest first. */
    List<DrawingVersion> history(CaseId caseId, DrawingKind kind);
}
