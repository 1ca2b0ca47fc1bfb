package org.hongxian.gis.coordinatefile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;

/**
 * Writes the boundary TXT strictly: nine fields in the plot line, ASCII punctuation, every ring closed, X (northing) before Y.
 *
 * <p>Coordinates keep 4 decimals, so reading them again moves a point by less than 0.1 mm. Rings are numbered from 1 within their
 * plot. A plot without a declared area gets its planar area. The count in the plot line is the number of point lines, closing
 * lines included.
 */
public final class BoundaryTextWriter {

    private final Writer out;
    private final TextProfile profile;

    private BoundaryTextWriter(Writer out, TextProfile profile) {
        this.out = out;
        this.profile = profile;
    }

    /**
     * Writes the whole file; flushes but does not close the stream.
     *
     * @param file in a Gauss-Krüger zone; its header entries 数据产生单位 and 数据产生日期 are taken over
     * @throws IllegalArgumentException if the CRS is not a zone
     */
    public static void write(BoundaryFile file, TextProfile profile, OutputStream stream) throws IOException {
        CrsCode code = file.crs();
        CrsDefinition crs = code == null ? null : CrsCatalogue.get(code);
        if (crs == null || !crs.isZone()) {
            throw new IllegalArgumentException("a boundary TXT needs a zone, not " + code);
        }
        var out = new BufferedWriter(new OutputStreamWriter(stream, profile.charset()));
        var writer = new BoundaryTextWriter(out, profile);
        writer.header(file, crs);
        for (Plot plot : file.plots()) {
            writer.plot(plot);
        }
        out.flush();
    }

    private void header(BoundaryFile file, CrsDefinition crs) throws IOException {
        line("[属性描述]");
        line("格式版本号=1.01版本");
        line("数据产生单位=" + file.header().getOrDefault("数据产生单位", ""));
        line("数据产生日期=" + file.header().getOrDefault("数据产生日期", ""));
        line("坐标系=" + crs.datum().nameZh());
        line("几度分带=" + crs.zoneWidthDegrees());
        line("投影类型=高斯克吕格");
        line("计量单位=米");
        line("带号=" + crs.zoneNumber());
        line("精度=" + BigDecimal.ONE.movePointLeft(profile.decimals()).toPlainString());
        line("转换参数=,,,,,,");
        line("[地块坐标]");
    }

    private void plot(Plot plot) throws IOException {
        int rows =
                plot.rings().stream().mapToInt(ring -> ring.points().size() + 1).sum();
        line(String.join(
                ",",
                Integer.toString(rows),
                hectares(plot),
                field(plot.number()),
                field(plot.name()),
                "面",
                field(plot.mapSheet()),
                field(plot.use()),
                field(plot.landClass()),
                "@"));
        int number = 0;
        for (BoundaryRing ring : plot.rings()) {
            number++;
            for (BoundaryPoint point : ring.points()) {
                point(point, number);
            }
            if (!ring.points().isEmpty()) {
                point(ring.points().get(0), number);
            }
        }
    }

    private void point(BoundaryPoint point, int ring) throws IOException {
        line(field(point.name()) + "," + ring + "," + decimal(point.northing()) + "," + decimal(point.easting()));
    }

    private String decimal(double value) {
        return BigDecimal.valueOf(value)
                .setScale(profile.decimals(), RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String hectares(Plot plot) {
        Double declared = plot.declaredAreaSquareMetres();
        double squareMetres = declared != null
                ? declared
                : RingAssembler.assemble(List.of(plot)).getArea();
        return BigDecimal.valueOf(squareMetres)
                .divide(BigDecimal.valueOf(10_000), 4, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Separators inside a value would shift the fields after it. */
    private static String field(String value) {
        return value.replaceAll("[,\uFF0C]", "、")
                .replaceAll("[\\p{Cntrl}@]+", " ")
                .strip();
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write(profile.lineEnd());
    }
}
