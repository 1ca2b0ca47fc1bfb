package org.hongxian.approval.layerkeeping.internal;

import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.layer.LayerCatalogue;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has the coverage files of the current layers checked, or made, beside the running product. */
@Component
class CoveragePreparation implements SmartLifecycle {

    private final LayerCatalogue catalogue;
    private final CoverageFiles files;
    private volatile boolean started;

    CoveragePreparation(LayerCatalogue catalogue, CoverageFiles files) {
        this.catalogue = catalogue;
        this.files = files;
    }

    @Override
    public void start() {
        files.open();
        files.prepare(catalogue.current());
        started = true;
    }

    @Override
    public void stop() {
        files.close();
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** After the sample layers are there and the web server runs. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
