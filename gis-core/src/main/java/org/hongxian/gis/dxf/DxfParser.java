package org.hongxian.gis.dxf;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;

/** Reads the sections of a DXF one pair of lines at a time; what does not matter is skipped. */
final class DxfParser {

    private static final Set<String> CURVES =
            Set.of("SPLINE", "ELLIPSE", "MLINE", "REGION", "3DFACE", "SOLID", "TRACE", "3DSOLID", "MPOLYGON");
    private static final Set<String> TEXTS = Set.of("TEXT", "MTEXT");
    private static final int MESH = 16 | 64;
    private static final int CONTROL_POINT = 16;

    /** A drawing of boundaries has some thousands; every one takes memory, however short it is in the file. */
    private static final int MOST_ENTITIES = 500_000;

    private final String fileName;
    private final DxfTags tags;
    private final int pointLimit;
    private final DxfDrawing drawing = new DxfDrawing();
    private int points;
    private int entities;

    DxfParser(String fileName, DxfTags tags, int pointLimit) {
        this.fileName = fileName;
        this.tags = tags;
        this.pointLimit = pointLimit;
    }

    /** @throws UnusableFileException if the file is cut off or damaged, or holds more points or entities than the limit */
    DxfDrawing parse() {
        tags.next();
        while (!tags.is(0, "EOF")) {
            if (tags.is(0, "SECTION")) {
                tags.next();
                section(tags.value());
            }
            tags.next();
        }
        return drawing;
    }

    /** Leaves the end of the section current. */
    private void section(String name) {
        switch (name) {
            case "HEADER" -> header();
            case "TABLES" -> tables();
            case "BLOCKS" -> blocks();
            case "ENTITIES" -> entities(drawing.model);
            default -> tags.skipSection();
        }
    }

    private void header() {
        tags.next();
        while (!tags.is(0, "ENDSEC")) {
            boolean units = tags.is(9, "$INSUNITS");
            tags.next();
            if (units && tags.code() == 70) {
                drawing.unitCode = tags.integer();
            }
        }
    }

    private void tables() {
        tags.next();
        while (!tags.is(0, "ENDSEC")) {
            if (tags.is(0, "LAYER")) {
                layer();
            } else {
                tags.next();
            }
        }
    }

    /** Frozen by its flags, or switched off by a negative colour. */
    private void layer() {
        String name = "";
        boolean hidden = false;
        tags.next();
        while (tags.code() != 0) {
            switch (tags.code()) {
                case 2 -> name = tags.value();
                case 70 -> hidden |= (tags.integer() & 1) != 0;
                case 62 -> hidden |= tags.integer() < 0;
                default -> {
                    // Line types, plot styles and handles do not matter.
                }
            }
            tags.next();
        }
        if (hidden) {
            count();
            drawing.hiddenLayers.add(name.toUpperCase(Locale.ROOT));
        }
    }

    private void blocks() {
        tags.next();
        while (!tags.is(0, "ENDSEC")) {
            if (tags.is(0, "BLOCK")) {
                count();
                DxfEntity head = entity();
                DxfDrawing.Block block = drawing.block(head.blockName);
                block.baseX = head.start.x;
                block.baseY = head.start.y;
                entities(block);
            } else {
                tags.next();
            }
        }
    }

    /** Up to the end of the block or section, which becomes current. */
    private void entities(DxfDrawing.Block block) {
        while (tags.code() != 0) {
            tags.next();
        }
        while (!tags.is(0, "ENDSEC") && !tags.is(0, "ENDBLK")) {
            if (tags.is(0, "EOF")) {
                throw tags.broken();
            }
            DxfEntity entity = entity();
            if (entity.type.equals("POLYLINE")) {
                vertices(entity);
            }
            if (!entity.isOnPaper) {
                add(entity, block);
            }
        }
    }

    /** The entity the current pair begins; the pair after it becomes current. */
    private DxfEntity entity() {
        var entity = new DxfEntity(tags.value(), tags.line());
        tags.next();
        while (tags.code() != 0) {
            if (tags.code() == 30 || tags.code() == 38) {
                drawing.hasHeights |= tags.number() != 0;
            }
            entity.accept(tags);
            if (entity.vertices.count() + points > pointLimit) {
                throw tooManyPoints();
            }
            tags.next();
        }
        return entity;
    }

    private void vertices(DxfEntity polyline) {
        while (tags.is(0, "VERTEX")) {
            DxfEntity vertex = entity();
            if ((vertex.flags & CONTROL_POINT) == 0) {
                polyline.vertices.add(vertex.start.x, vertex.start.y, vertex.bulge);
            }
            if (polyline.vertices.count() + points > pointLimit) {
                throw tooManyPoints();
            }
        }
        if (tags.is(0, "SEQEND")) {
            entity();
        }
    }

    private void add(DxfEntity entity, DxfDrawing.Block block) {
        DxfShape shape = entity.type.equals("POLYLINE") && (entity.flags & MESH) != 0 ? null : DxfShape.of(entity);
        if (shape != null) {
            points += shape.vertices().count();
            count();
            block.shapes.add(shape);
        } else if (entity.type.equals("INSERT") && entity.isLevel()) {
            count();
            block.inserts.add(DxfInsert.of(entity));
        } else if (TEXTS.contains(entity.type) && entity.isLevel()) {
            addText(entity, block);
        } else if (CURVES.contains(entity.type) || entity.vertices.count() > 1) {
            tally(drawing.unreadCurves, entity.type);
        } else if (!entity.type.equals("SEQEND") && !entity.type.equals("ATTRIB")) {
            tally(drawing.leftOut, entity.type);
        }
    }

    private void addText(DxfEntity entity, DxfDrawing.Block block) {
        String name = DxfNames.nameIn(entity.text.toString());
        if (!name.isEmpty()) {
            count();
            block.texts.add(new DxfText(entity.justification == 0 ? entity.start : entity.end, name));
        }
    }

    private void tally(Map<String, Integer> counts, String type) {
        if (counts.merge(type, 1, Integer::sum) == 1) {
            count();
        }
    }

    /** Whatever takes memory of its own. */
    private void count() {
        if (++entities > MOST_ENTITIES) {
            throw new UnusableFileException(
                    fileName, UnusableReason.DXF_TOO_MANY_ENTITIES, Integer.toString(MOST_ENTITIES));
        }
    }

    private UnusableFileException tooManyPoints() {
        return new UnusableFileException(fileName, UnusableReason.TOO_MANY_POINTS, Integer.toString(pointLimit));
    }
}
