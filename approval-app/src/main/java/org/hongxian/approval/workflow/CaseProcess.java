package org.hongxian.approval.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseType;
import org.hongxian.approval.identity.AdministrativeCode;

/** The process of a case: opening, completing steps, returning, and what to show about it. */
public interface CaseProcess {

    /**
     * Opens a case of the current person, who has to be an applicant, in the name of the own company and starts its process; the
     * first task belongs to the applicant.
     *
     * @throws IllegalArgumentException when the county is not one that is known here
     */
    CaseFile open(CaseType type, String title, AdministrativeCode county);

    /** What blocks completing the task with an outcome that needs its pieces. Empty: it can be completed. */
    List<Blocker> blockers(ActiveTask task);

    /** What blocks completing the task with that outcome; for one that skips the step's pieces only what it needs itself. */
    List<Blocker> blockers(ActiveTask task, TaskPolicy.Outcome outcome);

    /** What was written as the opinion of a live step and has not been given yet. */
    Optional<OpinionDraft> opinionDraft(ActiveTask task);

    /**
     * Keeps the opinion of the current person's task without giving it; an empty text discards what was kept.
     *
     * @throws NotAllowedNowException when the task is not live, not the person's, or asks for no opinion
     * @throws TaskBlockedException when the text is too long
     */
    void draftOpinion(CaseId caseId, String taskId, String text);

    /**
     * Completes the current person's task. Where the step asks for an opinion and none is passed, the kept one is given; one that
     * is passed to a step that turns out to be blocked is kept.
     *
     * @throws NotAllowedNowException when the task is not live or not the person's
     * @throws TaskBlockedException when required pieces are missing, or a reason or target is
     */
    void complete(Completion completion);

    /** Earlier human steps the given task may return to, nearest first. */
    List<String> returnTargets(ActiveTask task);

    /** By how many working days the current person, as head of the organ, may extend the limit of what is live; 0 for none. */
    int extension(CaseId caseId);

    /**
     * Extends the limit of the organ's live steps, once, by what their policy allows.
     *
     * @throws NotAllowedNowException when there is nothing the current person may extend
     * @throws TaskBlockedException when the reason is missing or too long
     */
    void extendLimit(CaseId caseId, String reason);

    /** Tasks the current person is to act on, the most urgent first. */
    List<ActiveTask> inbox(int limit);

    /** Keys of the live steps of these cases, without repetition; a case the current person may not see has none. */
    Map<CaseId, List<String>> liveSteps(Collection<CaseId> caseIds);

    /** The same without regard to the current person; for a module that decides itself who is told. */
    Map<CaseId, List<String>> liveStepsUnchecked(Collection<CaseId> caseIds);

    /**
     * Opinions of a case, oldest first, superseded ones included. An applicant gets the own ones and those that were said to
     * the applicant: what is to be corrected, refusals, and the decision; without the logins of the officials.
     */
    List<Opinion> opinions(CaseId caseId);

    /** Steps done and live, oldest first. An applicant is not told which official did what at the steps of others. */
    List<Step> steps(CaseId caseId);

    /**
     * Pieces the ended steps of the case stand for, as their policies name them: {@code section.reply}, {@code document.permit}. What
     * a live step is working on is not among them, nor what was sent back behind.
     */
    Set<String> settledPieces(CaseId caseId);

    /** The decision on record. */
    Optional<LevelDecision> decision(CaseId caseId);

    /**
     * The decision on record while it still holds, else what the rules in force say of the facts as they are measured now. Empty
     * when the case ended without a decision.
     */
    Optional<LevelOutlook> levelOutlook(CaseId caseId);

    /** What the rules in force would say of a case like this one with such areas; empty when they say nothing. Nothing is decided. */
    Optional<LevelDecision> levelOf(CaseId caseId, LevelFacts.Measured areas);

    /** BPMN 2.0 XML of the definition the case runs on, with diagram interchange. */
    String diagramXml(CaseId caseId);

    /** @param returnTo task key to return to; empty unless the outcome needs a target */
    record Completion(CaseId caseId, String taskId, String outcome, String opinion, String returnTo) {}

    /** @param outcome empty while live */
    record Step(
            String taskKey,
            String section,
            String actorName,
            String outcome,
            java.time.Instant from,
            java.time.@org.jspecify.annotations.Nullable Instant to) {}
}
