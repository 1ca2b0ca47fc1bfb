package org.hongxian.gis.dxf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What matters of a DXF: its paths, texts and block references, block by block. */
final class DxfDrawing {

    /** The content of a block, or of the drawing itself. */
    static final class Block {
        final List<DxfShape> shapes = new ArrayList<>();
        final List<DxfInsert> inserts = new ArrayList<>();
        final List<DxfText> texts = new ArrayList<>();
        double baseX;
        double baseY;
    }

    final Block model = new Block();
    /** By name in capitals. */
    final Map<String, Block> blocks = new HashMap<>();
    /** Names of layers switched off or frozen, in capitals. */
    final Set<String> hiddenLayers = new HashSet<>();
    /** Entities that may be boundaries but are not read, by type. */
    final Map<String, Integer> unreadCurves = new TreeMap<>();
    /** Other entities left out, by type. */
    final Map<String, Integer> leftOut = new TreeMap<>();

    boolean hasHeights;
    int unitCode;

    Block block(String name) {
        return blocks.computeIfAbsent(name.toUpperCase(Locale.ROOT), key -> new Block());
    }

    boolean isHidden(String layer) {
        return hiddenLayers.contains(layer.toUpperCase(Locale.ROOT));
    }

    /** Metres in one unit of the drawing as the header states it; 0 where it states none. */
    double statedMetresPerUnit() {
        return switch (unitCode) {
            case 1 -> 0.0254;
            case 2 -> 0.3048;
            case 4 -> 0.001;
            case 5 -> 0.01;
            case 6 -> 1;
            case 7 -> 1000;
            case 14 -> 0.1;
            default -> 0;
        };
    }
}
