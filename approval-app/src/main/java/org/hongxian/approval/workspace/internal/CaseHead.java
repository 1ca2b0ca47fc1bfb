package org.hongxian.approval.workspace.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.workflow.ActiveTask;
import org.hongxian.approval.workflow.TaskGate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands above every tab: where the case is, whose turn it is, until when, and which drawing the map shows. */
@Component
class CaseHead {

    private final TaskGate gate;
    private final Drawings drawings;
    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    CaseHead(TaskGate gate, Drawings drawings, People people, CurrentPerson currentPerson, Clock clock) {
        this.gate = gate;
        this.drawings = drawings;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    View view(CaseFile file) {
        ActiveTask mine = gate.findMine(file.id()).orElse(null);
        LocalDate today = LocalDate.now(clock);
        List<Live> live = gate.listActive(file.id()).stream()
                .map(task -> new Live(
                        task.key(),
                        task.section(),
                        people.regionName(task.region()),
                        task.policy().role(),
                        Deadline.of(task, today),
                        task.extensionReason()))
                .sorted(Comparator.comparing(Live::taskKey))
                .toList();
        DrawingKind kind = shownKind(file.id(), mine);
        boolean drawable = mine != null && mine.policy().drawings().contains(kind);
        boolean measurable = mine != null && mine.policy().sections().contains("measurement");
        boolean layers = !currentPerson.get().has(Role.APPLICANT);
        return new View(people.regionName(file.county()), mine, live, kind, drawable, measurable, layers);
    }

    /** What the task lets one draw, else the land-use drawing, else the site drawing the applicant handed in. */
    private DrawingKind shownKind(CaseId caseId, @Nullable ActiveTask mine) {
        if (mine != null && !mine.policy().drawings().isEmpty()) {
            return mine.policy().drawings().contains(DrawingKind.LAND_USE)
                    ? DrawingKind.LAND_USE
                    : mine.policy().drawings().iterator().next();
        }
        boolean landUse = drawings.findCurrent(caseId, DrawingKind.LAND_USE).isPresent();
        return landUse ? DrawingKind.LAND_USE : DrawingKind.SITE;
    }

    /**
     * @param mine the person's own live task; null when it is somebody else's turn
     * @param kind the drawing the map shows
     * @param drawable whether the task lets the person change that drawing
     * @param layers whether the person may see the layers behind it
     */
    record View(
            String countyName,
            @Nullable ActiveTask mine,
            List<Live> live,
            DrawingKind kind,
            boolean drawable,
            boolean measurable,
            boolean layers) {

        /** Why limits of what is live were extended; sections of one review have it in common. */
        public List<String> extensionReasons() {
            return live.stream()
                    .flatMap(step -> Stream.ofNullable(step.extensionReason()))
                    .distinct()
                    .toList();
        }
    }

    /**
     * A step that waits for somebody.
     *
     * @param extensionReason why its limit was extended; null when it was not
     */
    record Live(
            String taskKey,
            @Nullable String section,
            String unitName,
            Role role,
            Deadline deadline,
            @Nullable String extensionReason) {}
}
