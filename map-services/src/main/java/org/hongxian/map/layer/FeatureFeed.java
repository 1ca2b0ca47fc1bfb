package org.hongxian.map.layer;

import java.util.function.Consumer;
import org.hongxian.gis.overlay.LayerFeature;

/** Features one after the other, as a file gives them; what the consumer throws ends it. */
@FunctionalInterface
public interface FeatureFeed {

    void forEach(Consumer<LayerFeature> consumer);
}
