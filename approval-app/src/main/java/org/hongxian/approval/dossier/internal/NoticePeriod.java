package org.hongxian.approval.dossier.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.Blocker;
import org.hongxian.approval.workflow.CompletionRequirement;
import org.hongxian.approval.workflow.WorkingDays;
import org.springframework.stereotype.Component;

/**
 * Answers for {@code notice.period}: the expropriation notice was posted after the reply was issued, is public for as long as it
 * must be, and that time has passed.
 */
@Component
class NoticePeriod implements CompletionRequirement {

    private static final String PIECE = "notice.period";
    private static final String KEY = "expropriation-notice";
    private static final String PLACE = "#form-notice";

    private final FormTable forms;
    private final DocumentTable documents;
    private final MinimumPeriods periods;
    private final WorkingDays workingDays;
    private final Clock clock;

    NoticePeriod(
            FormTable forms, DocumentTable documents, MinimumPeriods periods, WorkingDays workingDays, Clock clock) {
        this.forms = forms;
        this.documents = documents;
        this.periods = periods;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public List<String> pieces() {
        return List.of(PIECE);
    }

    @Override
    public List<Blocker> check(String piece, CaseFile caseFile, ActiveTask task) {
        Map<String, String> notice = forms.find(caseFile.id(), "notice");
        LocalDate from = date(notice.get("posted-on")).orElse(null);
        LocalDate until = date(notice.get("posted-until")).orElse(null);
        if (from == null || until == null) {
            // That the form is incomplete is said by the piece for the form.
            return List.of();
        }
        MinimumPeriods.Demand demand = periods.find(KEY, from).orElse(null);
        if (demand == null) {
            return List.of(new Blocker(PIECE, "dossier.blocker.notice-no-rule", List.of(from.toString()), PLACE));
        }
        LocalDate replied = repliedOn(caseFile).orElse(null);
        if (replied != null && from.isBefore(replied)) {
            return List.of(new Blocker(
                    PIECE, "dossier.blocker.notice-early", List.of(from.toString(), replied.toString()), PLACE));
        }
        if (demand.forecast()) {
            return List.of(new Blocker(
                    PIECE,
                    "dossier.blocker.notice-calendar",
                    List.of(from.toString(), workingDays.announcedUntil().toString(), demand.workingDays()),
                    PLACE));
        }
        if (until.isBefore(demand.earliestEnd())) {
            return List.of(new Blocker(
                    PIECE,
                    "dossier.blocker.notice-short",
                    List.of(
                            workingDays.between(from, until),
                            demand.workingDays(),
                            demand.earliestEnd().toString(),
                            demand.basis()),
                    PLACE));
        }
        return demand.isOver(until, LocalDate.now(clock))
                ? List.of()
                : List.of(new Blocker(PIECE, "dossier.blocker.notice-running", List.of(until.toString()), PLACE));
    }

    /** The day the reply took effect. */
    private Optional<LocalDate> repliedOn(CaseFile caseFile) {
        return documents
                .findCurrent(caseFile.id(), DocumentKind.REPLY.key())
                .map(StoredDocument::issuedAt)
                .map(issued -> LocalDate.ofInstant(issued, clock.getZone()));
    }

    private static Optional<LocalDate> date(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
