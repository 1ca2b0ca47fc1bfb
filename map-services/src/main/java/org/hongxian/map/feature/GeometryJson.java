package org.hongxian.map.feature;

import java.io.StringWriter;
import java.math.BigDecimal;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes geometries as GeoJSON (RFC 7946): shells run counter-clockwise and holes clockwise on the ground. Numbers are written without
 * exponents, either with every digit they have or to a tenth of a millimetre: four decimals of metres, nine of degrees.
 */
public final class GeometryJson {

    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final int METRE_DECIMALS = 4;
    private static final int DEGREE_DECIMALS = 9;
    private static final int EVERY_DIGIT = -1;
    /** What is smaller may be degrees. */
    private static final double DEGREES = 1000;

    private static final double METRE_STEPS = 1e4;
    private static final double DEGREE_STEPS = 1e9;
    /** Fifteen digits are told apart by every double, so that no shorter ones mean the same. */
    private static final long LARGEST_EXACT = 999_999_999_999_999L;

    private final int decimals;
    private final double steps;
    private final boolean northingFirst;

    private GeometryJson(int decimals, boolean northingFirst) {
        this.decimals = decimals;
        this.steps = Math.pow(10, Math.max(0, decimals));
        this.northingFirst = northingFirst;
    }

    /** With every digit, easting first: what is drawn or measured by it has the very coordinates. */
    public static GeometryJson exact() {
        return new GeometryJson(EVERY_DIGIT, false);
    }

    /** To a tenth of a millimetre, easting first. */
    public static GeometryJson rounded(CrsCode crs) {
        return new GeometryJson(decimals(crs), false);
    }

    /** To a tenth of a millimetre, with the axes in the order the system is served with. */
    public static GeometryJson rounded(ServedCrs crs) {
        return new GeometryJson(decimals(crs.code()), crs.northingFirst());
    }

    private static int decimals(CrsCode crs) {
        return CrsCatalogue.get(crs).isGeographic() ? DEGREE_DECIMALS : METRE_DECIMALS;
    }

    /** What a system is called in a {@code crs} member, which RFC 7946 no longer has but GIS programs read. */
    public static String nameOf(CrsCode crs) {
        return "urn:ogc:def:crs:EPSG::" + crs.epsg();
    }

    /** A whole geometry. */
    public String text(Geometry geometry) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, geometry);
        }
        return text.toString();
    }

    /** Its coordinates alone; empty for a collection of several kinds. */
    public String coordinates(Geometry geometry) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            coordinates(json, geometry);
        }
        return text.toString();
    }

    /** As the value of a member, or of an array. */
    public void write(JsonGenerator json, Geometry geometry) {
        json.writeStartObject();
        json.writeStringProperty("type", geometry.getGeometryType());
        boolean mixed = geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION);
        json.writeName(mixed ? "geometries" : "coordinates");
        if (mixed) {
            json.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                write(json, geometry.getGeometryN(i));
            }
            json.writeEndArray();
        } else {
            coordinates(json, geometry);
        }
        json.writeEndObject();
    }

    private void coordinates(JsonGenerator json, Geometry geometry) {
        if (geometry instanceof GeometryCollection parts) {
            json.writeStartArray();
            for (int i = 0; i < parts.getNumGeometries(); i++) {
                coordinates(json, parts.getGeometryN(i));
            }
            json.writeEndArray();
        } else if (geometry instanceof Polygon polygon) {
            json.writeStartArray();
            if (!polygon.isEmpty()) {
                ring(json, polygon.getExteriorRing(), true);
            }
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring(json, polygon.getInteriorRingN(i), false);
            }
            json.writeEndArray();
        } else if (geometry instanceof LineString line) {
            sequence(json, line.getCoordinateSequence(), false);
        } else if (geometry instanceof Point point && !point.isEmpty()) {
            position(json, point.getX(), point.getY());
        } else {
            json.writeStartArray();
            json.writeEndArray();
        }
    }

    private void ring(JsonGenerator json, LinearRing ring, boolean counterClockwise) {
        CoordinateSequence sequence = ring.getCoordinateSequence();
        sequence(json, sequence, Orientation.isCCW(sequence) != counterClockwise);
    }

    private void sequence(JsonGenerator json, CoordinateSequence sequence, boolean backwards) {
        json.writeStartArray();
        int size = sequence.size();
        for (int i = 0; i < size; i++) {
            int at = backwards ? size - 1 - i : i;
            position(json, sequence.getX(at), sequence.getY(at));
        }
        json.writeEndArray();
    }

    private void position(JsonGenerator json, double easting, double northing) {
        json.writeStartArray();
        json.writeNumber(number(northingFirst ? northing : easting));
        json.writeNumber(number(northingFirst ? easting : northing));
        json.writeEndArray();
    }

    private String number(double value) {
        return decimals == EVERY_DIGIT ? exact(value) : plain(Math.round(value * steps), decimals);
    }

    /**
     * Nearly all coordinates were written with few decimals once: where those give the very number back, they are all its digits, and
     * a {@link BigDecimal} would take several times as long to find them.
     */
    static String exact(double value) {
        int few = Math.abs(value) < DEGREES ? DEGREE_DECIMALS : METRE_DECIMALS;
        double power = few == DEGREE_DECIMALS ? DEGREE_STEPS : METRE_STEPS;
        long unscaled = Math.round(value * power);
        return unscaled >= -LARGEST_EXACT && unscaled <= LARGEST_EXACT && unscaled / power == value
                ? plain(unscaled, few)
                : BigDecimal.valueOf(value).toPlainString();
    }

    /** A decimal number by its digits: several times as fast as by way of a double, and most of what a page of features costs. */
    static String plain(long unscaled, int decimals) {
        int shorter = decimals;
        long rest = unscaled;
        while (shorter > 0 && rest % 10 == 0) {
            rest /= 10;
            shorter--;
        }
        String digits = Long.toString(Math.abs(rest));
        var text = new StringBuilder(digits.length() + 3);
        if (rest < 0) {
            text.append('-');
        }
        int whole = digits.length() - shorter;
        if (whole <= 0) {
            return text.append("0.").append("0".repeat(-whole)).append(digits).toString();
        }
        text.append(digits, 0, whole);
        return shorter == 0
                ? text.toString()
                : text.append('.').append(digits, whole, digits.length()).toString();
    }
}
