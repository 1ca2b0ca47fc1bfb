package org.hongxian.approval.identity.internal;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The sessions in which nobody has logged in. Every visitor of a form gets one, since the form is protected by it, and a program that
 * keeps no cookies gets one with every visit; so there are no more than some hundred, and the oldest goes first. A session one logs in
 * with gets another name, and is none of these from then on.
 */
@Component
class PassingSessions implements HttpSessionListener, HttpSessionIdListener {

    /** One takes 1 KB, and 128 KB where the request to return to is as long as one may be: 64 MB in all at worst. */
    static final int MOST = 500;

    private final Map<String, HttpSession> sessions = new LinkedHashMap<>();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        HttpSession tooMany = null;
        synchronized (sessions) {
            sessions.put(event.getSession().getId(), event.getSession());
            if (sessions.size() > MOST) {
                var oldest = sessions.values().iterator();
                tooMany = oldest.next();
                oldest.remove();
            }
        }
        if (tooMany != null) {
            end(tooMany);
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException endedMeanwhile) {
            // that is all that was wanted
        }
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String formerId) {
        forget(formerId);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        forget(event.getSession().getId());
    }

    private void forget(String id) {
        synchronized (sessions) {
            sessions.remove(id);
        }
    }
}
