package org.hongxian.gis.coordinatefile;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes plots as a GeoJSON feature collection.
 *
 * <p>Positions are easting (longitude) first with all digits of the double, so reading them again gives the same point. Any system
 * but WGS 84 is named in a {@code crs} member, which RFC 7946 no longer has but GIS programs read. Shells go counter-clockwise from
 * their first point; what the plot declares and the point names travel as properties.
 */
public final class GeoJsonWriter {

    private final JsonGenerator out;

    private GeoJsonWriter(JsonGenerator out) {
        this.out = out;
    }

    /**
     * Writes the whole file; flushes but does not close the stream.
     *
     * @throws IllegalArgumentException if the CRS of the file is unknown
     */
    public static void write(BoundaryFile file, OutputStream stream) throws IOException {
        CrsCode crs = file.crs();
        if (crs == null) {
            throw new IllegalArgumentException("the CRS of the file is unknown");
        }
        try (JsonGenerator out = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), stream, JsonEncoding.UTF8)) {
            var writer = new GeoJsonWriter(out);
            out.writeStartObject();
            out.writeStringProperty("type", "FeatureCollection");
            writer.crs(crs);
            out.writeArrayPropertyStart("features");
            for (Plot plot : file.plots()) {
                writer.feature(PlotFeature.of(plot));
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        stream.write('\n');
        stream.flush();
    }

    private void crs(CrsCode crs) {
        if (crs.equals(CrsCatalogue.WGS84_GEOGRAPHIC)) {
            return;
        }
        out.writeObjectPropertyStart("crs");
        out.writeStringProperty("type", "name");
        out.writeObjectPropertyStart("properties");
        out.writeStringProperty("name", "urn:ogc:def:crs:EPSG::" + crs.epsg());
        out.writeEndObject();
        out.writeEndObject();
    }

    private void feature(PlotFeature plot) {
        out.writeRaw("\n");
        out.writeStartObject();
        out.writeStringProperty("type", "Feature");
        out.writeObjectPropertyStart("properties");
        plot.attributes().forEach((name, value) -> {
            if (value instanceof Double number) {
                out.writeNumberProperty(name, number);
            } else if (value instanceof Integer number) {
                out.writeNumberProperty(name, number);
            } else {
                out.writeStringProperty(name, value.toString());
            }
        });
        out.writeEndObject();
        geometry(plot.polygons());
        out.writeEndObject();
    }

    private void geometry(List<List<List<BoundaryPoint>>> polygons) {
        boolean single = polygons.size() == 1;
        out.writeObjectPropertyStart("geometry");
        out.writeStringProperty("type", single ? "Polygon" : "MultiPolygon");
        out.writeArrayPropertyStart("coordinates");
        for (List<List<BoundaryPoint>> polygon : polygons) {
            if (!single) {
                out.writeStartArray();
            }
            polygon.forEach(this::ring);
            if (!single) {
                out.writeEndArray();
            }
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void ring(List<BoundaryPoint> points) {
        out.writeStartArray();
        points.forEach(this::position);
        position(points.get(0));
        out.writeEndArray();
    }

    private void position(BoundaryPoint point) {
        out.writeStartArray();
        out.writeNumber(BigDecimal.valueOf(point.easting()).toPlainString());
        out.writeNumber(BigDecimal.valueOf(point.northing()).toPlainString());
        out.writeEndArray();
    }
}
