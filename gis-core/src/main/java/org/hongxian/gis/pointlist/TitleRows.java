package org.hongxian.gis.pointlist;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.gis.boundarytext.PointRows;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.jspecify.annotations.Nullable;

/** What the rows above and between the points of a table say in words: coordinate system, area, names of plots. */
final class TitleRows {

    private static final int LONGEST = 300;
    private static final String END = "\\s*[:：=]?\\s*";
    private static final Pattern EPSG = Pattern.compile("EPSG[:：]+(\\d{4,5})", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATUM = Pattern.compile(
            "CGCS\\s*2000|2000\\s*国家大地坐标系?|国家\\s*2000|西安\\s*(?:19)?80|(?:19)?80\\s*西安|北京\\s*(?:19)?54|(?:19)?54\\s*北京|WGS[\\s-]*(?:19)?84",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WIDTH = Pattern.compile("(?:([36三六])\\s*(?:度|°)\\s*(?:分)?带|几度分带" + END + "([36]))");
    private static final Pattern ZONE = Pattern.compile(
            "(?:带号" + END + "(\\d{2})|第?\\s*(\\d{2})\\s*(?:度)?带|zone" + END + "(\\d{2}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern MERIDIAN = Pattern.compile(
            "(?:中央子午线|中央经线|central meridian)" + END + "(?:E|东经)?\\s*(\\d{2,3})", Pattern.CASE_INSENSITIVE);
    private static final Pattern AREA =
            Pattern.compile("面积(?:为)?" + END + "(\\d{1,12}(?:\\.\\d{1,8})?)\\s*(公顷|平方米|平米|亩|(?i:ha|hm2|hm²|m2|㎡|m²))");
    private static final Pattern PLOT =
            Pattern.compile("(地块名称|宗地名称|地块编号|地块号|地块|宗地|(?i:plot|parcel))\\s*([:：=])?\\s*(.{0,100})");
    private static final Pattern BEHIND_NAME = Pattern.compile("\\s*[,，;；]?\\s*(用地)?面积.*");

    private final PointRows rows;
    private String plotName = "";
    private @Nullable BigDecimal area;
    private String areaUnit = "";
    private boolean crsStated;

    TitleRows(PointRows rows) {
        this.rows = rows;
    }

    /** Reads the words of one row; cells beside each other, as key and value, are read as one text. */
    void read(TableRow row) {
        List<String> words =
                row.cells().stream().filter(cell -> !cell.isEmpty()).toList();
        String all = String.join(" ", words);
        if (all.length() > LONGEST) {
            return;
        }
        readSystem(all);
        Matcher matcher = AREA.matcher(all);
        if (matcher.find()) {
            area = new BigDecimal(matcher.group(1));
            areaUnit = matcher.group(2);
        }
        for (int i = 0; i < words.size(); i++) {
            Matcher plot = PLOT.matcher(words.get(i));
            if (plot.matches()) {
                plotName = name(plot, i + 1 < words.size() ? words.get(i + 1) : "");
                return;
            }
        }
    }

    /** {@code 地块名称:一号地} and {@code 地块名称 | 一号地} name 一号地, {@code 地块1} names itself. */
    private static String name(Matcher plot, String next) {
        String rest = BEHIND_NAME.matcher(plot.group(3)).replaceFirst("").strip();
        if (rest.isEmpty()) {
            return next;
        }
        return plot.group(2) == null ? plot.group(1) + rest : rest;
    }

    /** The coordinate system, also where it stands in the head of a column. */
    void readSystem(String text) {
        Matcher epsg = EPSG.matcher(text);
        if (epsg.find()) {
            Optional<CrsDefinition> crs = CrsCatalogue.find(new CrsCode(Integer.parseInt(epsg.group(1))));
            if (crs.isPresent()) {
                header("坐标系", crs.get().datum().nameZh());
                if (crs.get().isZone()) {
                    header("几度分带", Integer.toString(crs.get().zoneWidthDegrees()));
                    header("带号", Integer.toString(crs.get().zoneNumber()));
                }
                crsStated = true;
                return;
            }
        }
        if (crsStated) {
            return;
        }
        Matcher datum = DATUM.matcher(text);
        if (datum.find()) {
            header("坐标系", datum.group().toUpperCase(Locale.ROOT));
        }
        Matcher width = WIDTH.matcher(text);
        if (width.find()) {
            String degrees = width.group(1) == null ? width.group(2) : width.group(1);
            header("几度分带", degrees.equals("六") ? "6" : degrees.equals("三") ? "3" : degrees);
        }
        Matcher zone = ZONE.matcher(text);
        if (zone.find()) {
            header("带号", first(zone));
        }
        Matcher meridian = MERIDIAN.matcher(text);
        if (meridian.find()) {
            header("中央子午线", meridian.group(1));
        }
    }

    boolean hasPlotName() {
        return !plotName.isEmpty();
    }

    /** The name of the plot that follows, once. */
    String takePlotName() {
        String name = plotName;
        plotName = "";
        return name;
    }

    @Nullable
    BigDecimal takeArea() {
        BigDecimal stated = area;
        area = null;
        return stated;
    }

    String areaUnit() {
        return areaUnit;
    }

    private void header(String key, String value) {
        rows.header(key, value);
    }

    private static String first(Matcher matcher) {
        for (int i = 1; i < matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                return matcher.group(i);
            }
        }
        return matcher.group(matcher.groupCount());
    }
}
