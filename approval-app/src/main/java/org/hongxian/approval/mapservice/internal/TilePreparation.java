package org.hongxian.approval.mapservice.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.hongxian.approval.job.LowWorker;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.region.RegionGrid;
import org.hongxian.map.tile.TileMatrixSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the tiles the planner's map begins with before anybody waits for them, beside the running product and at its lowest
 * priority. They are kept, so this costs something once for every new version of a layer and next to nothing at later starts.
 */
@Component
class TilePreparation implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TilePreparation.class);
    /** Tiles from the files are made many times faster than from the database, and another kind would be asked for later. */
    private static final Duration FILES_PATIENCE = Duration.ofMinutes(30);

    private final LayerCatalogue catalogue;
    private final LayerTiles tiles;
    private final CoverageFiles coverage;
    private final RegionGrid region;
    private final LowWorker worker = new LowWorker("tile-preparation", this::prepare);

    TilePreparation(LayerCatalogue catalogue, LayerTiles tiles, CoverageFiles coverage, RegionGrid region) {
        this.region = region;
        this.catalogue = catalogue;
        this.coverage = coverage;
        this.tiles = tiles;
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Where maps of this product and of others begin. */
    private void prepare(BooleanSupplier goesOn) {
        try {
            tiles.forgetOthers(catalogue.list());
        } catch (RuntimeException notNow) {
            log.warn("tiles of no version were not removed", notNow);
        }
        List<TileMatrixSet> grids = List.of(region.get(), TileMatrixSet.WEB_MERCATOR_QUAD, TileMatrixSet.CGCS2000_QUAD);
        for (LayerVersion version : catalogue.current()) {
            try {
                coverage.await(version, FILES_PATIENCE, goesOn);
                long started = System.nanoTime();
                int ready = 0;
                for (TileMatrixSet grid : grids) {
                    ready += tiles.prepare(version, grid, goesOn);
                }
                log.info(
                        "{} far tiles of layer {} are ready, after {} ms",
                        ready,
                        version.layer(),
                        Duration.ofNanos(System.nanoTime() - started).toMillis());
            } catch (RuntimeException notNow) {
                // Whoever asks for such a tile later learns why it cannot be made.
                log.warn("the far tiles of layer {} were not prepared", version.layer(), notNow);
            }
        }
    }

    @Override
    public void stop() {
        worker.stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return worker.isStarted();
    }

    /** After the web server, and ended before it. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
