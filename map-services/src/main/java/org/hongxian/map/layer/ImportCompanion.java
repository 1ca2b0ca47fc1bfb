package org.hongxian.map.layer;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hongxian.gis.overlay.LayerFeature;

/**
 * Goes along with an import and makes something of its features while they pass by, so that they need not be read again. What it
 * makes is derived: that it cannot be made is no reason for an import to fail.
 */
@FunctionalInterface
public interface ImportCompanion {

    /** Makes nothing. */
    ImportCompanion NONE = (version, id) -> Attempt.NOTHING;

    /** @param id of the version when it will have been stored */
    Attempt begin(LayerCatalogue.NewVersion version, UUID id);

    /** One import. Called by the thread that imports. */
    interface Attempt {

        /** Of which nothing is made. */
        Attempt NOTHING = new Attempt() {
            @Override
            public void add(LayerFeature feature) {}

            @Override
            public void finish(String digest, BooleanSupplier goesOn) {}

            @Override
            public void abandon() {}
        };

        /** A feature that is stored. */
        void add(LayerFeature feature);

        /**
         * All features are stored; the version is made known afterwards.
         *
         * @param digest of the version
         * @param goesOn asked many times a second; may throw itself to end the import
         * @throws java.util.concurrent.CancellationException if it does not
         */
        void finish(String digest, BooleanSupplier goesOn);

        /** The import has failed or was stopped: removes whatever was made, also after it was finished. */
        void abandon();
    }
}
