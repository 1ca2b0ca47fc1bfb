package org.hongxian.gis.boundarytext;

import static org.hongxian.gis.issue.IssueCode.AXIS_ORDER_SWAPPED;
import static org.hongxian.gis.issue.IssueCode.CLOSING_ROW_DIFFERS;
import static org.hongxian.gis.issue.IssueCode.FULL_WIDTH_PUNCTUATION;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;

/** Every variant of the boundary TXT that is read, as golden files. */
final class GoldenTexts {

    private static final String REST = ",1,示范地块,面,I50G001001,工业用地,0601,@";

    private final List<GoldenText> all = new ArrayList<>();

    private GoldenTexts() {
        plotLines();
        tails();
        areas();
        counts();
        rows();
        rings();
        closing();
        headers();
        sections();
        encodings();
        punctuation();
    }

    static List<GoldenText> list() {
        return new GoldenTexts().all;
    }

    private GoldenText add(String aspect, String name, String what) {
        var text = new GoldenText(aspect, name, what);
        all.add(text);
        return text;
    }

    private void plotLines() {
        String aspect = "plot line";
        add(aspect, "plot-9", "nine fields: count, area, number, name, type, sheet, use, class, @")
                .writtenBy("ministry");
        add(aspect, "plot-11", "eleven fields: town code and name before the number")
                .plotLine("10,96.0000,990101001,青禾镇,1,示范地块,面,I50G001001,工业用地,0601,@")
                .encoded("GBK", false)
                .writtenBy("province-11");
        add(aspect, "plot-14", "fourteen fields: patch type, class, grades and remark behind the nine")
                .plotLine("10,96.0000,1,示范地块,面,I50G001001,工业用地,0601,图斑,旱地,8,7,备注,@")
                .writtenBy("land-improvement-14");
        add(aspect, "plot-8", "eight fields: no plot number").plotLine("10,96.0000,示范地块,面,I50G001001,工业用地,0601,@");
        add(aspect, "plot-5-number", "five fields: number, name, type, blank, @")
                .plotLine("1,示范地块,面,,@")
                .declares(null)
                .writtenBy("one-map");
        add(aspect, "plot-5-count", "five fields: count, name, type, use, @")
                .plotLine("10,示范地块,面,工业用地,@")
                .declares(null)
                .writtenBy("enforcement");
        add(aspect, "type-blank", "graphic type left blank").plotLine("10,96.0000,1,示范地块,,I50G001001,工业用地,0601,@");
        add(aspect, "type-elsewhere", "graphic type in another column").plotLine("10,96.0000,1,A-1,示范地块,面,工业用地,0601,@");
        add(aspect, "name-with-equals", "an equals sign in the name of the plot")
                .plotLine("10,96.0000,1,示范地块=甲,面,I50G001001,工业用地,0601,@");
    }

    private void tails() {
        String aspect = "end of the plot line";
        add(aspect, "tail-comma", "a further comma before @").plotLine("10,96.0000,1,示范地块,面,I50G001001,工业用地,0601,,@");
        add(aspect, "tail-joined", "@ joined to the last field").plotLine("10,96.0000,1,示范地块,面,I50G001001,工业用地,0601@");
        add(aspect, "tail-blank", "a blank after @").plotLine("10,96.0000" + REST + " ");
        add(aspect, "tail-missing", "no @").plotLine("10,96.0000,1,示范地块,面,I50G001001,工业用地,0601");
        add(aspect, "tail-missing-type-blank", "neither @ nor graphic type")
                .plotLine("10,96.0000,1,示范地块,,I50G001001,工业用地,0601");
    }

    private void areas() {
        String aspect = "declared area";
        add(aspect, "area-square-metres", "square metres without their unit").plotLine("10,960000" + REST);
        add(aspect, "area-mu", "mu without their unit").plotLine("10,1440" + REST);
        add(aspect, "area-text-hectares", "hectares with their unit").plotLine("10,96.0000公顷" + REST);
        add(aspect, "area-text-square-metres", "square metres with their unit").plotLine("10,960000平方米" + REST);
        add(aspect, "area-text-mu", "mu with their unit").plotLine("10,1440亩" + REST);
        add(aspect, "area-blank", "no area").plotLine("10," + REST).declares(null);
        add(aspect, "area-unclear", "no unit fits: read as hectares, and asked")
                .plotLine("10,5000" + REST)
                .declares(50_000_000.0)
                .asks("area-unit");
    }

