package org.hongxian.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads back what {@link SampleRegionGenerator} wrote into a folder, feature by feature. */
public final class SampleRegionFiles {

    /** Numbers keep the digits they are written with: 12.50 stays 12.50. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Path directory;
    private final List<Layer> layers;

    private SampleRegionFiles(Path directory, List<Layer> layers) {
        this.directory = directory;
        this.layers = List.copyOf(layers);
    }

    /**
     * @throws IOException if the folder has no complete region in it
     */
    public static SampleRegionFiles open(Path directory) throws IOException {
        JsonNode region = JSON.readTree(Files.readAllBytes(directory.resolve("region.json")));
        var crs = CrsCode.parse(region.required("crs").asString());
        var layers = new ArrayList<Layer>();
        for (JsonNode layer : region.required("layers")) {
            layers.add(new Layer(
                    layer.required("layer").asString(),
                    layer.required("title").asString(),
                    LocalDate.parse(layer.required("dataDate").asString()),
                    crs,
                    GeoJsonGeometry.read(layer.required("extent")),
                    layer.required("file").asString(),
                    layer.required("sha256").asString(),
                    layer.required("features").asLong()));
        }
        return new SampleRegionFiles(directory, layers);
    }

    public List<Layer> layers() {
        return layers;
    }

    /**
     * The features of a layer in file order.
     *
     * @return to be closed
     * @throws IOException if the file is missing, or its bytes are not those {@code region.json} names
     */
    public Stream<LayerFeature> features(Layer layer) throws IOException {
        Path file = directory.resolve(layer.file());
        if (!Sha256.of(file).equals(layer.sha256())) {
            throw new IOException(file + " is not the file region.json describes; generate the region again");
        }
        var features = new FeatureIterator(JSON.createParser(Files.newInputStream(file)));
        return StreamSupport.stream(
                        Spliterators.spliterator(features, layer.features(), Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(features::close);
    }

    /**
     * @param extent where the layer was surveyed
     * @param file below the folder of the region
     * @param sha256 of the file, lower-case hexadecimal
     */
    public record Layer(
            String key,
            String title,
            LocalDate dataDate,
            CrsCode crs,
            Geometry extent,
            String file,
            String sha256,
            long features) {}
}
