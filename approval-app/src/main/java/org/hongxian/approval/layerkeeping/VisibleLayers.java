package org.hongxian.approval.layerkeeping;

import java.util.List;
import java.util.Optional;
import org.hongxian.map.layer.LayerVersion;

/**
 * The layers the rules of their keepers let somebody see. Whatever serves features, tiles, figures or files of a layer asks here;
 * measuring the red line of a case does not, since every layer counts for it. A program with a service key sees what its person may
 * see, less what the secrecy of a layer keeps from programs.
 */
public interface VisibleLayers {

    /** The versions that count of all layers the current person may see, by layer key. */
    List<LayerVersion> current();

    /** The version that counts; empty as well when the current person may not see the layer. */
    Optional<LayerVersion> find(String layer);

    /**
     * The versions that count or once counted, the newest first; none when the current person may not see the layer or none of it
     * counts any more.
     */
    List<LayerVersion> counted(String layer);

    /** One of {@link #counted}, by its number. */
    default Optional<LayerVersion> find(String layer, int number) {
        Optional<LayerVersion> current = find(layer);
        if (current.isEmpty() || current.get().number() == number) {
            return current;
        }
        return counted(layer).stream()
                .filter(version -> version.number() == number)
                .findFirst();
    }

    /** A version that waits for a decision, by its number, for those who may decide it; empty for anybody else and for programs. */
    Optional<LayerVersion> findWaiting(String layer, int number);

    /** Whether the current person may see the layer, whatever version of it. */
    boolean admits(String layer);
}
