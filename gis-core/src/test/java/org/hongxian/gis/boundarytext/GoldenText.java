package org.hongxian.gis.boundarytext;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hongxian.gis.issue.IssueCode;

/**
 * One golden file: the square with a hole of {@code SyntheticPlot}, written as one variant of the boundary TXT. It begins as the
 * ministry's profile and is changed in one respect.
 */
final class GoldenText {

    /** Rings of the fixture: X, Y without zone number. */
    private static final double[][][] RINGS = {
        {{4001000, 600000}, {4001000, 601000}, {4000000, 601000}, {4000000, 600000}},
        {{4000600, 600400}, {4000600, 600600}, {4000400, 600600}, {4000400, 600400}}
    };

    /**
     * A corner of the fixture.
     *
     * @param position in its ring, from 0; the closing row has the number of corners
     * @param index through the plot, from 0; the closing row that of its first point
     */
    record Corner(int ring, int position, int index, double x, double y) {

        boolean isClosing() {
            return position == 4;
        }

        String place() {
            return "%.3f,%.3f".formatted(x, y + 39_000_000);
        }
    }

    private final String name;
    private final String aspect;
    private final String what;
    private final Map<String, String> header = new LinkedHashMap<>();
    private List<String> before = List.of();
    private List<String> sections = List.of("[属性描述]", "[地块坐标]");
    private String plotLine = "10,96.0000,1,示范地块,面,I50G001001,工业用地,0601,@";
    private Function<Corner, String> row =
            corner -> "J%d,%d,%s".formatted(corner.index() + 1, corner.ring(), corner.place());
    private boolean closed = true;
    private Charset charset = StandardCharsets.UTF_8;
    private boolean mark;
    private List<String> lineEnds = List.of("\r\n");
    private UnaryOperator<String> finish = UnaryOperator.identity();
    private int crs = 4527;
    private Double declared = 960_000.0;
    private Set<IssueCode> issues = Set.of();
    private Set<String> questions = Set.of();
    private List<String> profiles = List.of();

    GoldenText(String aspect, String name, String what) {
        this.aspect = aspect;
        this.name = name;
        this.what = what;
        header.put("格式版本号", "1.01版本");
        header.put("数据产生单位", "示例测绘院");
        header.put("数据产生日期", "2024-01-31");
        header.put("坐标系", "2000国家大地坐标系");
        header.put("几度分带", "3");
        header.put("投影类型", "高斯克吕格");
        header.put("计量单位", "米");
        header.put("带号", "39");
        header.put("精度", "0.001");
        header.put("转换参数", ",,,,,,");
    }

    GoldenText header(String key, String value) {
        header.put(key, value);
        return this;
    }

    GoldenText onlyHeader(String... keysAndValues) {
        header.clear();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            header.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return this;
    }

    /** Neither header nor sections. */
    GoldenText bare(String... firstLines) {
        header.clear();
        sections = List.of("", "");
        before = List.of(firstLines);
        return this;
    }

    GoldenText before(String... lines) {
        before = List.of(lines);
        return this;
    }

    GoldenText sections(String first, String second) {
        sections = List.of(first, second);
        return this;
    }

    GoldenText plotLine(String line) {
        plotLine = line;
        return this;
    }

    GoldenText row(Function<Corner, String> line) {
        row = line;
        return this;
    }

    GoldenText open() {
        closed = false;
        plotLine = plotLine.replaceFirst("^10,", "8,");
        return this;
    }

    GoldenText encoded(String name, boolean withMark) {
        charset = Charset.forName(name);
        mark = withMark;
        return this;
    }

    GoldenText lineEnds(String... ends) {
        lineEnds = List.of(ends);
        return this;
    }

    GoldenText finish(UnaryOperator<String> change) {
        finish = change;
        return this;
    }

    GoldenText crs(int epsg) {
        crs = epsg;
        return this;
    }

    GoldenText declares(Double squareMetres) {
        declared = squareMetres;
        return this;
    }

    GoldenText finds(IssueCode... codes) {
        issues = Set.of(codes);
        return this;
    }

    GoldenText asks(String... codes) {
        questions = Set.of(codes);
        return this;
    }

    /** Names of the profiles that write this variant. */
    GoldenText writtenBy(String... names) {
        profiles = List.of(names);
        return this;
    }

    String name() {
        return name;
    }

    String fileName() {
        return name + (name.startsWith("xml") ? ".xml" : ".txt");
    }

    String aspect() {
        return aspect;
    }

    String what() {
        return what;
    }

    int crs() {
        return crs;
    }

    Double declared() {
        return declared;
    }

    Set<IssueCode> issues() {
        return issues;
    }

    Set<String> questions() {
        return questions;
    }

    List<String> profiles() {
        return profiles;
    }

    List<Corner> corners() {
        var corners = new ArrayList<Corner>();
        for (int ring = 0; ring < RINGS.length; ring++) {
            for (int i = 0; i < (closed ? 5 : 4); i++) {
                double[] place = RINGS[ring][i % 4];
                corners.add(new Corner(ring + 1, i, 4 * ring + i % 4, place[0], place[1]));
            }
        }
        return corners;
    }

    byte[] content() {
        var lines = new ArrayList<>(before);
        lines.add(sections.get(0));
        header.forEach((key, value) -> lines.add(key + "=" + value));
        lines.add(sections.get(1));
        lines.add(plotLine);
        corners().forEach(corner -> lines.add(row.apply(corner)));
        lines.removeIf(String::isEmpty);
        String text = IntStream.range(0, lines.size())
                .mapToObj(i -> lines.get(i) + lineEnds.get(i % lineEnds.size()))
                .collect(Collectors.joining());
        var out = new ByteArrayOutputStream();
        out.writeBytes(((mark ? "\uFEFF" : "") + finish.apply(text)).getBytes(charset));
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
