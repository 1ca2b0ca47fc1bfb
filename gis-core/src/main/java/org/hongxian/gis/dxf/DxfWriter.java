package org.hongxian.gis.dxf;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.PlotFeature;
import org.hongxian.gis.coordinatefile.PlotFields;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes plots as an R2000 drawing in metres: the rings as closed lightweight polylines on one layer, the names of plots and points
 * as texts on two others. What the drawing has no place for is attached to the polylines.
 */
final class DxfWriter {

    /** A character outside the code page is written as {@code \U+4E00}. */
    static final int ESCAPED_BYTES = 7;

    static final String BOUNDARY_LAYER = "用地红线";
    static final String POINT_LAYER = "界址点号";
    static final String NAME_LAYER = "地块名称";

    private static final Charset CODE_PAGE = Charset.forName("GBK");
    private static final String LINE_END = "\r\n";
    private static final int FIRST_HANDLE = 0x100;
    private static final double POINT_TEXT_METRES = 1.5;

    private final Writer out;
    private final CharsetEncoder codePage = CODE_PAGE.newEncoder();
    private int handle = FIRST_HANDLE;

    private DxfWriter(Writer out) {
        this.out = out;
    }

    /**
     * Writes the whole drawing; flushes but does not close the stream.
     *
     * @throws IllegalArgumentException if the CRS is not a zone
     */
    static void write(BoundaryFile file, OutputStream stream) throws IOException {
        CrsCode crs = file.crs();
        if (crs == null || !CrsCatalogue.get(crs).isZone()) {
            throw new IllegalArgumentException("a drawing needs a zone, not " + crs);
        }
        var out = new BufferedWriter(new OutputStreamWriter(stream, CODE_PAGE));
        var writer = new DxfWriter(out);
        writer.drawing(file, crs);
        out.flush();
    }

    private void drawing(BoundaryFile file, CrsCode crs) throws IOException {
        pair(999, "CRS " + crs);
        header(file.plots());
        DxfTables.write(this);
        section("ENTITIES");
        int position = 0;
        for (Plot plot : file.plots()) {
            plot(plot, ++position, crs);
        }
        end();
        DxfTables.writeObjects(this);
        pair(0, "EOF");
    }

    private void header(List<Plot> plots) throws IOException {
        var box = RingAssembler.assemble(plots).getEnvelopeInternal();
        section("HEADER");
        pair(9, "$ACADVER");
        pair(1, "AC1015");
        pair(9, "$DWGCODEPAGE");
        pair(3, "ANSI_936");
        pair(9, "$INSUNITS");
        pair(70, "6");
        pair(9, "$MEASUREMENT");
        pair(70, "1");
        pair(9, "$EXTMIN");
        place(box.isNull() ? 0 : box.getMinX(), box.isNull() ? 0 : box.getMinY());
        pair(30, "0");
        pair(9, "$EXTMAX");
        place(box.isNull() ? 0 : box.getMaxX(), box.isNull() ? 0 : box.getMaxY());
        pair(30, "0");
        pair(9, "$HANDSEED");
        int entities = plots.stream()
                .mapToInt(plot -> 2
                        + plot.rings().stream()
                                .mapToInt(ring -> 1 + ring.points().size())
                                .sum())
                .sum();
        pair(5, Integer.toHexString(FIRST_HANDLE + entities + 1).toUpperCase(Locale.ROOT));
        end();
    }

    private void plot(Plot plot, int position, CrsCode crs) throws IOException {
        PlotFeature feature = PlotFeature.of(plot);
        int ring = 0;
        for (List<List<BoundaryPoint>> polygon : feature.polygons()) {
            for (List<BoundaryPoint> points : polygon) {
                polyline(points);
                attach(feature, points, position, ++ring, crs);
                for (BoundaryPoint point : points) {
                    text(POINT_LAYER, point.name(), point.easting(), point.northing(), POINT_TEXT_METRES);
                }
            }
        }
        Geometry land = RingAssembler.assemble(plot);
        if (!plot.label().isBlank() && land.getNumGeometries() > 0) {
            Coordinate inside =
                    ((Polygon) land.getGeometryN(0)).getInteriorPoint().getCoordinate();
            if (inside != null) {
                text(NAME_LAYER, plot.label(), inside.x, inside.y, 2 * POINT_TEXT_METRES);
            }
        }
    }

    private void polyline(List<BoundaryPoint> points) throws IOException {
        entity("LWPOLYLINE", BOUNDARY_LAYER);
        pair(100, "AcDbPolyline");
        pair(90, Integer.toString(points.size()));
        pair(70, "1");
        for (BoundaryPoint point : points) {
            place(point.easting(), point.northing());
        }
    }

    private void attach(PlotFeature feature, List<BoundaryPoint> points, int position, int ring, CrsCode crs)
            throws IOException {
        pair(1001, DxfEntity.APPLICATION);
        pair(1000, DxfAttachment.PLOT + "=" + position);
        pair(1000, DxfAttachment.RING + "=" + ring);
        pair(1000, DxfAttachment.CRS + "=" + crs);
        for (Map.Entry<String, Object> attribute : feature.attributes().entrySet()) {
            String value = attribute.getValue() instanceof Double number
                    ? BigDecimal.valueOf(number).toPlainString()
                    : attribute.getValue().toString();
            if (!attribute.getKey().equals(PlotFields.POINT_NAMES) && ring == 1 && !value.isBlank()) {
                attach(attribute.getKey(), value);
            }
        }
        attach(PlotFields.POINT_NAMES, PlotFields.joinNames(points));
    }

    private void attach(String key, String value) throws IOException {
        for (String piece : DxfAttachment.pieces(key, value)) {
            pair(1000, piece);
        }
    }

    private void text(String layer, String text, double x, double y, double heightMetres) throws IOException {
        entity("TEXT", layer);
        pair(100, "AcDbText");
        place(x, y);
        pair(30, "0");
        pair(40, decimal(heightMetres));
        pair(1, text);
        pair(100, "AcDbText");
    }

    private void entity(String type, String layer) throws IOException {
        pair(0, type);
        pair(5, Integer.toHexString(handle++).toUpperCase(Locale.ROOT));
        pair(330, DxfTables.MODEL_SPACE);
        pair(100, "AcDbEntity");
        pair(8, layer);
    }

    private void place(double x, double y) throws IOException {
        pair(10, decimal(x));
        pair(20, decimal(y));
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    void section(String name) throws IOException {
        pair(0, "SECTION");
        pair(2, name);
    }

    void end() throws IOException {
        pair(0, "ENDSEC");
    }

    void pair(int code, String value) throws IOException {
        out.write(Integer.toString(code));
        out.write(LINE_END);
        out.write(encodable(value));
        out.write(LINE_END);
    }

    /** Without line breaks, and with what the code page lacks as escapes. */
    private String encodable(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ");
        if (codePage.canEncode(line)) {
            return line;
        }
        var escaped = new StringBuilder();
        for (char c : line.toCharArray()) {
            escaped.append(codePage.canEncode(c) ? Character.toString(c) : "\\U+%04X".formatted((int) c));
        }
        return escaped.toString();
    }
}
