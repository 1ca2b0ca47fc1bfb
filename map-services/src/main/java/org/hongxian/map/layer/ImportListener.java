package org.hongxian.map.layer;

/** Hears how far an import has come, in the thread that imports. */
@FunctionalInterface
public interface ImportListener {

    /** Hears nothing. */
    ImportListener NONE = (step, features) -> {};

    /** What an import does, in this order. */
    enum Step {
        LOADING,
        INDEXING,
        CHECKING,
        /** What goes along with the import is finished; see {@link ImportCompanion}. */
        PACKING
    }

    /**
     * Called at the beginning of each step, and every few hundred features within.
     *
     * @param features done in this step
     * @throws java.util.concurrent.CancellationException to stop the import: nothing of it remains
     */
    void reached(Step step, long features);
}
