package org.hongxian.map.tile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.gis.packed.ParcelReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * One tile with every parcel of coverage files drawn by itself, written without building geometries. Parcels are left out when
 * nothing is left of them in whole units. Not safe for use by several threads.
 */
final class ParcelTile {

    static final String ID = "id";

    /** How far, in tile units, a border may be drawn from where it is besides rounding: less than a tenth of a screen pixel. */
    private static final double UNSEEN = 0.6;

    private final TileContent content;
    private final String[] keys;
    private final LayerWriter writer = new LayerWriter();
    private final ParcelShape shape = new ParcelShape();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] tags;
    private byte[] id = new byte[64];

    ParcelTile(TileContent content) {
        this.content = content;
        var named = new LinkedHashSet<String>();
        named.add(ID);
        if (content.classField() != null) {
            named.add(content.classField());
        }
        named.addAll(content.attributes());
        this.keys = named.toArray(String[]::new);
        this.tags = new int[2 * keys.length];
    }

    /** How many shapes had to be mended in all tiles so far. */
    int mended() {
        return shape.mended();
    }

    TileContent content() {
        return content;
    }

    /** The file's part of a layer version with the way to a grid. */
    record Source(PackedCoverage coverage, CoverageProjection projection) {

        /** What of the file a tile and its rim may show, in its whole units; empty when nothing. */
        Optional<Envelope> groundOf(Envelope bounds) {
            var rimmed = new Envelope(bounds);
            rimmed.expandBy(bounds.getWidth() * (ParcelShape.RIM + 1) / TileSpace.EXTENT);
            return projection.units(rimmed);
        }
    }

    /**
     * @param bounds of the tile, easting first, in the system of the grid
     * @param mostBytes ends the work when the tile becomes larger
     * @return null when it would be larger
     */
    @Nullable
    EncodedTile encode(String layer, List<Source> sources, Envelope bounds, int mostBytes) {
        writer.clear();
        numbers.clear();
        for (Source source : sources) {
            if (!add(source, bounds, mostBytes)) {
                return null;
            }
        }
        byte[] bytes = writer.tile(layer, keys);
        return bytes.length > mostBytes ? null : new EncodedTile(bytes, writer.features());
    }

    private boolean add(Source source, Envelope bounds, int mostBytes) {
        Envelope ground = source.groundOf(bounds).orElse(null);
        if (ground == null) {
            return true;
        }
        PackedCoverage coverage = source.coverage();
        var plane = new TilePlane(source.projection(), bounds, ground);
        var reader = new ParcelReader(coverage);
        int level = ParcelReader.levelWithin(UNSEEN / plane.unitsPerFileUnit());
        var columns = new Columns(coverage);
        reader.visit(
                (minX, minY, maxX, maxY) -> maxX >= ground.getMinX()
                        && minX <= ground.getMaxX()
                        && maxY >= ground.getMinY()
                        && minY <= ground.getMaxY()
                        && writer.length() <= mostBytes,
                parcel -> {
                    TileRings rings = shape.shape(reader, parcel, plane, level);
                    if (rings.count > 0) {
                        writer.feature(tags, columns.tags(parcel), rings);
                    }
                });
        return writer.length() <= mostBytes;
    }

    /** The attributes of one file as they are numbered in the tile. */
    private final class Columns {

        private final PackedCoverage coverage;
        private final int[] fields;
        private final int[][] known;

        Columns(PackedCoverage coverage) {
            this.coverage = coverage;
            this.fields = new int[keys.length];
            this.known = new int[keys.length][];
            for (int key = 1; key < keys.length; key++) {
                fields[key] = coverage.fields().indexOf(keys[key]);
                if (fields[key] >= 0) {
                    known[key] = new int[coverage.texts(fields[key]).size()];
                    Arrays.fill(known[key], -1);
                }
            }
        }

        /** @return how many of the tags are set */
        int tags(int parcel) {
            int length = coverage.idLength(parcel);
            if (id.length < length) {
                id = new byte[2 * length];
            }
            coverage.id(parcel, id, 0);
            tags[0] = 0;
            tags[1] = writer.value(id, length);
            int count = 2;
            for (int key = 1; key < keys.length; key++) {
                if (fields[key] >= 0) {
                    int value = coverage.value(fields[key], parcel);
                    int number = known[key][value];
                    if (number == -1) {
                        number = number(coverage.texts(fields[key]).get(value));
                        known[key][value] = number;
                    }
                    if (number >= 0) {
                        tags[count] = key;
                        tags[count + 1] = number;
                        count += 2;
                    }
                }
            }
            return count;
        }

        /** −2 for an empty text, which the parcel does not have. */
        private int number(String text) {
            return text.isEmpty() ? -2 : numbers.computeIfAbsent(text, writer::value);
        }
    }
}
