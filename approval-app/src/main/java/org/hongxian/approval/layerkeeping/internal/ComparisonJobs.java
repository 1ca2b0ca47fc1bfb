package org.hongxian.approval.layerkeeping.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.job.JobQueue;
import org.hongxian.approval.job.JobState;
import org.hongxian.approval.layerkeeping.LayerImportSettings;
import org.hongxian.approval.question.AskedSystems;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.map.compare.ChangeSearch;
import org.hongxian.map.compare.ChangeSearch.Question;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Comparisons of versions, one after the other, beside the running product. What they found is kept until the server ends. */
@Component
class ComparisonJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ComparisonJobs.class);
    private static final int MOST_PLACES = 2_000;

    private final LayerCatalogue catalogue;
    private final Clock clock;
    private final long mostCompared;
    private final JobQueue<ComparisonJob> queue = new JobQueue<>("layer-comparison");

    ComparisonJobs(LayerCatalogue catalogue, LayerImportSettings settings, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.mostCompared = settings.mostCompared(Runtime.getRuntime().maxMemory());
    }

    Optional<ComparisonJob> find(UUID id) {
        return queue.find(id);
    }

    /**
     * Takes a comparison on, or finds the one of the same versions: they never change.
     *
     * @return empty when too many are waiting already
     * @throws RefusedQuestionException if the versions are on two datums, or the earlier one is too large for the memory there is
     */
    Optional<ComparisonJob> take(LayerVersion from, LayerVersion to, String login) {
        if (!AskedSystems.areOnOneDatum(from.crs(), to.crs())) {
            throw new RefusedQuestionException(
                    422, "other-crs", from.crs().toString(), to.crs().toString());
        }
        if (from.featureCount() > mostCompared) {
            throw new RefusedQuestionException(422, "too-large-version", from.featureCount(), mostCompared);
        }
        Optional<ComparisonJob> same = queue.list().stream()
                .filter(job ->
                        job.from().id().equals(from.id()) && job.to().id().equals(to.id()))
                .filter(job -> !job.state().isOver() || job.state() == JobState.DONE)
                .findFirst();
        if (same.isPresent()) {
            return same;
        }
        var job = new ComparisonJob(from, to, login, clock.instant());
        return queue.take(job, () -> run(job)) ? Optional.of(job) : Optional.empty();
    }

    private void run(ComparisonJob job) {
        try {
            Question question = Question.of(job.to(), MOST_PLACES, LocalDate.now(clock));
            job.run(() -> ChangeSearch.find(catalogue, job.from(), job.to(), question, job::reached));
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "versions {} and {} were not compared",
                    job.from().id(),
                    job.to().id(),
                    e);
        }
    }

    @Override
    public void close() {
        queue.close();
    }
}
