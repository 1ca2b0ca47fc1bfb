package org.hongxian.approval.layerkeeping.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.layer.InForce;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.VersionComparison;
import org.hongxian.map.tile.TileService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides which version of a layer counts, and has every decision recorded. On behalf of the current person. */
@Component
class LayerVersions {

    private final LayerCatalogue catalogue;
    private final CoverageFiles coverageFiles;
    private final TileService tiles;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LayerVersions(
            LayerCatalogue catalogue,
            CoverageFiles coverageFiles,
            TileService tiles,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.catalogue = catalogue;
        this.coverageFiles = coverageFiles;
        this.tiles = tiles;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The version beside the one that counts; beside nothing when it is that one. */
    VersionComparison compare(LayerVersion version, long leftOut) {
        LayerVersion before = before(version);
        return VersionComparison.of(catalogue, version, before, leftOut, LocalDate.now(clock));
    }

    private @Nullable LayerVersion before(LayerVersion version) {
        return catalogue
                .findCurrent(version.layer())
                .filter(current -> !current.id().equals(version.id()))
                .orElse(null);
    }

    /**
     * Lets a version that came in count, unless something speaks against it: then it waits for a person.
     *
     * @return whether it counts
     */
    boolean takeIn(LayerVersion version, VersionComparison comparison, String login) {
        if (comparison.isDoubtful()) {
            transaction.executeWithoutResult(status -> events.publishEvent(
                    LayerDecision.of(LayerDecision.HELD, version, before(version), "", comparison)));
            return false;
        }
        putInForce(version, comparison, login, null);
        return true;
    }

    /**
     * Lets a stored version count from now on, whatever speaks against it.
     *
     * @return empty when there is no such version, or it counts already
     */
    Optional<LayerVersion> makeCurrent(UUID versionId, String login, String reason) {
        Optional<LayerVersion> version = catalogue.find(versionId).filter(found -> catalogue
                .findCurrent(found.layer())
                .filter(current -> current.id().equals(versionId))
                .isEmpty());
        version.ifPresent(found -> putInForce(found, compare(found, 0), login, reason));
        return version;
    }

    private void putInForce(LayerVersion version, VersionComparison comparison, String login, @Nullable String reason) {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(LayerDecision.of(
                    LayerDecision.MADE_CURRENT, version, before(version), reason == null ? "" : reason, comparison));
            catalogue.makeCurrent(version.id(), login, reason);
        });
        coverageFiles.prepare(catalogue.current());
    }

    /**
     * Lets no version of the layer count from now on: what asks for it gets "no data".
     *
     * @return empty when none counted
     */
    Optional<LayerVersion> withdraw(String layer, String login, String reason) {
        Optional<LayerVersion> counted = catalogue.findCurrent(layer);
        counted.ifPresent(version -> {
            transaction.executeWithoutResult(status -> {
                catalogue.withdraw(layer, login, reason);
                events.publishEvent(LayerDecision.withdrawn(version, reason));
            });
            coverageFiles.prepare(catalogue.current());
            tiles.forget(version);
        });
        return counted;
    }

    /** Removes a version that never counted, with its coverage files and tiles. */
    Optional<LayerVersion> discard(UUID versionId) {
        return catalogue.find(versionId).filter(version -> {
            VersionComparison comparison = compare(version, 0);
            if (!catalogue.discard(versionId)) {
                return false;
            }
            transaction.executeWithoutResult(status -> events.publishEvent(
                    LayerDecision.of(LayerDecision.DISCARDED, version, before(version), "", comparison)));
            coverageFiles.discard(versionId);
            tiles.forget(version);
            return true;
        });
    }

    /** Those that never counted: they wait for a decision. The last imported first. */
    List<LayerVersion> waiting() {
        List<LayerVersion> all = catalogue.list();
        Set<UUID> counted = all.stream()
                .map(LayerVersion::layer)
                .distinct()
                .flatMap(layer -> catalogue.history(layer).stream())
                .map(InForce::versionId)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(version -> !counted.contains(version.id()))
                .sorted(Comparator.comparing(LayerVersion::importedAt).reversed())
                .toList();
    }

    /** The last version that counted of every layer that was withdrawn, by layer key. */
    List<LayerVersion> withdrawn() {
        return catalogue.list().stream()
                .map(LayerVersion::layer)
                .distinct()
                .flatMap(layer -> catalogue.history(layer).stream().limit(1))
                .filter(InForce::withdrawn)
                .flatMap(step -> catalogue.find(step.versionId()).stream())
                .toList();
    }
}
