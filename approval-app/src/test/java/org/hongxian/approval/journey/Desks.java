package org.hongxian.approval.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hongxian.approval.journey.CaseDriver.LiveTask;

/** The steps of a case, each done in the browser of the person whose turn it is; who comes again is still logged in. */
final class Desks implements AutoCloseable {

    private final Browser browser;
    private final List<String> toPhotograph;
    private final Set<String> photographed = new HashSet<>();
    private final Map<String, BrowserSession> sessions = new HashMap<>();

    /** @param toPhotograph steps that are photographed and checked for accessibility when they first come */
    Desks(Browser browser, String... toPhotograph) {
        this.browser = browser;
        this.toPhotograph = List.of(toPhotograph);
    }

    /** One desk works in the browser; the other sections of a joint review answer by program. */
    void work(CaseDriver driver, String step, String outcome) {
        List<LiveTask> live = driver.liveTasks();
        assertThat(live).extracting(LiveTask::key).containsOnly(step);
        LiveTask task = live.get(0);
        BrowserSession session = sessions.computeIfAbsent(task.login(), browser::login);
        session.perform(step, () -> {
            var desk = new Desk(session, driver.id());
            desk.open("overview");
            if (toPhotograph.contains(step) && photographed.add(step)) {
                session.photograph("step-" + step);
                session.assertAccessible();
            }
            desk.perform(task, outcome, "经审查,符合规定,同意。");
        });
        for (LiveTask other : driver.liveTasks()) {
            if (other.key().equals(step) && !other.section().equals(task.section())) {
                driver.perform(other);
            }
        }
    }

    @Override
    public void close() {
        sessions.values().forEach(BrowserSession::close);
    }
}