    private void counts() {
        String aspect = "declared count";
        add(aspect, "count-without-closing", "corners only").plotLine("8,96.0000" + REST);
        add(aspect, "count-one-less", "all rows but one, whatever the number of rings")
                .plotLine("9,96.0000" + REST);
    }

    private void rows() {
        String aspect = "point line";
        add(aspect, "rows-linked", "name,X,Y,,ring, (linked increase and decrease)")
                .plotLine("10,96.0000,,示范地块,,,,0601,@ ")
                .row(c -> "J%d,%s,,%d,".formatted(c.index() + 1, c.place(), c.ring()))
                .writtenBy("linked");
        add(aspect, "rows-height-remark", "height and remark behind")
                .row(c -> "J%d,%d,%s,12.50,界桩".formatted(c.index() + 1, c.ring(), c.place()));
        add(aspect, "rows-extra-blanks", "blanks after the commas").row(c -> "J%d, %d, %s"
                .formatted(c.index() + 1, c.ring(), c.place().replace(",", ", ")));
        add(aspect, "rows-swapped", "easting first")
                .row(c -> "J%d,%d,%.3f,%.3f".formatted(c.index() + 1, c.ring(), c.y() + 39_000_000, c.x()))
                .finds(AXIS_ORDER_SWAPPED);
        add(aspect, "rows-without-prefix", "easting without zone number; the header names the zone")
                .row(c -> "J%d,%d,%.3f,%.3f".formatted(c.index() + 1, c.ring(), c.x(), c.y()))
                .crs(4548);
        add(aspect, "rows-degrees", "longitude and latitude, no header")
                .bare()
                .row(c -> "J%d,%d,%s".formatted(c.index() + 1, c.ring(), degrees(c, ",")))
                .crs(4490)
                .asks("datum");
        add(aspect, "rows-tabs", "tabs in place of commas").row(c -> "J%d\t%d\t%s"
                .formatted(c.index() + 1, c.ring(), c.place().replace(',', '\t')));
        add(aspect, "rows-decimals", "trailing zeros stripped from the eastings")
                .row(c -> "J%d,%d,%.4f,%.0f".formatted(c.index() + 1, c.ring(), c.x(), c.y() + 39_000_000));
        lists();
    }

    private void lists() {
        String aspect = "list without plot lines";
        add(aspect, "list-plain", "number,X,Y")
                .bare()
                .plotLine("")
                .row(c -> "%d,%s".formatted(c.index() + 1, c.place()))
                .declares(null)
                .asks("datum", "rings")
                .writtenBy("plain-list");
        add(aspect, "list-blanks", "number X Y, separated by blanks")
                .bare()
                .plotLine("")
                .row(c -> "%d  %s".formatted(c.index() + 1, c.place().replace(",", "  ")))
                .declares(null)
                .asks("datum", "rings");
        add(aspect, "list-coordinates", "X,Y alone")
                .bare()
                .plotLine("")
                .row(GoldenText.Corner::place)
                .declares(null)
                .asks("datum", "rings");
        add(aspect, "list-provincial", "sequence,plot,ring,name,X,Y")
                .bare()
                .plotLine("")
                .row(c -> "%d,1,%d,J%d,%s".formatted(c.position() + 1, c.ring(), c.position() % 4 + 1, c.place()))
                .declares(null)
                .asks("datum")
                .writtenBy("province-list");
        add(aspect, "list-exported", "the same below the title 导出面数据0, easting first")
                .bare("导出面数据0")
                .plotLine("")
                .row(c -> "%d,1,%d,J%d,%.3f,%.3f"
                        .formatted(c.position() + 1, c.ring(), c.position() % 4 + 1, c.y() + 39_000_000, c.x()))
                .encoded("UTF-8", true)
                .declares(null)
                .finds(AXIS_ORDER_SWAPPED)
                .asks("datum");
        add(aspect, "xml-block", "XML: CL_BUILD_NEW_BLOCK with ZB=\"@1$n,x,y;...\"")
                .finish(text -> xml());
    }

