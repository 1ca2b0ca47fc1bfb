package org.hongxian.map.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.packed.CoordinateOutOfRangeException;
import org.hongxian.map.layer.ImportCompanion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the coverage files of a version while it is imported. A disk that is full or a layer that reaches too far ends the making,
 * not the import: the files are then made, or found not to be possible, afterwards.
 */
final class ImportPacking implements ImportCompanion.Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(ImportPacking.class);

    private final Path folder;
    private final UUID version;
    private final Set<UUID> underWay;
    private final CountyWriters writers;
    private boolean given;

    private ImportPacking(Path folder, UUID version, CrsCode crs, Set<UUID> underWay) {
        this.folder = folder;
        this.version = version;
        this.underWay = underWay;
        this.writers = new CountyWriters(folder, version, crs);
    }

    /** @param underWay holds the version until its import has failed, or somebody takes it out */
    static ImportCompanion.Attempt begin(Path folder, UUID version, CrsCode crs, Set<UUID> underWay) {
        if (!CrsCatalogue.get(crs).isZone()) {
            return NOTHING;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            LOG.warn("no folder {} for coverage files", folder, e);
            return NOTHING;
        }
        underWay.add(version);
        return new ImportPacking(folder, version, crs, underWay);
    }

    @Override
    public void add(LayerFeature feature) {
        if (given) {
            return;
        }
        try {
            writers.add(feature);
        } catch (CoordinateOutOfRangeException | UncheckedIOException e) {
            giveUp(e);
        }
    }

    @Override
    public void finish(String digest, BooleanSupplier goesOn) {
        if (given) {
            return;
        }
        try {
            writers.finish(digest, goesOn);
            writers.close();
        } catch (IOException | UncheckedIOException e) {
            giveUp(e);
        }
    }

    @Override
    public void abandon() {
        given = true;
        remove();
        underWay.remove(version);
    }

    private void giveUp(Exception why) {
        LOG.warn("no coverage files are made along with the import of version {}", version, why);
        given = true;
        remove();
    }

    private void remove() {
        try {
            writers.close();
            VersionFiles.deleteAll(folder, version);
        } catch (IOException e) {
            LOG.warn("coverage files of version {} could not be removed", version, e);
        }
    }
}
