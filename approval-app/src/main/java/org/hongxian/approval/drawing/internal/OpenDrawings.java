package org.hongxian.approval.drawing.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.identity.Person;
import org.springframework.stereotype.Component;

/**
 * Which windows have which drawing open now. A window says so again and again; one that is silent is forgotten. Nothing of it is stored:
 * after a restart every window says so anew.
 */
@Component
class OpenDrawings {

    /** Three times what lies between two words of a window. */
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private static final int MOST_WINDOWS = 50;

    private final Clock clock;
    private final Map<Drawing, Map<String, Window>> open = new HashMap<>();

    OpenDrawings(Clock clock) {
        this.clock = clock;
    }

    private record Drawing(CaseId caseId, DrawingKind kind) {}

    /**
     * One window.
     *
     * @param changed whether it has changes that are not saved
     */
    record Window(Person person, Instant seen, boolean changed) {}

    /**
     * A window has the drawing open.
     *
     * @param window known to that window alone; empty for somebody who only asks
     * @return the other windows, those with changes first
     */
    synchronized List<Window> enter(CaseId caseId, DrawingKind kind, String window, Person person, boolean changed) {
        forgetSilent();
        var windows = open.computeIfAbsent(new Drawing(caseId, kind), key -> new HashMap<>());
        String own = person.login() + ' ' + window;
        if (!window.isEmpty() && (windows.size() < MOST_WINDOWS || windows.containsKey(own))) {
            windows.put(own, new Window(person, clock.instant(), changed));
        }
        return windows.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(own))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing((Window other) -> !other.changed())
                        .thenComparing(other -> other.person().login()))
                .toList();
    }

    synchronized void leave(CaseId caseId, DrawingKind kind, String window, Person person) {
        var windows = open.get(new Drawing(caseId, kind));
        if (windows != null) {
            windows.remove(person.login() + ' ' + window);
        }
    }

    private void forgetSilent() {
        Instant latest = clock.instant().minus(SILENCE);
        open.values().forEach(windows -> windows.values()
                .removeIf(window -> window.seen().isBefore(latest)));
        open.values().removeIf(Map::isEmpty);
    }
}
