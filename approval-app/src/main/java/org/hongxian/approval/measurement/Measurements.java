package org.hongxian.approval.measurement;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;

/** Measurements of the land-use drawing of a case. */
public interface Measurements {

    /**
     * Measures the current land-use drawing against the current layer versions and stores the result.
     *
     * @throws org.hongxian.approval.workflow.NotAllowedNowException unless the active task has the section {@code measurement}
     * @throws DrawingNotMeasurableException when there is no drawing, or it has blocking defects
     */
    Measurement measure(CaseId caseId);

    /** The newest measurement, fresh or stale. An applicant is told that other cases are met and by how much, but not which. */
    Optional<Measurement> findCurrent(CaseId caseId);

    /** The canonical JSON the digest of the newest measurement is taken over; for officials, since it names other cases. */
    Optional<String> findEvidence(CaseId caseId);

    /**
     * Writes the newest measurement as one file that {@code hongxian verify-measurement} checks without this installation; for
     * officials. When there are red lines near of cases the person may not see, all red lines are left out, and whatever tells which
     * they are; the file names them as not contained.
     *
     * @param out not closed
     * @throws org.hongxian.approval.casework.CaseNotFoundException when there is no measurement
     * @throws DrawingNotMeasurableException when the file would be larger than what is read when it is checked
     */
    void export(CaseId caseId, OutputStream out) throws IOException;

    /**
     * The newest measurement summed by attributes of the parcels, cut anew from its very inputs; for officials, since any attribute
     * can be asked for. Fields no parcel has and those beyond {@link MeasuredGroups#MOST_FIELDS} are left out.
     */
    Optional<MeasuredGroups> findGroups(CaseId caseId, List<String> fields);

    /** Whether the measurement is of the current drawing version. */
    boolean isFresh(Measurement measurement);

    /**
     * Keys of the layers that have another version now than the newest measurement of the case was made against, and
     * {@code RED_LINES} when other red lines lie near now; empty when it is of an older drawing anyway.
     */
    List<String> changedLayers(CaseId caseId);

    /**
     * Measures the same inputs again and compares; nothing is stored but the fact that it was done. For whoever has to give an
     * opinion on the case now.
     *
     * @throws org.hongxian.approval.workflow.NotAllowedNowException unless the active task of the person demands an opinion
     * @throws LayerNotAnsweringException when a layer fails that answered before; nothing is stored then
     * @throws DrawingNotMeasurableException when there is no measurement
     */
    boolean rerunAgrees(CaseId caseId);
}
