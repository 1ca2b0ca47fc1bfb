package org.hongxian.approval.mapservice.internal;

import java.time.Duration;
import java.util.List;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.tile.TileMatrixSet;
import org.jspecify.annotations.Nullable;
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
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Tiles from the files are made many times faster than from the database, and another kind would be asked for later. */
    private static final Duration FILES_PATIENCE = Duration.ofMinutes(30);
    /** Where maps of this product and of others begin. */
    private static final List<TileMatrixSet> GRIDS =
            List.of(TileMatrixSet.CGCS2000_ZONE_39, TileMatrixSet.WEB_MERCATOR_QUAD, TileMatrixSet.CGCS2000_QUAD);

    private final LayerCatalogue catalogue;
    private final LayerTiles tiles;
    private final CoverageFiles coverage;
    private volatile boolean goesOn;
    private @Nullable Thread worker;

    TilePreparation(LayerCatalogue catalogue, LayerTiles tiles, CoverageFiles coverage) {
        this.catalogue = catalogue;
        this.coverage = coverage;
        this.tiles = tiles;
    }

    @Override
    public void start() {
        goesOn = true;
        var thread = new Thread(this::prepare, "tile-preparation");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        worker = thread;
        thread.start();
    }

    private void prepare() {
        for (LayerVersion version : catalogue.current()) {
            try {
                coverage.await(version, FILES_PATIENCE, () -> goesOn);
                long started = System.nanoTime();
                int ready = 0;
                for (TileMatrixSet grid : GRIDS) {
                    ready += tiles.prepare(version, grid, () -> goesOn);
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

    /** Waits for the tile under way: interrupting a thread closes the embedded database under everybody. */
    @Override
    public void stop() {
        goesOn = false;
        Thread working = worker;
        worker = null;
        if (working != null) {
            try {
                working.join(PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** After the web server, and ended before it. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
