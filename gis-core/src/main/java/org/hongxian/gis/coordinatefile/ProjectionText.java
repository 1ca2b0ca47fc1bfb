package org.hongxian.gis.coordinatefile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.jspecify.annotations.Nullable;

/**
 * The WKT of a projection ({@code .prj} file and the like), in both directions. Systems are known by code or by their parameters, never
 * by name alone.
 */
public final class ProjectionText {

    private ProjectionText() {}

    /** @throws UnusableFileException if the text is there and names a system that is not known, and the user states none */
    static @Nullable CrsCode crs(String fileName, Optional<String> prj, @Nullable CrsCode stated) {
        if (prj.isEmpty() || prj.get().isBlank()) {
            return null;
        }
        Optional<CrsCode> known = parse(prj.get());
        if (known.isEmpty() && stated == null) {
            throw new UnusableFileException(fileName, UnusableReason.CRS_NOT_SUPPORTED, name(prj.get()));
        }
        return known.orElse(null);
    }

    /** The system of the catalogue the text means; empty when it is none of them. */
    public static Optional<CrsCode> parse(String prj) {
        return ProjectionNode.read(prj.strip()).flatMap(ProjectionReading::of);
    }

    private static String name(String prj) {
        Matcher quoted = Pattern.compile("\"([^\"]*)\"").matcher(prj);
        return Findings.excerpt(quoted.find() ? quoted.group(1) : prj);
    }

    /** The form desktop GIS write and read, with the code at the end. */
    public static String write(CrsDefinition crs) {
        Datum datum = crs.datum();
        String datumName =
                switch (datum) {
                    case CGCS2000 -> "D_China_2000";
                    case XIAN80 -> "D_Xian_1980";
                    case BEIJING54 -> "D_Beijing_1954";
                    case WGS84 -> "D_WGS_1984";
                };
        String geographic =
                "GEOGCS[\"" + name(datum) + "\",DATUM[\"" + datumName + "\",SPHEROID[\"" + name(datum) + "\","
                        + datum.semiMajorAxisMetres() + "," + datum.inverseFlattening()
                        + "]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]";
        String code = ",AUTHORITY[\"EPSG\",\"" + crs.code().epsg() + "\"]]";
        if (!crs.isZone()) {
            return geographic + code;
        }
        return "PROJCS[\"" + projectedName(crs) + "\"," + geographic
                + "],PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\"," + plain(crs.falseEastingMetres())
                + "],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\"," + crs.centralMeridianDegrees()
                + "],PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]" + code;
    }

    private static String projectedName(CrsDefinition crs) {
        String zone = crs.isPrefixed() ? "Zone_" + crs.zoneNumber() : "CM_" + (int) crs.centralMeridianDegrees() + "E";
        return name(crs.datum()) + "_" + crs.zoneWidthDegrees() + "_Degree_GK_" + zone;
    }

    /** 39500000.0 rather than 3.95E7, which not every program reads. */
    private static String plain(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static String name(Datum datum) {
        return switch (datum) {
            case CGCS2000 -> "CGCS2000";
            case XIAN80 -> "Xian_1980";
            case BEIJING54 -> "Beijing_1954";
            case WGS84 -> "WGS_1984";
        };
    }
}
