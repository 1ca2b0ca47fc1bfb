package org.hongxian.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes {@code region.json}: seed, reference system, and for every layer its title, data date, surveyed extent, number of
 * features and the SHA-256 of its file. It comes last and all at once, so a folder with it is complete.
 */
final class RegionFile {

    private RegionFile() {}

    static void write(Path directory, long seed, Geometry extent, List<LayerFile> layers) throws IOException {
        Path unfinished = directory.resolve("region.json.part");
        try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished));
                JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("name", "示范省云川市青禾县、白石县");
            json.writeNumberProperty("seed", seed);
            json.writeStringProperty("crs", "EPSG:4527");
            json.writeArrayPropertyStart("layers");
            for (LayerFile layer : layers) {
                writeLayer(json, layer, extent);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        Files.move(unfinished, directory.resolve("region.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void writeLayer(JsonGenerator json, LayerFile layer, Geometry extent) {
        SampleLayer described = layer.layer();
        Envelope bounds = layer.bounds();
        json.writeStartObject();
        json.writeStringProperty("layer", described.name());
        json.writeStringProperty("title", described.titleZh());
        json.writeStringProperty("dataDate", described.dataDate());
        json.writeStringProperty("file", "layers/" + layer.file().getFileName());
        json.writeStringProperty("sha256", layer.digest());
        json.writeNumberProperty("features", layer.features());
        json.writeArrayPropertyStart("bounds");
        for (double side : new double[] {bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()}) {
            json.writeNumber(side);
        }
        json.writeEndArray();
        json.writeName("extent");
        LayerFile.writeGeometry(json, extent);
        json.writeEndObject();
    }
}
