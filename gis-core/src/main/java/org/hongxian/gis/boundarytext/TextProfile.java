package org.hongxian.gis.boundarytext;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hongxian.gis.coordinatefile.AreaUnit;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.WriteRefusal;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.reference.ReferenceTable;

/**
 * How one receiver wants its boundary TXT: {@code data/reference/text-profiles.csv}, by the day.
 *
 * @param name as on the command line
 * @param receiverZh who asks for it
 * @param byteOrderMark whether the file begins with one
 * @param headerKeys in order; empty for lists without sections
 * @param plotLine what stands in the fields of a plot line, empty names are empty fields; no fields for lists
 * @param pointRow what stands in the fields of a point line
 * @param decimals of the coordinates, metres
 * @param areaDecimals of the declared area in its unit
 */
public record TextProfile(
        String name,
        String receiverZh,
        String receiverEn,
        Charset charset,
        boolean byteOrderMark,
        String lineEnd,
        List<String> headerKeys,
        List<String> plotLine,
        List<String> pointRow,
        int decimals,
        ClosingRow closingRow,
        PointNaming pointNaming,
        AreaUnit areaUnit,
        int areaDecimals) {

    private static final String TABLE = "text-profiles.csv";

    /** UTF-8 without byte order mark, CRLF, nine fields in the plot line, 0.1 mm. */
    public static final TextProfile MINISTRY = today("ministry");

    /** As {@link #MINISTRY}, in the GBK encoding older receivers expect. */
    public static final TextProfile MINISTRY_GBK = today("ministry-gbk");

    /** How a ring ends. */
    public enum ClosingRow {
        /** The first point again. */
        SAME_NAME,
        NONE
    }

    /** What the points are called. */
    public enum PointNaming {
        AS_IS,
        /** J1 in every ring. */
        RESTART,
        /** J1 once in a plot. */
        CONTINUE,
        /** 1, 2 and so on through the plot. */
        DIGITS
    }

    public TextProfile {
        headerKeys = List.copyOf(headerKeys);
        plotLine = List.copyOf(plotLine);
        pointRow = List.copyOf(pointRow);
    }

    /** The profiles in force today, by the clock of the machine. */
    public static List<TextProfile> list() {
        return on(LocalDate.now());
    }

    /** In the order of the table; where two rows of one name are in force, the one that began later counts. */
    public static List<TextProfile> on(LocalDate day) {
        var rows = new LinkedHashMap<String, ReferenceTable.Row>();
        for (ReferenceTable.Row row : ReferenceTable.read(TABLE).rowsOn(day)) {
            rows.merge(
                    row.get("name"),
                    row,
                    (one, other) -> other.get("valid_from").compareTo(one.get("valid_from")) >= 0 ? other : one);
        }
        return rows.values().stream().map(TextProfile::of).toList();
    }

    public static Optional<TextProfile> find(String name) {
        return list().stream().filter(profile -> profile.name().equals(name)).findFirst();
    }

    /** Whether plots and rings have lines of their own, and the file a header. */
    public boolean isList() {
        return plotLine.isEmpty();
    }

    /** Whether the receiver wants the declared area of every plot. */
    public boolean writesArea() {
        return plotLine.contains("area");
    }

    public String receiver(Locale locale) {
        return locale.getLanguage().equals("en") ? receiverEn : receiverZh;
    }

    /** Why the file cannot be written in this profile without losing what it says; empty when it can. */
    public Optional<WriteRefusal> refusal(BoundaryFile file) {
        CrsCode code = file.crs();
        CrsDefinition crs = code == null ? null : CrsCatalogue.get(code);
        if (crs == null || !crs.isZone()) {
            return Optional.of(WriteRefusal.NEEDS_ZONE);
        }
        if (isList() && crs.datum() != Datum.CGCS2000) {
            return Optional.of(WriteRefusal.DATUM_NOT_NAMED);
        }
        boolean plotsNamed = !isList() || pointRow.contains("plot");
        return plotsNamed || file.plots().size() <= 1 ? Optional.empty() : Optional.of(WriteRefusal.ONE_PLOT_ONLY);
    }

    private static TextProfile today(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not in force in " + TABLE));
    }

    private static TextProfile of(ReferenceTable.Row row) {
        return new TextProfile(
                row.get("name"),
                row.get("receiver_zh"),
                row.get("receiver_en"),
                Charset.forName(row.get("encoding")),
                row.get("byte_order_mark").equals("yes"),
                row.get("line_end").replace("CR", "\r").replace("LF", "\n"),
                parts(row.get("header_keys")),
                parts(row.get("plot_line")),
                parts(row.get("point_row")),
                Integer.parseInt(row.get("decimals")),
                ClosingRow.valueOf(constant(row.get("closing_row"))),
                PointNaming.valueOf(constant(row.get("point_names"))),
                AreaUnit.ofKey(row.get("area_unit")),
                Integer.parseInt(row.get("area_decimals")));
    }

    private static List<String> parts(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("\\|", -1));
    }

    private static String constant(String cell) {
        return cell.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
