package org.hongxian.approval.job;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Long work of one kind, one after the other, beside the running product. */
public final class JobQueue<J extends JobQueue.Job> implements AutoCloseable {

    private static final int MOST_KEPT = 30;
    private static final int MOST_WAITING = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String threadName;
    private final Deque<J> jobs = new ArrayDeque<>();
    private volatile ExecutorService worker;

    /** One piece of work; its state is read by any thread. */
    public interface Job {

        UUID id();

        JobState state();

        /** The server ends: the work has to stop, and to leave what it has to leave for the next start. */
        void stop();
    }

    public JobQueue(String threadName) {
        this.threadName = threadName;
        this.worker = newWorker();
    }

    private ExecutorService newWorker() {
        return Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins anew, with nothing listed and nothing waiting, when it was closed. */
    public void open() {
        if (worker.isShutdown()) {
            synchronized (jobs) {
                jobs.clear();
            }
            worker = newWorker();
        }
    }

    /** Newest first. */
    public List<J> list() {
        synchronized (jobs) {
            return List.copyOf(jobs);
        }
    }

    public Optional<J> find(UUID id) {
        return list().stream().filter(job -> job.id().equals(id)).findFirst();
    }

    /** @return false when too many are waiting already: nothing is done then */
    public boolean take(J job, Runnable work) {
        synchronized (jobs) {
            if (jobs.stream().filter(other -> !other.state().isOver()).count() >= MOST_WAITING) {
                return false;
            }
            jobs.addFirst(job);
            while (jobs.size() > MOST_KEPT && jobs.getLast().state().isOver()) {
                jobs.removeLast();
            }
        }
        worker.execute(work);
        return true;
    }

    /** Lists work that is over. */
    public void recall(J job) {
        synchronized (jobs) {
            jobs.addFirst(job);
        }
    }

    public void forget(J job) {
        synchronized (jobs) {
            jobs.remove(job);
        }
    }

    @Override
    public void close() {
        list().forEach(Job::stop);
        worker.shutdown();
        try {
            // Not interrupted: that would close the embedded database under everybody.
            worker.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
