package org.hongxian.map.layer;

import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a version holds, in numbers: enough to tell whether another version can be what it says.
 *
 * @param outside features with a coordinate the CRS of the version has no place for; area and extent are of the others
 * @param areaSquareMetres sum over the features: on the Gauss-Krüger plane of the CRS of the version or, where that is none, of the nearest
 *     3-degree zone of each feature
 * @param filled how many features have a value, by attribute; the first {@value FigureCount#MOST_FIELDS} attributes
 * @param classCodes how many features have a land-class code, by code; empty for a version without classes
 */
public record VersionFigures(
        long features,
        long outside,
        double areaSquareMetres,
        Extent extent,
        Map<String, Long> filled,
        Map<String, Long> classCodes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where the features lie, in the CRS of the version, easting first; all zero without features that lie in it. */
    public record Extent(double west, double south, double east, double north) {

        static Extent of(Envelope envelope) {
            return envelope.isNull()
                    ? new Extent(0, 0, 0, 0)
                    : new Extent(envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY());
        }

        /** The same as JTS has it. */
        public Envelope envelope() {
            return new Envelope(west, east, south, north);
        }
    }

    public VersionFigures {
        filled = Map.copyOf(filled);
        classCodes = Map.copyOf(classCodes);
    }

    /** Null ({@code isNull()}) without features that lie in the CRS of the version. */
    public Envelope envelope() {
        return features == outside ? new Envelope() : extent.envelope();
    }

    /** How many features have a value of the attribute. */
    public long filled(String field) {
        return filled.getOrDefault(field, 0L);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    static VersionFigures read(String text) {
        return JSON.readValue(text, VersionFigures.class);
    }
}
