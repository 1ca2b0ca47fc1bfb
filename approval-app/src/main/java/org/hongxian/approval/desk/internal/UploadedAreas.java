package org.hongxian.approval.desk.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;

/** Areas that were uploaded, for the person who did it and for a working day's half: kept in memory, the last few of each person. */
@Component
class UploadedAreas {

    private static final int MOST_OF_A_PERSON = 8;
    private static final int MOST_PEOPLE = 200;
    private static final Duration KEPT = Duration.ofHours(4);

    private final Clock clock;
    private final Map<String, Deque<Uploaded>> areas = new HashMap<>();

    UploadedAreas(Clock clock) {
        this.clock = clock;
    }

    record Uploaded(String token, Instant since, String name, CrsCode crs, MultiPolygon ground) {}

    synchronized String keep(String login, String name, CrsCode crs, MultiPolygon ground) {
        Instant now = clock.instant();
        areas.values().forEach(own -> own.removeIf(area -> isOver(area, now)));
        areas.values().removeIf(Deque::isEmpty);
        if (!areas.containsKey(login) && areas.size() >= MOST_PEOPLE) {
            areas.remove(longestSilent());
        }
        Deque<Uploaded> own = areas.computeIfAbsent(login, person -> new ArrayDeque<>());
        while (own.size() >= MOST_OF_A_PERSON) {
            own.removeFirst();
        }
        String token = UUID.randomUUID().toString();
        own.addLast(new Uploaded(token, now, name, crs, ground));
        return token;
    }

    /** Empty when it is somebody else's, or gone. */
    synchronized Optional<Uploaded> find(String login, String token) {
        Instant now = clock.instant();
        return areas.getOrDefault(login, new ArrayDeque<>()).stream()
                .filter(area -> area.token().equals(token) && !isOver(area, now))
                .findFirst();
    }

    private String longestSilent() {
        return areas.entrySet().stream()
                .min((one, other) -> one.getValue()
                        .getLast()
                        .since()
                        .compareTo(other.getValue().getLast().since()))
                .orElseThrow()
                .getKey();
    }

    private static boolean isOver(Uploaded area, Instant now) {
        return Duration.between(area.since(), now).compareTo(KEPT) > 0;
    }
}
