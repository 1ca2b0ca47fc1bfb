package org.hongxian.map.layer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Layers and their versions in the database. */
public interface LayerCatalogue {

    /** The version that counts of every layer that has one, by layer key. */
    List<LayerVersion> current();

    Optional<LayerVersion> findCurrent(String layer);

    /** Every version of every layer, by layer key, the newest first. */
    List<LayerVersion> list();

    /** Which versions counted, the last first. */
    List<InForce> history(String layer);

    /** What the version holds, in numbers. */
    VersionFigures figures(LayerVersion version);

    /**
     * Lets a version count from now on, in the transaction of the caller.
     *
     * @param by who decided it
     * @param reason why, where a person was asked
     * @throws IllegalArgumentException if there is no such version
     * @throws org.springframework.dao.DuplicateKeyException if somebody else decided at the same moment
     */
    void makeCurrent(UUID versionId, String by, @Nullable String reason);

    /**
     * Lets no version of a layer count from now on, in the transaction of the caller: what asks for the layer gets "no data". What was
     * measured against its versions stays as it is, and {@link #makeCurrent} takes it back.
     *
     * @return the version that counted; empty when none did
     * @throws org.springframework.dao.DuplicateKeyException if somebody else decided at the same moment
     */
    Optional<LayerVersion> withdraw(String layer, String by, String reason);

    /**
     * Removes a version that never counted, with its features.
     *
     * @return false if it counted once, and so stays, or there is no such version
     */
    boolean discard(UUID versionId);

    Optional<LayerVersion> find(UUID versionId);

    /** A version by the number it has among those of its layer, whether it counts or not. */
    Optional<LayerVersion> find(String layer, int number);

    /**
     * Stores a new version; all of it or nothing. Memory does not grow with the number of features.
     *
     * @throws LayerImportException if a feature cannot be stored
     * @throws java.util.concurrent.CancellationException if the listener stopped it
     */
    LayerVersion importVersion(
            NewVersion version, FeatureFeed features, ImportListener listener, ImportCompanion companion);

    /** Stores a new version without anything beside it; all of it or nothing. */
    default LayerVersion importVersion(NewVersion version, FeatureFeed features, ImportListener listener) {
        return importVersion(version, features, listener, ImportCompanion.NONE);
    }

    /** Stores a new version nobody waits for; all of it or nothing. */
    default LayerVersion importVersion(NewVersion version, Stream<LayerFeature> features) {
        return importVersion(version, features::forEachOrdered, ImportListener.NONE);
    }

    /** A box that every feature of any layer meets: the readers refuse what lies farther out. */
    static Envelope everywhere() {
        double side = ReadLimits.LARGEST_COORDINATE;
        return new Envelope(-side, side, -side, side);
    }

    /** Calls the visitor for every feature, in ascending order of feature id. */
    default void visit(UUID versionId, Consumer<LayerFeature> visitor) {
        visit(versionId, everywhere(), visitor);
    }

    /** Calls the visitor for every feature whose envelope meets the given one, in ascending order of feature id. */
    void visit(UUID versionId, Envelope envelope, Consumer<LayerFeature> visitor);

    /**
     * The first features, in ascending order of feature id, whose envelope meets the given one.
     *
     * @param limit at most so many
     */
    default List<LayerFeature> list(UUID versionId, Envelope envelope, int limit) {
        return list(versionId, envelope, "", limit);
    }

    /**
     * The next features, in ascending order of feature id, whose envelope meets the given one.
     *
     * @param after only features whose id comes behind this one; the empty text for the first ones
     * @param limit at most so many
     */
    List<LayerFeature> list(UUID versionId, Envelope envelope, String after, int limit);

    /** The feature of that id, if the version has one. */
    Optional<LayerFeature> find(UUID versionId, String featureId);

    /** The version as the overlay engine reads it. */
    LayerSource source(LayerVersion version);

    /**
     * @param extent null when the source does not say where it was surveyed
     * @param classes how the features say their land class, when the supplier stated it; null to recognise it
     * @param held whether it is stored without counting until {@link #makeCurrent}; otherwise it counts as soon as it is stored
     */
    record NewVersion(
            String layer,
            String title,
            CrsCode crs,
            @Nullable LocalDate dataDate,
            @Nullable Geometry extent,
            String source,
            @Nullable LandClassCoding classes,
            boolean held) {

        /** Counts as soon as it is stored. */
        public NewVersion(
                String layer,
                String title,
                CrsCode crs,
                @Nullable LocalDate dataDate,
                @Nullable Geometry extent,
                String source,
                @Nullable LandClassCoding classes) {
            this(layer, title, crs, dataDate, extent, source, classes, false);
        }

        /** With its land classes to be recognised from the attributes and codes of the features. */
        public NewVersion(
                String layer,
                String title,
                CrsCode crs,
                @Nullable LocalDate dataDate,
                @Nullable Geometry extent,
                String source) {
            this(layer, title, crs, dataDate, extent, source, null);
        }

        /** The same, not to count until somebody says so. */
        public NewVersion heldBack() {
            return new NewVersion(layer, title, crs, dataDate, extent, source, classes, true);
        }
    }
}
