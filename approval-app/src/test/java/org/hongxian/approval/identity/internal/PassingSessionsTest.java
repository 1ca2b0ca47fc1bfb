package org.hongxian.approval.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class PassingSessionsTest {

    private final PassingSessions passing = new PassingSessions();

    @Test
    void ofSessionsNobodyLogsInWithTheOldestGoFirst() {
        var sessions = visits(PassingSessions.MOST + 3);
        assertThat(sessions.subList(0, 3)).allMatch(MockHttpSession::isInvalid);
        assertThat(sessions.subList(3, sessions.size())).noneMatch(MockHttpSession::isInvalid);
    }

    @Test
    void whoHasLoggedInStaysWhoeverComesAfterwards() {
        MockHttpSession person = visits(1).get(0);
        String before = person.getId();
        person.changeSessionId();
        passing.sessionIdChanged(new HttpSessionEvent(person), before);
        visits(PassingSessions.MOST + 1);
        assertThat(person.isInvalid()).isFalse();
    }

    @Test
    void aSessionThatIsOverMakesRoom() {
        var first = visits(PassingSessions.MOST);
        first.get(7).invalidate();
        passing.sessionDestroyed(new HttpSessionEvent(first.get(7)));
        visits(1);
        assertThat(first.get(0).isInvalid()).isFalse();
    }

    private List<MockHttpSession> visits(int number) {
        var sessions = new ArrayList<MockHttpSession>();
        for (int n = 0; n < number; n++) {
            var session = new MockHttpSession();
            passing.sessionCreated(new HttpSessionEvent(session));
            sessions.add(session);
        }
        return sessions;
    }
}
