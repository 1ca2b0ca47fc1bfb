package org.hongxian.approval.desk.internal;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.job.JobQueue;
import org.hongxian.approval.question.AskedSystems;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Long work of the desk, one of a kind at a time. Everybody sees the own work only. Files stay until newer work takes their place, or
 * the server starts again: whoever wants one keeps it.
 */
@Component
class DeskJobs {

    private static final Logger LOG = LoggerFactory.getLogger(DeskJobs.class);
    private static final int MOST_OF_A_PERSON = 3;

    private final Path folder;
    private final CurrentPerson person;
    private final MessageSource messages;
    private final Map<DeskJob.Kind, JobQueue<DeskJob>> queues = new EnumMap<>(DeskJob.Kind.class);

    DeskJobs(@Value("${hongxian.home}/desk") Path folder, CurrentPerson person, MessageSource messages)
            throws IOException {
        this.folder = folder;
        this.person = person;
        this.messages = messages;
        for (DeskJob.Kind kind : DeskJob.Kind.values()) {
            queues.put(kind, new JobQueue<>("desk-" + kind.name().toLowerCase(Locale.ROOT)));
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    /** Work that makes one file in the folder it is given. */
    interface Work {

        DeskJob.Result run(DeskJob job, Path folder) throws IOException;
    }

    /** @throws RefusedQuestionException if this person, or everybody together, has too much under way */
    DeskJob take(DeskJob.Kind kind, Work work) {
        String login = person.get().login();
        long own = own(login).filter(job -> !job.state().isOver()).count();
        if (own >= MOST_OF_A_PERSON) {
            throw new RefusedQuestionException(429, "own-jobs", MOST_OF_A_PERSON);
        }
        var job = new DeskJob(kind, login);
        Locale locale = LocaleContextHolder.getLocale();
        if (!queue(kind).take(job, () -> run(job, work, locale))) {
            throw new RefusedQuestionException(429, "all-jobs");
        }
        return job;
    }

    /** The own ones, newest first of every kind. */
    List<DeskJob> list() {
        return own(person.get().login()).toList();
    }

    /** @throws RefusedQuestionException if there is none, or it is somebody else's */
    DeskJob get(UUID id) {
        return list().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedQuestionException(404, "no-job"));
    }

    private Stream<DeskJob> own(String login) {
        return queues.values().stream().flatMap(queue -> queue.list().stream()).filter(job -> job.login()
                .equals(login));
    }

    private JobQueue<DeskJob> queue(DeskJob.Kind kind) {
        JobQueue<DeskJob> queue = queues.get(kind);
        if (queue == null) {
            throw new IllegalStateException("no queue for " + kind);
        }
        return queue;
    }

    private void run(DeskJob job, Work work, Locale locale) {
        Path own = folder.resolve(job.id().toString());
        try {
            if (!job.goesOn()) {
                throw new CancellationException();
            }
            job.reached(0, 0);
            sweep();
            Files.createDirectories(own);
            job.done(work.run(job, own));
        } catch (CancellationException e) {
            remove(own);
            job.cancelled();
        } catch (RefusedQuestionException e) {
            refuse(job, own, e, locale);
        } catch (CoordinateOutOfDomainException e) {
            refuse(job, own, AskedSystems.outside(e), locale);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.warn("{} of {} failed", job.kind(), job.login(), e);
            remove(own);
            job.failed(messages.getMessage("question.refused.failed", null, locale));
        }
    }

    private void refuse(DeskJob job, Path own, RefusedQuestionException refused, Locale locale) {
        remove(own);
        job.failed(messages.getMessage(refused.messageKey(), refused.arguments().toArray(), locale));
    }

    /** Removes the files of work nobody can ask for any more. */
    private void sweep() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> known = queues.values().stream()
                .flatMap(queue -> queue.list().stream())
                .map(job -> job.id().toString())
                .toList();
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(path -> !known.contains(String.valueOf(path.getFileName())))
                    .forEach(DeskJobs::remove);
        }
    }

    private static void remove(Path path) {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            LOG.warn("{} was not removed", path, e);
        }
    }

    @PreDestroy
    void close() {
        queues.values().forEach(JobQueue::close);
    }
}
