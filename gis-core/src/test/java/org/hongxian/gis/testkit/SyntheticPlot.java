package org.hongxian.gis.testkit;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A square of 1000 m with a square hole of 200 m in zone 39, written as a boundary TXT in any of its variants.
 *
 * <p>Shell X 4000000-4001000, Y 39600000-39601000; hole X 4000400-4000600, Y 39600400-39600600. Planar area 960000.00 m²,
 * prescribed ellipsoidal area 959761.20 m².
 *
 * @param swapped easting before northing
 * @param prefixed zone number in front of the easting
 * @param closed every ring repeats its first point
 * @param holeRing ring number of the hole
 * @param restartingNames the hole's points begin at J1 again
 * @param header whether the header names datum and zone
 */
public record SyntheticPlot(
        boolean swapped,
        boolean prefixed,
        boolean closed,
        int holeRing,
        boolean restartingNames,
        boolean header,
        String lineEnd) {

    public static final double PLANAR_SQUARE_METRES = 960000.00;
    public static final double ELLIPSOIDAL_SQUARE_METRES = 959761.20;

    private static final double[][] SHELL = {{4001000, 600000}, {4001000, 601000}, {4000000, 601000}, {4000000, 600000}
    };
    private static final double[][] HOLE = {{4000600, 600400}, {4000600, 600600}, {4000400, 600600}, {4000400, 600400}};

    /** The ministry's profile as it should be. */
    public static SyntheticPlot standard() {
        return new SyntheticPlot(false, true, true, 2, false, true, "\r\n");
    }

    /**
     * Every combination that says enough to be read. A hole with the ring number of the shell, no closing rows and names that go on
     * would be one ring to anybody.
     */
    public static List<SyntheticPlot> variants() {
        var variants = new ArrayList<SyntheticPlot>();
        for (int bits = 0; bits < 64; bits++) {
            boolean closed = (bits & 4) != 0;
            int holeRing = (bits & 8) != 0 ? 2 : 1;
            boolean restarting = (bits & 16) != 0;
            boolean prefixed = (bits & 2) != 0;
            boolean header = (bits & 32) != 0;
            if ((closed || holeRing == 2 || restarting) && (prefixed || header)) {
                String lineEnd = List.of("\r\n", "\n", "\r").get(variants.size() % 3);
                variants.add(
                        new SyntheticPlot((bits & 1) != 0, prefixed, closed, holeRing, restarting, header, lineEnd));
            }
        }
        return variants;
    }

    public String text() {
        var lines = new ArrayList<String>();
        lines.add("[属性描述]");
        if (header) {
            lines.addAll(List.of(
                    "格式版本号=1.01版本",
                    "数据产生单位=示例测绘院",
                    "数据产生日期=2024-01-31",
                    "坐标系=2000国家大地坐标系",
                    "几度分带=3",
                    "投影类型=高斯克吕格",
                    "计量单位=米",
                    "带号=39",
                    "精度=0.001",
                    "转换参数=,,,,,,"));
        }
        lines.add("[地块坐标]");
        lines.add((closed ? 10 : 8) + ",96.0000,1,示范地块,面,I50G001001,工业用地,0601,@");
        ring(lines, SHELL, 1, 1);
        ring(lines, HOLE, holeRing, restartingNames ? 1 : 5);
        return String.join(lineEnd, lines) + lineEnd;
    }

    public byte[] bytes(Charset charset) {
        return text().getBytes(charset);
    }

    /** With a byte order mark; for UTF-8 and the UTF-16 of either byte order. */
    public byte[] bytesWithMark(Charset charset) {
        return ("\uFEFF" + text()).getBytes(charset);
    }

    public byte[] utf8() {
        return bytes(StandardCharsets.UTF_8);
    }

    /** As {@link #utf8()} with other bytes behind. */
    public byte[] utf8With(String more) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(utf8());
        out.writeBytes(more.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private void ring(List<String> lines, double[][] points, int ring, int firstName) {
        for (int i = 0; i < points.length + (closed ? 1 : 0); i++) {
            int at = i % points.length;
            String x = decimal(points[at][0]);
            String y = decimal(points[at][1] + (prefixed ? 39_000_000 : 0));
            lines.add("J" + (firstName + at) + "," + ring + "," + (swapped ? y + "," + x : x + "," + y));
        }
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value).setScale(3).toPlainString();
    }
}
