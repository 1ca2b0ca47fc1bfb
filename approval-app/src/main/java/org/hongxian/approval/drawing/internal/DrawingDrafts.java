package org.hongxian.approval.drawing.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.DraftConflictException;
import org.hongxian.approval.drawing.DrawingSaved;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.TaskCompleted;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.gis.coordinatefile.Plot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people have drawn and not saved, so that neither a crash nor another computer loses it. A draft is its author's alone, has no
 * standing in the case, and ends with the version its author saves or with the step that let it be drawn.
 */
@Component
class DrawingDrafts {

    private static final String MINE = " where case_id = :caseId and kind = :kind and login = :login";

    private final JdbcClient jdbc;
    private final DrawingJson json;
    private final DrawingLimits limits;
    private final Cases cases;
    private final TaskGate gate;
    private final CurrentPerson person;
    private final Clock clock;

    DrawingDrafts(
            JdbcClient jdbc,
            DrawingJson json,
            DrawingLimits limits,
            Cases cases,
            TaskGate gate,
            CurrentPerson person,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.limits = limits;
        this.cases = cases;
        this.gate = gate;
        this.person = person;
        this.clock = clock;
    }

    /** @param baseNumber version it began from; 0 when there was none */
    record Draft(int baseNumber, List<Plot> plots, Instant keptAt) {}

    /** The draft of the current person; nobody else's. */
    Optional<Draft> find(CaseId caseId, DrawingKind kind) {
        cases.get(caseId);
        return mine("select base_number, plots, kept_at from drawing_draft" + MINE, caseId, kind)
                .query((row, index) -> new Draft(
                        row.getInt("base_number"),
                        json.readPlots(row.getString("plots")),
                        row.getObject("kept_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Keeps the plots in place of what was kept before. They may be as unfinished as they like, within the limits of a preview.
     *
     * @param replaces when the draft was kept that these plots go on from; null when the author knows of none
     * @return when
     * @throws DraftConflictException if there is another one, kept in another window: it is not overwritten
     */
    Instant keep(CaseId caseId, DrawingKind kind, int baseNumber, List<Plot> plots, @Nullable Instant replaces) {
        gate.requireDrawing(caseId, kind);
        String drawn = json.writePlots(plots.isEmpty() ? plots : limits.acceptPreview(plots));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (replaces == null || replace(caseId, kind, baseNumber, drawn, now, replaces) == 0) {
            String insert = """
                    insert into drawing_draft (case_id, kind, login, base_number, plots, kept_at)
                    values (:caseId, :kind, :login, :baseNumber, :plots, :now)""";
            try {
                written(insert, caseId, kind, baseNumber, drawn, now).update();
            } catch (DuplicateKeyException other) {
                throw new DraftConflictException(other);
            }
        }
        return now;
    }

    private int replace(
            CaseId caseId, DrawingKind kind, int baseNumber, String plots, Instant keptAt, Instant replaces) {
        String update = "update drawing_draft set base_number = :baseNumber, plots = :plots, kept_at = :now" + MINE
                + " and kept_at = :replaces";
        return written(update, caseId, kind, baseNumber, plots, keptAt)
                .param("replaces", replaces.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * The own draft may always be discarded, also when its step is somebody else's by now.
     *
     * @param keptAt of the draft that is meant; another one stays. Null for whatever there is
     */
    void discard(CaseId caseId, DrawingKind kind, @Nullable Instant keptAt) {
        cases.get(caseId);
        if (keptAt == null) {
            mine("delete from drawing_draft" + MINE, caseId, kind).update();
        } else {
            mine("delete from drawing_draft" + MINE + " and kept_at = :keptAt", caseId, kind)
                    .param("keptAt", keptAt.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /** In the transaction of the step: drafts of what no live step lets be drawn any more could never be saved. */
    @EventListener
    void ended(TaskCompleted completed) {
        List<ActiveTask> live = gate.listActive(new CaseId(completed.caseId()));
        for (DrawingKind kind : DrawingKind.values()) {
            if (live.stream().noneMatch(task -> task.policy().drawings().contains(kind))) {
                jdbc.sql("delete from drawing_draft where case_id = :caseId and kind = :kind")
                        .param("caseId", completed.caseId())
                        .param("kind", kind.name())
                        .update();
            }
        }
    }

    /** In the transaction of the version: it is what the draft was for. */
    @EventListener
    void ended(DrawingSaved saved) {
        mine("delete from drawing_draft" + MINE, new CaseId(saved.caseId()), saved.drawing())
                .update();
    }

    private JdbcClient.StatementSpec written(
            String sql, CaseId caseId, DrawingKind kind, int baseNumber, String plots, Instant keptAt) {
        return mine(sql, caseId, kind)
                .param("baseNumber", baseNumber)
                .param("plots", plots)
                .param("now", keptAt.atOffset(ZoneOffset.UTC));
    }

    private JdbcClient.StatementSpec mine(String sql, CaseId caseId, DrawingKind kind) {
        return jdbc.sql(sql)
                .param("caseId", caseId.value())
                .param("kind", kind.name())
                .param("login", person.get().login());
    }
}
