package org.hongxian.map.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.feature.GeometryJson;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A GeoJSON feature collection. Any system but WGS 84 is named in a {@code crs} member, which RFC 7946 no longer has but GIS programs
 * read.
 */
final class GeoJsonTarget implements ExportTarget {

    private final OutputStream stream;
    private final JsonGenerator out;
    private final List<ExportColumn> columns;

    GeoJsonTarget(Path file, CrsCode crs, List<ExportColumn> columns) throws IOException {
        this.stream = Files.newOutputStream(file);
        this.columns = columns;
        this.out = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), stream, JsonEncoding.UTF8);
        out.writeStartObject();
        out.writeStringProperty("type", "FeatureCollection");
        if (!crs.equals(CrsCatalogue.WGS84_GEOGRAPHIC)) {
            out.writeObjectPropertyStart("crs");
            out.writeStringProperty("type", "name");
            out.writeObjectPropertyStart("properties");
            out.writeStringProperty("name", GeometryJson.nameOf(crs));
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeArrayPropertyStart("features");
    }

    @Override
    public void add(String id, MultiPolygon geometry, List<@Nullable Object> values) {
        out.writeRaw("\n");
        out.writeStartObject();
        out.writeStringProperty("type", "Feature");
        out.writeStringProperty("id", id);
        out.writeObjectPropertyStart("properties");
        for (int i = 0; i < columns.size(); i++) {
            out.writeName(columns.get(i).name());
            Object value = values.get(i);
            if (value instanceof BigDecimal number) {
                out.writeNumber(number);
            } else if (value == null) {
                out.writeNull();
            } else {
                out.writeString(value.toString());
            }
        }
        out.writeEndObject();
        out.writeName("geometry");
        GeometryJson.exact().write(out, geometry);
        out.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        try (stream;
                out) {
            out.writeEndArray();
            out.writeEndObject();
        }
    }
}
