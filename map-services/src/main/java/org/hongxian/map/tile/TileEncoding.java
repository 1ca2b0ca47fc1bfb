package org.hongxian.map.tile;

import io.github.sebasbaumh.mapbox.vectortile.VectorTile.Tile;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.JtsAdapter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.UserDataKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerProps;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.locationtech.jts.geom.Geometry;

/** Features as the bytes of a Mapbox Vector Tile 2.1. */
final class TileEncoding {

    private static final int VERSION = 2;

    private TileEncoding() {}

    static byte[] encode(String layer, List<TileFeature> features) {
        Tile.Layer.Builder builder = Tile.Layer.newBuilder();
        builder.setVersion(VERSION).setName(layer).setExtent(TileSpace.EXTENT);
        var properties = new MvtLayerProps();
        var tags = new UserDataKeyValueMapConverter();
        for (TileFeature feature : features) {
            // The library finds the tags on the geometry, so it gets one of its own.
            Geometry carrier = feature.geometry().copy();
            carrier.setUserData(feature.tags());
            JtsAdapter.addFeatures(builder, carrier, properties, tags);
        }
        properties.getKeys().forEach(builder::addKeys);
        properties
                .getValues()
                .forEach(value -> builder.addValues(Tile.Value.newBuilder().setStringValue((String) value)));
        return Tile.newBuilder().addLayers(builder).build().toByteArray();
    }

    static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    static byte[] gunzip(byte[] gzipped) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a tile of our own cannot be read", e);
        }
    }
}
