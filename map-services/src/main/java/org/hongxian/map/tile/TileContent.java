package org.hongxian.map.tile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a layer goes into its tiles.
 *
 * @param classField attribute that gives a feature its look; small features are dissolved by it; null dissolves them all into
 *     one
 * @param attributes other attributes that travel with features drawn one by one
 */
public record TileContent(@Nullable String classField, List<String> attributes) {

    public TileContent {
        attributes = List.copyOf(attributes);
    }
}
