package org.hongxian.map.tile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.packed.PackedCoverage;
import org.hongxian.gis.packed.ParcelReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Tiles straight from coverage files, in any grid. Keeps no tile and no file, only what helps to make the next one; safe for use by
 * several threads.
 */
public final class CoverageTiles {

    /** Before compression. */
    public static final int LARGEST_BYTES = 500_000;

    /** Parcels smaller than this on average cannot be told apart. */
    private static final double SMALL_SQUARE_PIXELS = 4 * 4;

    private static final int MOST_PROJECTIONS = 256;
    private static final int MOST_CONTENTS = 64;

    private final Map<ProjectionKey, CoverageProjection> projections = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ProjectionKey, CoverageProjection> eldest) {
            return size() > MOST_PROJECTIONS;
        }
    };
    /** Encoders nobody uses at the moment. */
    private final Map<TileContent, Queue<ParcelTile>> idle = new ConcurrentHashMap<>();

    private final AtomicLong mended = new AtomicLong();

    /** All a projection depends on. */
    private record ProjectionKey(
            CrsCode crs, double originEasting, double originNorthing, Envelope ground, String grid) {}

    /**
     * The tile with every parcel that leaves something in whole units, however large it becomes.
     *
     * @param layer name of the layer within the tile
     * @throws IllegalArgumentException if the tile is outside the grid
     */
    public EncodedTile complete(
            String layer, List<PackedCoverage> files, TileContent content, TileMatrixSet grid, TileAddress address) {
        return Objects.requireNonNull(
                encode(layer, sources(files, grid), content, grid.bounds(address), Integer.MAX_VALUE));
    }

    /**
     * The tile as maps should have it: never larger than {@link #LARGEST_BYTES}. Where parcels are a few pixels large on average, or
     * there are too many of them, it holds the areas of every class instead, and its features say so.
     *
     * @param layer name of the layer within the tile
     * @throws IllegalArgumentException if the tile is outside the grid
     */
    public EncodedTile tile(
            String layer, List<PackedCoverage> files, TileContent content, TileMatrixSet grid, TileAddress address) {
        Envelope bounds = grid.bounds(address);
        List<ParcelTile.Source> sources = sources(files, grid);
        int unitsPerPixel = TileSpace.EXTENT / grid.tileSizePixels();
        EncodedTile complete = areParcelsSmall(sources, bounds, unitsPerPixel)
                ? null
                : encode(layer, sources, content, bounds, LARGEST_BYTES);
        if (complete != null) {
            return complete;
        }
        return new GeneralisedTile(content).encode(layer, sources, bounds, unitsPerPixel / 2, LARGEST_BYTES);
    }

    private static boolean areParcelsSmall(List<ParcelTile.Source> sources, Envelope bounds, int unitsPerPixel) {
        double squarePixels = 0;
        long parcels = 0;
        for (ParcelTile.Source source : sources) {
            Envelope ground = source.groundOf(bounds).orElse(null);
            if (ground != null) {
                double pixelsPerMetre = new TilePlane(source.projection(), bounds, ground).unitsPerFileUnit()
                        * ParcelReader.UNITS_PER_METRE
                        / unitsPerPixel;
                squarePixels += source.coverage().envelope().getArea() * pixelsPerMetre * pixelsPerMetre;
                parcels += source.coverage().parcels();
            }
        }
        return squarePixels < parcels * SMALL_SQUARE_PIXELS;
    }

    private List<ParcelTile.Source> sources(List<PackedCoverage> files, TileMatrixSet grid) {
        return files.stream()
                .filter(file -> file.parcels() > 0)
                .map(file -> new ParcelTile.Source(file, projection(file, grid)))
                .toList();
    }

    @Nullable
    private EncodedTile encode(
            String layer, List<ParcelTile.Source> sources, TileContent content, Envelope bounds, int mostBytes) {
        if (idle.size() > MOST_CONTENTS) {
            idle.clear();
        }
        Queue<ParcelTile> encoders = idle.computeIfAbsent(content, unseen -> new ConcurrentLinkedQueue<>());
        ParcelTile encoder = encoders.poll();
        if (encoder == null) {
            encoder = new ParcelTile(content);
        }
        int before = encoder.mended();
        EncodedTile tile = encoder.encode(layer, sources, bounds, mostBytes);
        mended.addAndGet(encoder.mended() - before);
        encoders.add(encoder);
        return tile;
    }

    /** How many shapes rounding has spoilt and JTS has mended, in all tiles since the beginning. */
    public long mended() {
        return mended.get();
    }

    private CoverageProjection projection(PackedCoverage file, TileMatrixSet grid) {
        double[] origin = new ParcelReader(file).origin();
        var key = new ProjectionKey(file.crs(), origin[0], origin[1], file.envelope(), grid.id());
        synchronized (projections) {
            return projections.computeIfAbsent(
                    key, unseen -> new CoverageProjection(file.crs(), origin, file.envelope(), grid.crs()));
        }
    }
}
