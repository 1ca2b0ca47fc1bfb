package org.hongxian.gis.dxf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;

/** Writes small drawings for tests, one group code and value after the other. */
final class Dxf {

    private final List<String> header = new ArrayList<>();
    private final List<String> layers = new ArrayList<>();
    private final List<String> blocks = new ArrayList<>();
    private final List<String> entities = new ArrayList<>();

    Dxf header(Object... pairs) {
        return add(header, pairs);
    }

    Dxf layer(String name, int flags, int colour) {
        return add(layers, 0, "LAYER", 2, name, 70, flags, 62, colour);
    }

    /** @param content entities as pairs */
    Dxf block(String name, double baseX, double baseY, Object... content) {
        add(blocks, 0, "BLOCK", 8, "0", 2, name, 70, 0, 10, baseX, 20, baseY);
        add(blocks, content);
        return add(blocks, 0, "ENDBLK");
    }

    Dxf entity(Object... pairs) {
        return add(entities, pairs);
    }

    /** A closed lightweight polyline; x, y and so on. */
    Dxf polyline(String layer, double... coordinates) {
        add(entities, 0, "LWPOLYLINE", 5, "A" + entities.size(), 8, layer, 90, coordinates.length / 2, 70, 1);
        for (int i = 0; i < coordinates.length; i += 2) {
            add(entities, 10, coordinates[i], 20, coordinates[i + 1]);
        }
        return this;
    }

    Dxf line(String layer, double x1, double y1, double x2, double y2) {
        return add(entities, 0, "LINE", 8, layer, 10, x1, 20, y1, 30, 0, 11, x2, 21, y2, 31, 0);
    }

    Dxf text(String layer, double x, double y, String text) {
        return add(entities, 0, "TEXT", 8, layer, 10, x, 20, y, 40, 2.5, 1, text);
    }

    byte[] bytes(Charset charset) {
        return text().getBytes(charset);
    }

    String text() {
        var all = new ArrayList<String>();
        section(all, "HEADER", header);
        section(all, "TABLES", layers);
        section(all, "BLOCKS", blocks);
        section(all, "ENTITIES", entities);
        add(all, 0, "EOF");
        return String.join("\r\n", all) + "\r\n";
    }

    ReadResult read() {
        return read(ReadOptions.standard());
    }

    ReadResult read(ReadOptions options) {
        return CoordinateFiles.read("drawing.dxf", bytes(StandardCharsets.UTF_8), options);
    }

    private void section(List<String> all, String name, List<String> content) {
        add(all, 0, "SECTION", 2, name);
        all.addAll(content);
        add(all, 0, "ENDSEC");
    }

    private Dxf add(List<String> lines, Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            lines.add("%3s".formatted(pairs[i]));
            lines.add(
                    pairs[i + 1] instanceof Double number
                            ? java.math.BigDecimal.valueOf(number).toPlainString()
                            : pairs[i + 1].toString());
        }
        return this;
    }
}
