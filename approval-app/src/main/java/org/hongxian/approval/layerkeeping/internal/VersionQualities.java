package org.hongxian.approval.layerkeeping.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.job.JobQueue;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.quality.QualitySearch;
import org.hongxian.map.quality.QualityTable;
import org.hongxian.map.quality.VersionQuality;
import org.hongxian.map.region.DivisionLayers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Quality reports of versions: made while they are imported, or afterwards for those that have none. */
@Component
class VersionQualities implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VersionQualities.class);

    private final LayerCatalogue catalogue;
    private final QualityTable table;
    private final DivisionLayers divisions;
    private final Clock clock;
    private final JobQueue<QualityJob> queue = new JobQueue<>("layer-quality");

    VersionQualities(LayerCatalogue catalogue, QualityTable table, DivisionLayers divisions, Clock clock) {
        this.catalogue = catalogue;
        this.table = table;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** Empty for a version nobody has looked at: that says nothing about it. */
    Optional<VersionQuality> find(UUID versionId) {
        return table.find(versionId);
    }

    /** Looks at a version and keeps the report. Throws as {@link QualitySearch#check}. */
    VersionQuality look(LayerVersion version, QualitySearch.Listener listener) {
        var ground = version.layer().equals(DivisionLayers.COUNTIES)
                ? null
                : divisions.ground(version.crs()).orElse(null);
        VersionQuality quality = QualitySearch.check(catalogue, version, ground, LocalDate.now(clock), listener);
        if (table.find(version.id()).isEmpty()) {
            table.keep(version.id(), quality);
        }
        return quality;
    }

    /** The last look at a version that was asked for by itself. */
    Optional<QualityJob> lastJob(UUID versionId) {
        return queue.list().stream()
                .filter(job -> job.version().id().equals(versionId))
                .findFirst();
    }

    /**
     * Looks at a version beside the running product.
     *
     * @return false when too many are waiting already
     */
    boolean take(LayerVersion version, String login) {
        List<QualityJob> waiting = queue.list().stream()
                .filter(job ->
                        job.version().id().equals(version.id()) && !job.state().isOver())
                .toList();
        if (!waiting.isEmpty()) {
            return true;
        }
        var job = new QualityJob(version, login, clock.instant());
        return queue.take(job, () -> {
            try {
                job.run(() -> look(version, job::reached));
            } catch (RuntimeException | Error e) {
                LOG.error("version {} was not looked at", version.id(), e);
            }
        });
    }

    @Override
    public void close() {
        queue.close();
    }
}
