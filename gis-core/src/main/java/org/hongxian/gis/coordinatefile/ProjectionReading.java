package org.hongxian.gis.coordinatefile;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;

/**
 * Which system of the catalogue the WKT of a coordinate reference system means. Heights around it and shifts bound to it are left
 * aside; units other than metre and degree and meridians other than Greenwich make it another system.
 */
final class ProjectionReading {

    private static final double DEGREE_RADIANS = Math.PI / 180;
    private static final double SAME_UNIT = 1e-7;
    private static final double SAME_MERIDIAN_DEGREES = 1e-9;
    private static final double SAME_INVERSE_FLATTENING = 2e-7;

    private static final String[] PROJECTED = {"PROJCS", "PROJCRS", "PROJECTEDCRS"};
    private static final String[] GEOGRAPHIC = {
        "GEOGCS", "GEOGCRS", "GEODCRS", "GEOGRAPHICCRS", "GEODETICCRS", "BASEGEOGCRS", "BASEGEODCRS"
    };

    private ProjectionReading() {}

    /** @return empty when it is none of the catalogue */
    static Optional<CrsCode> of(ProjectionNode root) {
        if (root.is("COMPD_CS", "COMPOUNDCRS", "BOUNDCRS", "SOURCECRS")) {
            return root.children()
                    .filter(child -> child.is("BOUNDCRS", "SOURCECRS") || child.is(PROJECTED) || child.is(GEOGRAPHIC))
                    .findFirst()
                    .flatMap(ProjectionReading::of);
        }
        if (!root.is(PROJECTED) && !root.is(GEOGRAPHIC) || !hasUsualUnits(root)) {
            return Optional.empty();
        }
        Optional<CrsCode> coded = root.epsg()
                .flatMap(code -> CrsCatalogue.find(new CrsCode(code)))
                .map(CrsDefinition::code);
        return coded.isPresent() ? coded : byParameters(root);
    }

    private static boolean hasUsualUnits(ProjectionNode root) {
        boolean greenwich = root.all("PRIMEM", "PRIMEMERIDIAN").allMatch(prime -> isNumber(prime, 0));
        boolean metres = root.all("LENGTHUNIT", "SCALEUNIT").allMatch(unit -> isNumber(unit, 1));
        boolean degrees = root.all("ANGLEUNIT").allMatch(unit -> isNumber(unit, DEGREE_RADIANS));
        // Of parameters and axes the keyword does not say which kind of unit it is; of systems it does.
        boolean either = root.all("UNIT").allMatch(unit -> isNumber(unit, 1) || isNumber(unit, DEGREE_RADIANS));
        boolean ofPlane =
                root.all(PROJECTED).flatMap(system -> system.children("UNIT")).allMatch(unit -> isNumber(unit, 1));
        boolean ofAngles = root.all(GEOGRAPHIC)
                .flatMap(system -> system.children("UNIT"))
                .allMatch(unit -> isNumber(unit, DEGREE_RADIANS));
        return greenwich && metres && degrees && either && ofPlane && ofAngles;
    }

    private static boolean isNumber(ProjectionNode node, double wanted) {
        return Math.abs(node.number(0).orElse(Double.NaN) - wanted) <= SAME_UNIT;
    }

    private static Optional<CrsCode> byParameters(ProjectionNode root) {
        Optional<Datum> datum = datum(root);
        if (datum.isEmpty()) {
            return Optional.empty();
        }
        if (root.is(GEOGRAPHIC)) {
            return Optional.of(CrsCatalogue.geographic(datum.get()).code());
        }
        String method = root.all("PROJECTION", "METHOD")
                .map(ProjectionNode::title)
                .findFirst()
                .orElse("");
        if (method.equals("MERCATOR_AUXILIARY_SPHERE")
                || method.endsWith("PSEUDO_MERCATOR")
                || root.title().endsWith("PSEUDO_MERCATOR")) {
            return Optional.of(CrsCatalogue.WEB_MERCATOR);
        }
        boolean gauss = method.equals("GAUSS_KRUGER") || method.equals("TRANSVERSE_MERCATOR");
        return gauss ? zone(datum.get(), root) : Optional.empty();
    }

    /** By the ellipsoid, which tells the four datums apart; CGCS2000 and WGS 84 differ in the ninth figure of the flattening. */
    private static Optional<Datum> datum(ProjectionNode root) {
        Optional<ProjectionNode> ellipsoid = root.all("SPHEROID", "ELLIPSOID").findFirst();
        if (ellipsoid.isEmpty()) {
            return Optional.empty();
        }
        double axis = ellipsoid.get().number(0).orElse(Double.NaN);
        double inverseFlattening = ellipsoid.get().number(1).orElse(Double.NaN);
        for (Datum datum : Datum.values()) {
            if (datum.semiMajorAxisMetres() == axis
                    && Math.abs(datum.inverseFlattening() - inverseFlattening) < SAME_INVERSE_FLATTENING) {
                return Optional.of(datum);
            }
        }
        // CGCS2000 is written with the flattening of GRS 80 too, or one cut short.
        boolean named = root.all().anyMatch(node -> node.title().contains("2000"));
        boolean near = Math.abs(Datum.CGCS2000.inverseFlattening() - inverseFlattening) < 1e-3;
        return named && near && axis == Datum.CGCS2000.semiMajorAxisMetres()
                ? Optional.of(Datum.CGCS2000)
                : Optional.empty();
    }

    private static Optional<CrsCode> zone(Datum datum, ProjectionNode root) {
        OptionalDouble meridian = parameter(root, "CENTRAL_MERIDIAN", "LONGITUDE_OF_NATURAL_ORIGIN");
        OptionalDouble falseEasting = parameter(root, "FALSE_EASTING");
        double scale = parameter(root, "SCALE_FACTOR", "SCALE_FACTOR_AT_NATURAL_ORIGIN")
                .orElse(1);
        double origin = parameter(root, "LATITUDE_OF_ORIGIN", "LATITUDE_OF_NATURAL_ORIGIN")
                .orElse(0);
        double falseNorthing = parameter(root, "FALSE_NORTHING").orElse(0);
        if (meridian.isEmpty() || falseEasting.isEmpty() || scale != 1 || origin != 0 || falseNorthing != 0) {
            return Optional.empty();
        }
        Datum zoned = datum == Datum.WGS84 ? Datum.CGCS2000 : datum;
        // Without prefix the strips of both widths share the meridian; the name says which one was meant.
        int width = root.title().contains("6_DEGREE") ? 6 : 3;
        return CrsCatalogue.list().stream()
                .filter(CrsDefinition::isZone)
                .filter(crs -> crs.datum() == zoned
                        && Math.abs(crs.centralMeridianDegrees() - meridian.getAsDouble()) < SAME_MERIDIAN_DEGREES
                        && crs.falseEastingMetres() == falseEasting.getAsDouble())
                .filter(crs -> crs.isPrefixed() || crs.zoneWidthDegrees() == width)
                .findFirst()
                .map(CrsDefinition::code);
    }

    /** A parameter without a number is NaN, which equals nothing a system is known by. */
    private static OptionalDouble parameter(ProjectionNode root, String... names) {
        return root.all("PARAMETER")
                .filter(parameter -> List.of(names).contains(parameter.title()))
                .mapToDouble(parameter -> parameter.number(0).orElse(Double.NaN))
                .findFirst();
    }
}
