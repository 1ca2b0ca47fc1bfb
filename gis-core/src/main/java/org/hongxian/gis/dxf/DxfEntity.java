package org.hongxian.gis.dxf;

import java.util.LinkedHashMap;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/** One entity as its group codes give it. Which of the values mean something depends on the type. */
final class DxfEntity {

    /** The application our own data is attached under. */
    static final String APPLICATION = "HONGXIAN";

    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_ATTACHED = 100;

    final String type;
    final int line;
    String layer = "0";
    String handle = "";
    String blockName = "";
    final StringBuilder text = new StringBuilder();
    boolean isOnPaper;
    final Coordinate start = new Coordinate(0, 0);
    final Coordinate end = new Coordinate(0, 0);
    /** Radius, or height of a text. */
    double size;

    double scaleX = 1;
    double scaleY = 1;
    double bulge;
    double columnSpacing;
    double rowSpacing;
    double angle;
    double endAngle;
    int flags;
    int rows = 1;
    int justification;
    double normalX;
    double normalY;
    double normalZ = 1;
    final DxfVertices vertices = new DxfVertices();

    private final Map<String, StringBuilder> attached = new LinkedHashMap<>();
    private boolean isOurs;

    DxfEntity(String type, int line) {
        this.type = type;
        this.line = line;
    }

    /** Takes over the current pair. */
    void accept(DxfTags tags) {
        switch (tags.code()) {
            case 1, 3 -> addText(tags.rawValue());
            case 2 -> blockName = tags.value();
            case 5 -> handle = tags.value();
            case 8 -> layer = tags.value();
            case 10 -> x(tags.number());
            case 20 -> y(tags.number());
            case 11 -> end.x = tags.number();
            case 21 -> end.y = tags.number();
            case 40 -> size = tags.number();
            case 41 -> scaleX = tags.number();
            case 42 -> bulge(tags.number());
            case 44 -> columnSpacing = tags.number();
            case 45 -> rowSpacing = tags.number();
            case 50 -> angle = tags.number();
            case 51 -> endAngle = tags.number();
            case 67 -> isOnPaper = tags.integer() == 1;
            case 70 -> flags = tags.integer();
            case 71 -> rows = tags.integer();
            case 72, 73 -> justification |= tags.integer();
            case 210 -> normalX = tags.number();
            case 220 -> normalY = tags.number();
            case 230 -> normalZ = tags.number();
            case 1001 -> isOurs = tags.value().equals(APPLICATION);
            case 1000 -> attach(tags.rawValue());
            default -> {
                // Colours, line types, heights and what other programs attached do not matter.
            }
        }
    }

    boolean isClosed() {
        return (flags & 1) != 0;
    }

    /** Whether the plane of the entity is level; drawn from below, its x axis points the other way. */
    boolean isLevel() {
        return Math.abs(normalX) < 1e-6 && Math.abs(normalY) < 1e-6 && normalZ != 0;
    }

    boolean isSeenFromBelow() {
        return normalZ < 0;
    }

    private void x(double value) {
        start.x = value;
        if (type.equals("LWPOLYLINE")) {
            vertices.add(value, 0, 0);
        }
    }

    private void y(double value) {
        start.y = value;
        if (type.equals("LWPOLYLINE")) {
            vertices.setLastY(value);
        }
    }

    private void bulge(double value) {
        bulge = value;
        scaleY = value;
        if (type.equals("LWPOLYLINE")) {
            vertices.setLastBulge(value);
        }
    }

    private void addText(String piece) {
        if (text.length() + piece.length() <= LONGEST_TEXT) {
            text.append(piece);
        }
    }

    private void attach(String pair) {
        int equals = pair.indexOf('=');
        if (isOurs && equals > 0) {
            String key = pair.substring(0, equals);
            if (attached.size() < MOST_ATTACHED || attached.containsKey(key)) {
                attached.computeIfAbsent(key, absent -> new StringBuilder())
                        .append(DxfNames.decoded(pair.substring(equals + 1)));
            }
        }
    }

    /** What we ourselves attached, by key. */
    Map<String, String> attached() {
        if (attached.isEmpty()) {
            return Map.of();
        }
        var texts = new LinkedHashMap<String, String>();
        attached.forEach((key, value) -> texts.put(key, value.toString()));
        return texts;
    }
}
