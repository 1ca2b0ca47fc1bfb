package org.hongxian.approval.servicekey.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.ServiceCredentials;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, checks and revokes service keys.
 *
 * <p>A key is {@code hxk-<id>-<secret>}: 64 and 192 bits of chance. Of the secret only the hash of the password encoder is kept, which
 * takes long on purpose; a secret that was found right is therefore remembered by its digest for as long as its hash is the same, while
 * owner, last day and revocation are asked of the database every time.
 */
@Service
class ServiceKeys implements ServiceCredentials {

    static final int MOST_IN_FORCE = 20;
    static final int MOST_DAYS = 366;
    private static final String PREFIX = "hxk-";
    private static final Pattern FORM = Pattern.compile("hxk-([0-9a-f]{16})-([0-9a-f]{48})");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 24;
    private static final int REMEMBERED = 1_000;

    private final ServiceKeyTable table;
    private final PasswordEncoder encoder = new BCryptPasswordEncoder();
    private final CurrentPerson person;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();
    /** Digest of a key that was right, to the hash it was right for. */
    private final Map<String, String> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    ServiceKeys(ServiceKeyTable table, CurrentPerson person, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.person = person;
        this.events = events;
        this.clock = clock;
    }

    /** What a new key could not be made for. */
    enum Refusal {
        LABEL,
        LAST_DAY,
        TOO_MANY
    }

    /** Either a key, in the words nobody will see again, or why there is none. */
    record Made(Optional<String> secret, Optional<Refusal> refusal) {}

    /** A key of the current person. */
    @Transactional
    public Made make(String label, LocalDate lastDay) {
        LocalDate today = LocalDate.now(clock);
        if (label.isBlank() || label.length() > 80) {
            return new Made(Optional.empty(), Optional.of(Refusal.LABEL));
        }
        if (lastDay.isBefore(today) || lastDay.isAfter(today.plusDays(MOST_DAYS))) {
            return new Made(Optional.empty(), Optional.of(Refusal.LAST_DAY));
        }
        String login = person.get().login();
        if (table.list(login).stream().filter(key -> key.isInForce(today)).count() >= MOST_IN_FORCE) {
            return new Made(Optional.empty(), Optional.of(Refusal.TOO_MANY));
        }
        var key = new ServiceKey(random(ID_BYTES), login, label.strip(), clock.instant(), lastDay, null, null);
        String secret = random(SECRET_BYTES);
        table.add(key, String.valueOf(encoder.encode(secret)));
        events.publishEvent(new ServiceKeyEvent(ServiceKeyEvent.MADE, key));
        return new Made(Optional.of(PREFIX + key.id() + "-" + secret), Optional.empty());
    }

    /** @return whether the current person has such a key that was not revoked yet */
    @Transactional
    public boolean revoke(String id) {
        String login = person.get().login();
        boolean revoked = table.revoke(id, login, clock.instant());
        if (revoked) {
            table.find(id)
                    .ifPresent(entry -> events.publishEvent(new ServiceKeyEvent(ServiceKeyEvent.REVOKED, entry.key())));
        }
        return revoked;
    }

    List<ServiceKey> ofCurrentPerson() {
        return table.list(person.get().login());
    }

    @Override
    public boolean isOne(String secret) {
        return secret.startsWith(PREFIX);
    }

    @Override
    public boolean admits(String login, String secret) {
        Matcher form = FORM.matcher(secret);
        LocalDate today = LocalDate.now(clock);
        if (!form.matches()) {
            return false;
        }
        Optional<ServiceKeyTable.Entry> entry = table.find(form.group(1))
                .filter(found -> found.key().login().equals(login))
                .filter(found -> found.key().isInForce(today))
                .filter(found -> isRight(secret, form.group(2), found.secretHash()));
        entry.filter(found -> !today.equals(found.key().lastUsed()))
                .ifPresent(found -> table.used(found.key().id(), today));
        return entry.isPresent();
    }

    private boolean isRight(String key, String secret, String hash) {
        String digest = digest(key);
        synchronized (known) {
            if (hash.equals(known.get(digest))) {
                return true;
            }
        }
        if (!encoder.matches(secret, hash)) {
            return false;
        }
        synchronized (known) {
            known.put(digest, hash);
        }
        return true;
    }

    private String random(int bytes) {
        var random = new byte[bytes];
        chance.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
