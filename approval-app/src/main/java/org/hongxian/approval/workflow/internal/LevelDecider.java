package org.hongxian.approval.workflow.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.flowable.engine.delegate.DelegateExecution;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CompletionRequirement;
import org.hongxian.approval.workflow.LevelDecided;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.LevelDecision.MatchedRow;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.approval.workflow.internal.NoLevelException.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Decides which level approves a case. A case whose level cannot be decided stops before the step that depends on it, with the
 * reason as a blocker; it never goes on to a lower level.
 */
@Component
class LevelDecider implements CompletionRequirement {

    static final String PIECE = "decision-level";

    private static final Logger log = LoggerFactory.getLogger(LevelDecider.class);

    private final ObjectProvider<LevelFacts> facts;
    private final ObjectProvider<LevelTable> table;
    private final Delegations delegations;
    private final Cases cases;
    private final DecisionTable decisions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LevelDecider(
            ObjectProvider<LevelFacts> facts,
            ObjectProvider<LevelTable> table,
            Delegations delegations,
            Cases cases,
            DecisionTable decisions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.facts = facts;
        this.table = table;
        this.delegations = delegations;
        this.cases = cases;
        this.decisions = decisions;
        this.events = events;
        this.clock = clock;
    }

    /** What a try to decide gave: one of the two is null. */
    record Attempt(
            @Nullable LevelDecision decision, @Nullable Reason failure) {}

    /** The step of the process. A failure is stored, not thrown: whoever completed the step before has done the own part. */
    public void decide(DelegateExecution execution) {
        CaseId caseId = CaseId.parse(String.valueOf(execution.getVariable(ProcessVariables.CASE_ID)));
        Attempt attempt = store(caseId, attempt(county(caseId), measured(caseId)));
        LevelDecision decision = attempt.decision();
        execution.setVariable(
                ProcessVariables.DECIDED_LEVEL,
                decision == null ? "UNDECIDED" : decision.level().name());
    }

    /**
     * The stored decision while a new one would say the same: by the facts, the table and the effective dates of now.
     * Otherwise a new try, not stored.
     */
    Attempt current(CaseId caseId) {
        LevelDecision stored = decisions.findLast(caseId).orElse(null);
        Optional<LevelFacts.Measured> measured = measured(caseId);
        if (stored != null
                && stored.on().equals(LocalDate.now(clock))
                && measured.equals(Optional.of(stored.facts()))
                && stored.tableVersion().equals(table.getObject().version())) {
            return new Attempt(stored, null);
        }
        Attempt again = attempt(county(caseId), measured);
        return stored != null && again.decision() != null && isSame(stored, again.decision())
                ? new Attempt(stored, null)
                : again;
    }

    private static boolean isSame(LevelDecision stored, LevelDecision again) {
        return stored.level() == again.level()
                && stored.rows().equals(again.rows())
                && stored.facts().equals(again.facts())
                && stored.tableVersion().equals(again.tableVersion());
    }

    /** Makes the current decision the stored one. */
    Attempt confirm(CaseId caseId) {
        Attempt attempt = current(caseId);
        return attempt.decision() != null && decisions.findLast(caseId).equals(Optional.of(attempt.decision()))
                ? attempt
                : store(caseId, attempt);
    }

    private Attempt store(CaseId caseId, Attempt attempt) {
        decisions.add(caseId, attempt, now());
        if (attempt.decision() != null) {
            events.publishEvent(new LevelDecided(caseId.value(), attempt.decision()));
        }
        return attempt;
    }

    /** By the table and the delegations in force today; stores nothing. */
    Attempt attempt(AdministrativeCode county, Optional<LevelFacts.Measured> measured) {
        try {
            return new Attempt(evaluate(county, measured), null);
        } catch (NoLevelException why) {
            log.debug("the level of land in {} cannot be decided: {}", county.value(), why.getMessage());
            return new Attempt(null, why.reason());
        }
    }

    private LevelDecision evaluate(AdministrativeCode county, Optional<LevelFacts.Measured> found) {
        LevelFacts.Measured measured = found.orElseThrow(
                () -> new NoLevelException(Reason.NO_MEASUREMENT, "no fresh and complete measurement"));
        requireUsable(measured.basicFarmlandHectares(), "basic farmland");
        requireUsable(measured.otherCultivatedHectares(), "other cultivated land");
        requireUsable(measured.otherLandHectares(), "other land");
        LevelTable levels = table.getObject();
        LocalDate on = LocalDate.now(clock);
        List<MatchedRow> rows = levels.evaluate(measured, on).stream()
                .map(row -> delegated(row, county, on))
                .toList();
        Level highest = rows.stream()
                .map(MatchedRow::decidedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new LevelDecision(highest, rows, measured, on, levels.version(), now());
    }

    private AdministrativeCode county(CaseId caseId) {
        return cases.getUnchecked(caseId).county();
    }

    private MatchedRow delegated(MatchedRow row, AdministrativeCode county, LocalDate on) {
        return row.level() != Level.STATE
                ? row
                : new MatchedRow(
                        row.id(),
                        row.level(),
                        row.description(),
                        row.legalBasis(),
                        delegations.basis(county, row.id(), on).orElse(null));
    }

    @SuppressWarnings("ConstantValue")
    private static void requireUsable(@Nullable BigDecimal hectares, String what) {
        if (hectares == null || hectares.signum() < 0) {
            throw new NoLevelException(Reason.FACT_UNUSABLE, what + " is " + hectares);
        }
    }

    private Optional<LevelFacts.Measured> measured(CaseId caseId) {
        LevelFacts source = facts.getIfAvailable();
        return source == null ? Optional.empty() : source.find(caseId);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public List<String> pieces() {
        return List.of(PIECE);
    }

    @Override
    public List<Blocker> check(String piece, CaseFile caseFile, ActiveTask task) {
        Reason failure = current(caseFile.id()).failure();
        return failure == null
                ? List.of()
                : List.of(new Blocker(PIECE, "workflow.blocked.level." + failure.key(), List.of(), "#decision"));
    }
}
