package org.hongxian.map.compare;

import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Short numbers that are equal for equal outlines and equal attributes. Two different ones share a number once in 10^19. */
final class Fingerprint {

    private static final double UNITS_PER_METRE = 10_000;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private Fingerprint() {}

    /** The same wherever rings begin, whichever way they run and in whatever order they come; to a tenth of a millimetre. */
    static long ofOutline(Geometry geometry) {
        long sum = 0;
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            if (geometry.getGeometryN(part) instanceof Polygon polygon) {
                sum += ofRing(polygon.getExteriorRing().getCoordinateSequence());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    sum += ofRing(polygon.getInteriorRingN(hole).getCoordinateSequence());
                }
            }
        }
        return mixed(sum);
    }

    private static long ofRing(CoordinateSequence ring) {
        long sum = 0;
        for (int i = 1; i < ring.size(); i++) {
            long begin = ofPoint(ring.getCoordinate(i - 1));
            long end = ofPoint(ring.getCoordinate(i));
            sum += mixed(begin + end) ^ mixed(begin ^ end);
        }
        return sum;
    }

    private static long ofPoint(Coordinate point) {
        return mixed(mixed(Math.round(point.x * UNITS_PER_METRE)) + ODD * Math.round(point.y * UNITS_PER_METRE));
    }

    /** @param unsteady names, in capitals, of fields that do not count */
    static long ofAttributes(Map<String, String> attributes, Set<String> unsteady) {
        long sum = 0;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String value = attribute.getValue().strip();
            if (!value.isEmpty() && !unsteady.contains(attribute.getKey())) {
                sum += mixed(ofText(attribute.getKey()) + ODD * ofText(value));
            }
        }
        return sum;
    }

    static long ofText(String text) {
        long sum = text.length();
        for (int i = 0; i < text.length(); i++) {
            sum = mixed(sum ^ text.charAt(i)) + ODD;
        }
        return sum;
    }

    /** Every bit of the result depends on every bit given (the finalizer of SplitMix64). */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
