package org.hongxian.approval.layerkeeping.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.layerkeeping.internal.ImportJob.Order;
import org.springframework.stereotype.Component;

/** Files that were sent or picked and wait for somebody to say how their fields are meant. They are forgotten after a day. */
@Component
class PendingImports implements AutoCloseable {

    private static final int MOST = 20;
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Clock clock;
    private final Map<UUID, Pending> pending = new LinkedHashMap<>();

    PendingImports(Clock clock) {
        this.clock = clock;
    }

    /** @param login who sent it: nobody else goes on with it */
    record Pending(UUID id, String login, Order order, FileSample sample, Instant since) {}

    /** Looks into the file and keeps it waiting; the oldest one goes when there are too many. */
    UUID add(Order order, String login) {
        var added = new Pending(UUID.randomUUID(), login, order, FileSample.of(order), clock.instant());
        synchronized (pending) {
            pending.values().stream()
                    .filter(one -> one.since().plus(PATIENCE).isBefore(clock.instant()))
                    .toList()
                    .forEach(one -> drop(one.id()));
            if (pending.size() == MOST) {
                drop(pending.keySet().iterator().next());
            }
            pending.put(added.id(), added);
        }
        return added.id();
    }

    Optional<Pending> find(UUID id, String login) {
        synchronized (pending) {
            return Optional.ofNullable(pending.get(id))
                    .filter(one -> one.login().equals(login));
        }
    }

    /** The same file, read in another way. */
    void replace(Pending one, Order order) {
        var again = new Pending(one.id(), one.login(), order, FileSample.of(order), one.since());
        synchronized (pending) {
            pending.replace(one.id(), again);
        }
    }

    /** Its import begins: the file is the import's now. */
    void release(UUID id) {
        synchronized (pending) {
            pending.remove(id);
        }
    }

    /** Forgets it, with its file when it was sent. */
    void drop(UUID id) {
        synchronized (pending) {
            Pending gone = pending.remove(id);
            if (gone != null && gone.order().uploaded()) {
                LayerImports.deleteQuietly(gone.order().file());
            }
        }
    }

    @Override
    public void close() {
        synchronized (pending) {
            Map.copyOf(pending).keySet().forEach(this::drop);
        }
    }
}
