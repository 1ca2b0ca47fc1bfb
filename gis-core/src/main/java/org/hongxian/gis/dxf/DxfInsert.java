package org.hongxian.gis.dxf;

import java.util.Locale;

/**
 * A reference to a block: where it is shown, and how often.
 *
 * @param blockName in capitals
 * @param angleDegrees counterclockwise
 */
record DxfInsert(
        String blockName,
        String layer,
        double x,
        double y,
        double scaleX,
        double scaleY,
        double angleDegrees,
        int columns,
        int rows,
        double columnSpacing,
        double rowSpacing,
        boolean isSeenFromBelow) {

    static DxfInsert of(DxfEntity entity) {
        return new DxfInsert(
                entity.blockName.toUpperCase(Locale.ROOT),
                entity.layer,
                entity.start.x,
                entity.start.y,
                entity.scaleX,
                entity.scaleY,
                entity.angle,
                Math.max(1, entity.flags),
                Math.max(1, entity.rows),
                entity.columnSpacing,
                entity.rowSpacing,
                entity.isSeenFromBelow());
    }
}
