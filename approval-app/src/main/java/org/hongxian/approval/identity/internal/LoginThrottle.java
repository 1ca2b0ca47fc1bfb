package org.hongxian.approval.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Bounds failed logins: 5 per account and address, 30 per address, within 15 minutes from the first. An account is not
 * locked for everybody, so nobody can keep its owner out from another address.
 */
@Component
class LoginThrottle {

    static final int PER_ACCOUNT_AND_ADDRESS = 5;
    static final int PER_ADDRESS = 30;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Failures(Instant first, int count) {}

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isBlocked(String login, String address) {
        return count(pair(login, address)) >= PER_ACCOUNT_AND_ADDRESS || count(address) >= PER_ADDRESS;
    }

    synchronized void failed(String login, String address) {
        add(pair(login, address));
        add(address);
    }

    synchronized void succeeded(String login, String address) {
        failures.remove(pair(login, address));
    }

    private void add(String key) {
        Failures before = live(key);
        failures.put(
                key,
                before == null ? new Failures(clock.instant(), 1) : new Failures(before.first(), before.count() + 1));
    }

    private int count(String key) {
        Failures live = live(key);
        return live == null ? 0 : live.count();
    }

    private @org.jspecify.annotations.Nullable Failures live(String key) {
        Failures known = failures.get(key);
        if (known != null && known.first().plus(WINDOW).isBefore(clock.instant())) {
            failures.remove(key);
            return null;
        }
        return known;
    }

    private static String pair(String login, String address) {
        return address + ' ' + login;
    }
}
