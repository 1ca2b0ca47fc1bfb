package org.hongxian.approval.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.identity.Level;

/** The cases. Reading checks that the current person may see them; changing state is for the workflow. */
public interface Cases {

    /** Assigns number and tracking code and records it. */
    CaseFile open(NewCase newCase);

    /**
     * @throws CaseNotFoundException when there is none, or the current person may not see it: the two are not told apart
     */
    CaseFile get(CaseId id);

    /** Without regard to the current person; for jobs and the workflow itself. */
    CaseFile getUnchecked(CaseId id);

    /** Public tracking: both must match. */
    Optional<CaseFile> findByTracking(String number, String trackingCode);

    /** Those the current person may see, newest first, at most the given number. */
    List<CaseFile> list(int limit);

    /** Those of the filter the current person may see, newest first, at most the given number. */
    List<CaseFile> list(CaseFilter filter, int limit);

    /** Those of one applicant opened in a span of time, its ends included, which the current person may see; newest first. */
    List<CaseFile> listOfApplicant(String applicantName, Instant from, Instant to);

    /** Those of the given the current person may see, in no order. */
    List<CaseFile> list(Collection<CaseId> ids);

    /** The same without regard to the current person; for a module that decides itself who is told what. */
    List<CaseFile> listUnchecked(Collection<CaseId> ids);

    /** Those with the given numbers the current person may see, in no order. */
    List<CaseFile> listByNumber(Collection<String> numbers);

    /**
     * Like {@link #getUnchecked}, and nobody else locks or changes the case before the current transaction ends: one step at
     * a time.
     */
    CaseFile lock(CaseId id);

    void changeState(CaseId id, CaseState state);

    /** Raises the reached level; a lower one leaves it as it is. */
    void reach(CaseId id, Level level);
}
