package org.hongxian.approval.mapservice.internal;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.style.LayerStyle;
import org.hongxian.map.style.StyleBook;
import org.hongxian.map.tile.TileAddress;
import org.hongxian.map.tile.TileContent;
import org.hongxian.map.tile.TileMatrixSet;
import org.hongxian.map.tile.TileService;
import org.hongxian.map.tile.VectorTile;
import org.springframework.stereotype.Component;

/** Tiles with what the style of their layer needs: the class that gives a feature its look, and its label. */
@Component
class LayerTiles {

    private final TileService tiles;
    private final StyleBook styles;

    LayerTiles(TileService tiles, StyleBook styles) {
        this.tiles = tiles;
        this.styles = styles;
    }

    boolean canDraw(LayerVersion version, TileMatrixSet grid) {
        return tiles.canDraw(version, grid);
    }

    VectorTile tile(LayerVersion version, TileMatrixSet grid, TileAddress address) {
        return tiles.tile(version, content(version), grid, address);
    }

    String entityTag(LayerVersion version, TileMatrixSet grid, TileAddress address) {
        return tiles.entityTag(version, content(version), grid, address);
    }

    int prepare(LayerVersion version, TileMatrixSet grid, BooleanSupplier goesOn) {
        return tiles.prepare(version, content(version), grid, goesOn);
    }

    void forgetOthers(List<LayerVersion> versions) {
        tiles.forgetOthers(versions);
    }

    private TileContent content(LayerVersion version) {
        LayerStyle style = styles.look(version.layer(), version.title(), version.classes());
        var attributes = style.labelField() == null ? List.<String>of() : List.of(style.labelField());
        return new TileContent(style.classField(), attributes);
    }
}
