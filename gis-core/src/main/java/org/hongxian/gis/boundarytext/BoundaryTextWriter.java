package org.hongxian.gis.boundarytext;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;

/**
 * Writes the boundary TXT strictly as a profile of its receiver asks: ASCII punctuation, X (northing) before Y.
 *
 * <p>Coordinates keep as many decimals as the profile says; with 4, reading them again moves a point by less than 0.1 mm. Rings are
 * numbered from 1 within their plot. A plot without a declared area gets its planar area if it has one that means
 * anything, see {@link BoundaryTextFormat#notes}. The count in the plot line is the number of
 * point lines, closing lines included. A list without header carries the zone number in its eastings, whatever the file does.
 */
public final class BoundaryTextWriter {

    private static final double PREFIX_METRES = 1_000_000;

    private final Writer out;
    private final TextProfile profile;
    private final CrsDefinition crs;
    private final double addedToEasting;

    private BoundaryTextWriter(Writer out, TextProfile profile, CrsDefinition crs) {
        this.out = out;
        this.profile = profile;
        this.crs = crs;
        this.addedToEasting = profile.isList() && !crs.isPrefixed() ? crs.zoneNumber() * PREFIX_METRES : 0;
    }

    /**
     * Writes the whole file; flushes but does not close the stream.
     *
     * @param file in a Gauss-Krüger zone; its header entries 数据产生单位 and 数据产生日期 are taken over
     * @throws IllegalArgumentException if the profile refuses the file, see {@link TextProfile#refusal}
     */
    public static void write(BoundaryFile file, TextProfile profile, OutputStream stream) throws IOException {
        profile.refusal(file).ifPresent(refusal -> {
            throw new IllegalArgumentException(profile.name() + ": " + refusal);
        });
        CrsCode code = file.crs();
        if (code == null) {
            throw new IllegalArgumentException("a boundary TXT needs a zone");
        }
        var out = new BufferedWriter(new OutputStreamWriter(stream, profile.charset()));
        if (profile.byteOrderMark()) {
            out.write('\uFEFF');
        }
        var writer = new BoundaryTextWriter(out, profile, CrsCatalogue.get(code));
        writer.header(file);
        for (int i = 0; i < file.plots().size(); i++) {
            writer.plot(file.plots().get(i), i + 1);
        }
        out.flush();
    }

    private void header(BoundaryFile file) throws IOException {
        if (profile.isList()) {
            return;
        }
        line("[属性描述]");
        for (String key : profile.headerKeys()) {
            line(key + "=" + headerValue(key, file));
        }
        line("[地块坐标]");
    }

    private String headerValue(String key, BoundaryFile file) {
        return switch (key) {
            case "格式版本号" -> "1.01版本";
            case "坐标系" -> crs.datum().nameZh();
            case "几度分带" -> Integer.toString(crs.zoneWidthDegrees());
            case "投影类型" -> "高斯克吕格";
            case "计量单位" -> "米";
            case "带号" -> Integer.toString(crs.zoneNumber());
            case "精度" -> BigDecimal.ONE.movePointLeft(profile.decimals()).toPlainString();
            case "转换参数" -> ",,,,,,";
            default -> field(file.header().getOrDefault(key, ""));
        };
    }

    private void plot(Plot plot, int position) throws IOException {
        if (!profile.isList()) {
            line(profile.plotLine().stream()
                    .map(token -> plotField(token, plot))
                    .collect(Collectors.joining(",")));
        }
        int named = 0;
        int sequence = 0;
        int number = 0;
        for (BoundaryRing ring : plot.rings()) {
            number++;
            List<BoundaryPoint> points = ring.points();
            int first = profile.pointNaming() == TextProfile.PointNaming.RESTART ? 0 : named;
            for (int i = 0; i < points.size(); i++) {
                point(points.get(i), name(points.get(i), first + i), position, number, ++sequence);
            }
            named += points.size();
            if (profile.closingRow() != TextProfile.ClosingRow.NONE && !points.isEmpty()) {
                point(points.get(0), name(points.get(0), first), position, number, ++sequence);
            }
        }
    }

    private String plotField(String token, Plot plot) {
        return switch (token) {
            case "" -> "";
            case "count" -> Integer.toString(rows(plot));
            case "area" -> area(plot);
            case "number" -> field(plot.number());
            case "name" -> field(plot.name());
            case "type" -> "面";
            case "sheet" -> field(plot.mapSheet());
            case "use" -> field(plot.use());
            case "class" -> field(plot.landClass());
            case "@" -> "@";
            default -> throw unknown(token);
        };
    }

    private void point(BoundaryPoint point, String name, int plot, int ring, int sequence) throws IOException {
        line(profile.pointRow().stream()
                .map(token -> switch (token) {
                    case "" -> "";
                    case "sequence" -> Integer.toString(sequence);
                    case "plot" -> Integer.toString(plot);
                    case "ring" -> Integer.toString(ring);
                    case "name" -> name;
                    case "x" -> decimal(point.northing());
                    case "y" -> decimal(point.easting() + addedToEasting);
                    default -> throw unknown(token);
                })
                .collect(Collectors.joining(",")));
    }

    private IllegalStateException unknown(String token) {
        return new IllegalStateException("profile " + profile.name() + " has the unknown field " + token);
    }

    private String name(BoundaryPoint point, int index) {
        return switch (profile.pointNaming()) {
            case AS_IS -> field(point.name());
            case RESTART, CONTINUE -> "J" + (index + 1);
            case DIGITS -> Integer.toString(index + 1);
        };
    }

    private int rows(Plot plot) {
        int closing = profile.closingRow() == TextProfile.ClosingRow.NONE ? 0 : 1;
        return plot.rings().stream()
                .mapToInt(ring -> ring.points().isEmpty() ? 0 : ring.points().size() + closing)
                .sum();
    }

    private String decimal(double value) {
        return BigDecimal.valueOf(value)
                .setScale(profile.decimals(), RoundingMode.HALF_UP)
                .toPlainString();
    }

    private String area(Plot plot) {
        Double squareMetres = DeclaredAreaWriting.squareMetres(plot);
        return squareMetres == null ? "" : profile.areaUnit().text(squareMetres, profile.areaDecimals());
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