    private void rings() {
        String aspect = "names and ring numbers";
        add(aspect, "names-restart", "names begin at J1 in every ring")
                .row(c -> "J%d,%d,%s".formatted(c.position() % 4 + 1, c.ring(), c.place()));
        add(aspect, "names-restart-one-ring-number", "names begin at J1 again under one ring number")
                .row(c -> "J%d,1,%s".formatted(c.position() % 4 + 1, c.place()));
        add(aspect, "names-padded", "J01").row(c -> "J%02d,%d,%s".formatted(c.index() + 1, c.ring(), c.place()));
        add(aspect, "names-digits", "1").row(c -> "%d,%d,%s".formatted(c.index() + 1, c.ring(), c.place()));
        add(aspect, "names-padded-digits", "001").row(c -> "%03d,%d,%s".formatted(c.index() + 1, c.ring(), c.place()));
        add(aspect, "ring-zero", "rings counted from 0")
                .row(c -> "J%d,%d,%s".formatted(c.index() + 1, c.ring() - 1, c.place()));
        add(aspect, "ring-is-plot-index", "the index of the plot as the number of every ring")
                .row(c -> "J%d,7,%s".formatted(c.index() + 1, c.place()));
        add(aspect, "ring-blank", "ring number left blank").row(c -> "J%d,,%s".formatted(c.index() + 1, c.place()));
    }

    private void closing() {
        String aspect = "closing row";
        add(aspect, "closing-none", "none; ring numbers tell the rings apart").open();
        add(aspect, "closing-none-names-restart", "none; restarting names tell the rings apart")
                .open()
                .row(c -> "J%d,1,%s".formatted(c.position() + 1, c.place()));
        add(aspect, "closing-new-name", "with a name of its own")
                .row(c -> "J%d,%d,%s".formatted(5 * (c.ring() - 1) + c.position() + 1, c.ring(), c.place()));
        add(aspect, "closing-x-twice", "X written twice")
                .row(c -> "J%d,%d,%s"
                        .formatted(
                                c.index() + 1,
                                c.ring(),
                                c.isClosing() ? "%.3f,%.3f".formatted(c.x(), c.x()) : c.place()))
                .finds(CLOSING_ROW_DIFFERS);
        add(aspect, "closing-mistyped", "a digit mistyped")
                .row(c -> "J%d,1,%s"
                        .formatted(c.index() + 1, c.isClosing() ? c.place().replace("4001000", "4001010") : c.place()))
                .finds(CLOSING_ROW_DIFFERS);
    }

    private void headers() {
        String aspect = "header";
        add(aspect, "header-seven-keys", "without version, unit and date")
                .onlyHeader(
                        "坐标系",
                        "2000国家大地坐标系",
                        "几度分带",
                        "3",
                        "投影类型",
                        "高斯克吕格",
                        "计量单位",
                        "米",
                        "带号",
                        "39",
                        "精度",
                        "0.01",
                        "转换参数",
                        "0,0,0,0,0,0,0");
        add(aspect, "header-reduced", "four keys, 分带=3度带, 带号 blank")
                .onlyHeader("投影类型", "高斯克吕格", "坐标系", "2000国家大地坐标系", "分带", "3度带", "带号", "");
        add(aspect, "header-none", "none").bare().asks("datum");
        add(aspect, "header-full-width-version", "格式版本号=1．01版本")
                .header("格式版本号", "1．01版本")
                .finds(FULL_WIDTH_PUNCTUATION);
        add(aspect, "header-date-words", "a date in words").header("数据产生日期", "2019年4月9日");
        add(aspect, "header-cgcs", "坐标系=CGCS2000").header("坐标系", "CGCS2000");
        add(aspect, "header-zone-is-width", "带号 holds the width of the strip").header("带号", "3");
        add(aspect, "header-zone-is-meridian", "带号 holds the central meridian; no prefix")
                .header("带号", "117")
                .row(c -> "J%d,%d,%.3f,%.3f".formatted(c.index() + 1, c.ring(), c.x(), c.y()))
                .crs(4548);
        add(aspect, "header-six-degrees", "six-degree strip by its meridian; no prefix")
                .header("几度分带", "6")
                .header("带号", "117")
                .row(c -> "J%d,%d,%.3f,%.3f".formatted(c.index() + 1, c.ring(), c.x(), c.y()))
                .crs(4509);
    }

    private void sections() {
        String aspect = "sections";
        add(aspect, "sections-lenticular", "【属性描述】")
                .sections("【属性描述】", "【地块坐标】")
                .finds(FULL_WIDTH_PUNCTUATION);
        add(aspect, "sections-full-width", "［属性描述］")
                .sections("［属性描述］", "［地块坐标］")
                .finds(FULL_WIDTH_PUNCTUATION);
        add(aspect, "sections-indented", "a blank before the bracket").sections(" [属性描述]", " [地块坐标]");
        add(aspect, "sections-further", "[项目信息] and [扩展信息] with lines of their own")
                .before("[项目信息]", "项目名称=示范项目", "项目所在县区代码=990101", "[扩展信息]", "任意说明,不是坐标");
    }

