package org.hongxian.approval.layerkeeping.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.reference.ReferenceTable;
import org.hongxian.map.coverage.CoverageFiles;
import org.hongxian.map.layer.ImportListener;
import org.hongxian.map.layer.LayerAccess;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.hongxian.map.layer.LayerMetadata;
import org.hongxian.map.layer.LayerRegister;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.sample.SampleRegionFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Imports the layers of the sample region the catalogue does not have yet, before the first request is answered: who finds the
 * product healthy finds its layers. Each layer is whole or absent, so an interrupted start goes on where it was.
 *
 * <p>Production refuses the setting altogether; the identity module sees to that before this runs.
 */
@Component
class SampleLayers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SampleLayers.class);

    private static final String DESCRIPTIONS = "layer-descriptions-sample.csv";

    private final LayerCatalogue catalogue;
    private final LayerRegister register;
    private final CoverageFiles coverageFiles;
    private final SampleLayersProperties settings;
    private boolean done;

    SampleLayers(
            LayerCatalogue catalogue,
            LayerRegister register,
            CoverageFiles coverageFiles,
            SampleLayersProperties settings) {
        this.catalogue = catalogue;
        this.register = register;
        this.coverageFiles = coverageFiles;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (settings.enabled() && !settings.directory().isBlank()) {
            importMissing(Path.of(settings.directory()));
            ReferenceTable.read(DESCRIPTIONS).rows().forEach(this::describe);
        }
        done = true;
    }

    /** A layer that is there and that nobody has described. */
    private void describe(ReferenceTable.Row row) {
        String layer = row.get("layer");
        if (catalogue.findCurrent(layer).isEmpty() || register.metadata(layer).revision() > 0) {
            return;
        }
        register.describe(new LayerMetadata(
                layer,
                0,
                row.get("group"),
                row.get("owner_unit"),
                row.get("contact"),
                row.get("description"),
                row.get("licence"),
                row.get("secrecy"),
                LayerAccess.OFFICIALS,
                LocalDate.parse(row.get("valid_from")),
                row.get("basis"),
                Instant.EPOCH,
                ""));
    }

    void importMissing(Path directory) {
        try {
            SampleRegionFiles region = SampleRegionFiles.open(directory);
            for (SampleRegionFiles.Layer layer : region.layers()) {
                // One that was withdrawn counts no more, and is not brought back by a start.
                if (catalogue.history(layer.key()).isEmpty()) {
                    importLayer(region, layer);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sample region in " + directory + " cannot be read", e);
        }
    }

    private void importLayer(SampleRegionFiles region, SampleRegionFiles.Layer layer) throws IOException {
        long started = System.nanoTime();
        try (Stream<LayerFeature> features = region.features(layer)) {
            var version = new NewVersion(
                    layer.key(),
                    layer.title(),
                    layer.crs(),
                    layer.dataDate(),
                    layer.extent(),
                    "sample region, " + layer.file() + ", SHA-256 " + layer.sha256());
            LayerVersion imported = catalogue.importVersion(
                    version, features::forEachOrdered, ImportListener.NONE, coverageFiles.alongWithImport());
            log.info(
                    "imported sample layer {}: {} features in {} ms",
                    imported.layer(),
                    imported.featureCount(),
                    Duration.ofNanos(System.nanoTime() - started).toMillis());
        }
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** Before the web server, which starts among the last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
