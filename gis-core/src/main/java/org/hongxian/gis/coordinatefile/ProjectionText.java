package org.hongxian.gis.coordinatefile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.jspecify.annotations.Nullable;

/** The WKT of a projection ({@code .prj} file and the like), in both directions. Systems are known by code or by their parameters, never by name alone. */
public final class ProjectionText {

    private static final Pattern ROOT_CODE = Pattern.compile(
            "(?:AUTHORITY\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?|ID\\s*\\[\\s*\"EPSG\"\\s*,\\s*)(\\d{4,6})\"?\\s*]\\s*]\\s*$");
    private static final String NUMBER = "(-?\\d{1,15}(?:\\.\\d{0,20})?(?:[eE][+-]?\\d{1,3})?)\\s*(?=[,\\])])";
    private static final Pattern SPHEROID =
            Pattern.compile("(?:SPHEROID|ELLIPSOID)\\s*\\[\\s*\"[^\"]*\"\\s*,\\s*" + NUMBER + ",\\s*" + NUMBER);
    private static final double DEGREE = 1e-9;

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
        String text = prj.strip();
        Matcher code = ROOT_CODE.matcher(text);
        if (code.find()) {
            Optional<CrsDefinition> known = CrsCatalogue.find(new CrsCode(Integer.parseInt(code.group(1))));
            if (known.isPresent()) {
                return known.map(CrsDefinition::code);
            }
        }
        String upper = text.toUpperCase(Locale.ROOT);
        Optional<Datum> datum = datum(text, upper);
        if (datum.isEmpty()) {
            return Optional.empty();
        }
        if (!upper.startsWith("PROJC")) {
            return Optional.of(CrsCatalogue.geographic(datum.get()).code());
        }
        if (upper.contains("MERCATOR_AUXILIARY_SPHERE") || upper.contains("PSEUDO-MERCATOR")) {
            return Optional.of(CrsCatalogue.WEB_MERCATOR);
        }
        boolean gauss = upper.contains("GAUSS_KRUGER")
                || upper.contains("TRANSVERSE_MERCATOR")
                || upper.contains("TRANSVERSE MERCATOR");
        return gauss ? zone(datum.get(), text, upper) : Optional.empty();
    }

    /** By the ellipsoid, which tells the four datums apart; CGCS2000 and WGS 84 differ in the ninth figure of the flattening. */
    private static Optional<Datum> datum(String text, String upper) {
        Matcher spheroid = SPHEROID.matcher(text);
        if (!spheroid.find()) {
            return Optional.empty();
        }
        double axis = Double.parseDouble(spheroid.group(1));
        double inverseFlattening = Double.parseDouble(spheroid.group(2));
        for (Datum datum : Datum.values()) {
            if (datum.semiMajorAxisMetres() == axis && Math.abs(datum.inverseFlattening() - inverseFlattening) < 2e-7) {
                return Optional.of(datum);
            }
        }
        // Xi'an 80 is written with both flattenings in use, and CGCS2000 with that of GRS 80.
        boolean grs80 = axis == Datum.CGCS2000.semiMajorAxisMetres() && upper.contains("2000");
        return grs80 ? Optional.of(Datum.CGCS2000) : Optional.empty();
    }

    private static Optional<CrsCode> zone(Datum datum, String text, String upper) {
        OptionalDouble meridian = parameter(text, "central_meridian", "longitude of natural origin");
        OptionalDouble falseEasting = parameter(text, "false_easting", "false easting");
        double scale = parameter(text, "scale_factor", "scale factor at natural origin")
                .orElse(1);
        double origin = parameter(text, "latitude_of_origin", "latitude of natural origin")
                .orElse(0);
        double falseNorthing =
                parameter(text, "false_northing", "false northing").orElse(0);
        if (meridian.isEmpty() || falseEasting.isEmpty() || scale != 1 || origin != 0 || falseNorthing != 0) {
            return Optional.empty();
        }
        Datum zoned = datum == Datum.WGS84 ? Datum.CGCS2000 : datum;
        return CrsCatalogue.list().stream()
                .filter(CrsDefinition::isZone)
                .filter(crs -> crs.datum() == zoned
                        && Math.abs(crs.centralMeridianDegrees() - meridian.getAsDouble()) < DEGREE
                        && crs.falseEastingMetres() == falseEasting.getAsDouble())
                // Without prefix both strips share the meridian; the name says which one was meant.
                .filter(crs -> crs.isPrefixed() || crs.zoneWidthDegrees() == (upper.contains("6_DEGREE") ? 6 : 3))
                .findFirst()
                .map(CrsDefinition::code);
    }

    /** @return NaN where the parameter is there and is no number, which equals nothing a system is known by */
    private static OptionalDouble parameter(String text, String... names) {
        for (String name : names) {
            Matcher matcher = Pattern.compile(
                            "PARAMETER\\s*\\[\\s*\"" + name + "\"\\s*,\\s*(?:" + NUMBER + ")?",
                            Pattern.CASE_INSENSITIVE)
                    .matcher(text);
            if (matcher.find()) {
                String number = matcher.group(1);
                return OptionalDouble.of(number == null ? Double.NaN : Double.parseDouble(number));
            }
        }
        return OptionalDouble.empty();
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
