package org.hongxian.gis.dxf;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path of straight segments and arcs in the coordinates of its block or of the drawing.
 *
 * @param attached what we ourselves attached to it, by key
 * @param line one-based line of the entity in the file
 */
record DxfShape(
        String layer, String handle, int line, boolean isClosed, DxfVertices vertices, Map<String, String> attached) {

    /** @return null when the entity is no path, or its plane is not level */
    static @Nullable DxfShape of(DxfEntity entity) {
        DxfVertices vertices =
                switch (entity.type) {
                    case "LWPOLYLINE", "POLYLINE" -> entity.vertices;
                    case "LINE" -> segment(entity);
                    case "ARC" -> arc(entity, sweepDegrees(entity));
                    case "CIRCLE" -> circle(entity);
                    default -> new DxfVertices();
                };
        if (vertices.count() < 2 || !entity.isLevel()) {
            return null;
        }
        boolean closed = entity.type.equals("CIRCLE") || entity.type.endsWith("POLYLINE") && entity.isClosed();
        // The ends of a line are given in the coordinates of the drawing, whatever its plane.
        boolean mirrored = entity.isSeenFromBelow() && !entity.type.equals("LINE");
        return new DxfShape(
                entity.layer,
                entity.handle,
                entity.line,
                closed,
                mirrored ? vertices.mirrored() : vertices,
                entity.attached());
    }

    private static DxfVertices segment(DxfEntity entity) {
        var vertices = new DxfVertices();
        vertices.add(entity.start.x, entity.start.y, 0);
        vertices.add(entity.end.x, entity.end.y, 0);
        return vertices;
    }

    private static double sweepDegrees(DxfEntity entity) {
        double sweep = (entity.endAngle - entity.angle) % 360;
        return sweep <= 0 ? sweep + 360 : sweep;
    }

    /** In two halves, because the bulge of a whole turn is infinite. */
    private static DxfVertices arc(DxfEntity entity, double sweepDegrees) {
        var vertices = new DxfVertices();
        double bulge = Math.tan(Math.toRadians(sweepDegrees) / 8);
        if (entity.size > 0) {
            for (int i = 0; i <= 2; i++) {
                double radians = Math.toRadians(entity.angle + i * sweepDegrees / 2);
                vertices.add(
                        entity.start.x + entity.size * Math.cos(radians),
                        entity.start.y + entity.size * Math.sin(radians),
                        i < 2 ? bulge : 0);
            }
        }
        return vertices;
    }

    private static DxfVertices circle(DxfEntity entity) {
        var vertices = new DxfVertices();
        if (entity.size > 0) {
            vertices.add(entity.start.x + entity.size, entity.start.y, 1);
            vertices.add(entity.start.x - entity.size, entity.start.y, 1);
        }
        return vertices;
    }
}
