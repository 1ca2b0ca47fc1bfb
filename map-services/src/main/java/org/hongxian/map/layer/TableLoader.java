package org.hongxian.map.layer;

import java.util.function.Consumer;

/** Fills the table of one version, in the way its database does fastest. */
interface TableLoader {

    /** Rows one after the other; what the consumer throws ends it. */
    interface Rows {
        void forEach(Consumer<FeatureRow> consumer);
    }

    /** @throws TwiceException if the table has its key already and an id comes twice */
    void load(String table, Rows rows);

    /** The same feature id came twice. */
    final class TwiceException extends RuntimeException {

        private final String id;

        TwiceException(String id, Throwable cause) {
            super(id, cause);
            this.id = id;
        }

        String id() {
            return id;
        }
    }
}