    private void encodings() {
        String aspect = "encoding and line ends";
        add(aspect, "utf8-mark", "UTF-8 with byte order mark")
                .encoded("UTF-8", true)
                .writtenBy("ministry-bom");
        add(aspect, "gbk", "GBK").encoded("GBK", false).writtenBy("ministry-gbk");
        add(aspect, "gb18030", "GB18030, a character GBK lacks")
                .encoded("GB18030", false)
                .plotLine("10,96.0000,1,㐀村地块,面,I50G001001,工业用地,0601,@");
        add(aspect, "utf16le-mark", "UTF-16 LE with byte order mark").encoded("UTF-16LE", true);
        add(aspect, "utf16be-mark", "UTF-16 BE with byte order mark").encoded("UTF-16BE", true);
        add(aspect, "utf16le", "UTF-16 LE without mark").encoded("UTF-16LE", false);
        add(aspect, "utf16be", "UTF-16 BE without mark; a character that ends in a zero byte")
                .encoded("UTF-16BE", false)
                .plotLine("10,96.0000,1,第一地块,面,I50G001001,工业用地,0601,@");
        add(aspect, "lines-lf", "LF").lineEnds("\n");
        add(aspect, "lines-cr", "CR only").lineEnds("\r");
        add(aspect, "lines-mixed", "CRLF, LF and CR in turns").lineEnds("\r\n", "\n", "\r");
        add(aspect, "lines-end-mark", "the end mark of old editors").finish(text -> text + "\u001A");
    }

    private void punctuation() {
        String aspect = "punctuation";
        add(aspect, "punctuation-full-width", "full-width commas, dots, digits, equals signs and @")
                .finish(text -> text.replace("J1,1,", "J1\uFF0C1\uFF0C")
                        .replace("4000600.000", "4000600\uFF0E000")
                        .replace("39601000.", "3960100\uFF10.")
                        .replace("带号=", "带号\uFF1D")
                        .replace(",@", ",\uFF20"))
                .finds(FULL_WIDTH_PUNCTUATION);
        add(aspect, "punctuation-names", "full-width letters in point names")
                .row(c -> "\uFF2A%d,%d,%s".formatted(c.index() + 1, c.ring(), c.place()))
                .finds(FULL_WIDTH_PUNCTUATION);
        add(aspect, "punctuation-no-break-space", "no-break spaces after the commas")
                .row(c -> "J%d,\u00A0%d,%s".formatted(c.index() + 1, c.ring(), c.place()))
                .finds(FULL_WIDTH_PUNCTUATION);
        add(aspect, "punctuation-semicolons", "semicolons in place of commas").row(c -> "J%d;%d;%s"
                .formatted(c.index() + 1, c.ring(), c.place().replace(',', ';')));
    }

    private static String degrees(GoldenText.Corner corner, String between) {
        var place = CoordinateTransformer.between(new CrsCode(4527), new CrsCode(4490))
                .transform(corner.y() + 39_000_000, corner.x());
        return decimal(place.x) + between + decimal(place.y);
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value).setScale(11, RoundingMode.HALF_UP).toPlainString();
    }

    private static String xml() {
        List<GoldenText.Corner> corners = new GoldenText("", "", "").corners();
        String rings = corners.stream()
                .map(c -> (c.position() == 0 ? "@" + c.ring() + "$" : "") + (c.index() + 1) + "," + c.place() + ";")
                .collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="utf-8" ?>
                <CL_BUILD_NEW_BLOCK>
                  <BUILDNLANDNO name="建新地块编号">1</BUILDNLANDNO>
                  <BLOCATION name="位置"> 青禾镇 </BLOCATION>
                  <LANDNAME name="地块名称">示范地块</LANDNAME>
                  <LANDAREA name="地块面积">96.0000</LANDAREA>
                  <COORSYSTEM name="坐标系">2000国家大地坐标系</COORSYSTEM>
                  <CUTNU name="几度分带">3</CUTNU>
                  <SHADOWTYPE name="投影类型">高斯克吕格</SHADOWTYPE>
                  <MEASUREMENT name="计量单位">米</MEASUREMENT>
                  <PRECISION name="精度">0.001</PRECISION>
                  <DROPNU name="界址点数">10</DROPNU>
                  <DRAWINGPROPERTY name="记录图形属性"> 面</DRAWINGPROPERTY>
                  <param ZB="%s " />
                </CL_BUILD_NEW_BLOCK>
                """.formatted(rings);
    }
}
