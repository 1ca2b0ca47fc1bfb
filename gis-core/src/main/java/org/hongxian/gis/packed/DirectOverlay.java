package org.hongxian.gis.packed;

import java.util.TreeMap;
import org.hongxian.gis.coverage.Polygonal;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Areas that red lines share with the parcels of a coverage, clipped from the packed edges; the index is walked with the outline
 * of the red line, not with its envelope. No geometry is built.
 *
 * <p>Not safe for use by several threads; make one per thread, they share the coverage.
 */
public final class DirectOverlay {

    private enum Position {
        OUTSIDE,
        INSIDE,
        TOUCHED
    }

    /** Boxes over more slabs than this are asked again further down the tree instead of slab by slab. */
    private static final int MOST_SLABS = 32;

    /** Into some four thousand parts in each direction: no outline of a bounded number of points needs more. */
    private static final int MOST_HALVINGS = 24;

    private final PackedCoverage coverage;
    private final int parcels;
    private final int[] levelBegins;
    private final int[][] children;
    private final RingBuffer buffer = new RingBuffer();

    public DirectOverlay(PackedCoverage coverage) {
        this.coverage = coverage;
        this.parcels = coverage.parcels();
        this.levelBegins = new int[coverage.levels.length];
        for (int level = 1; level < levelBegins.length; level++) {
            levelBegins[level] = levelBegins[level - 1] + coverage.levels[level - 1];
        }
        this.children = new int[coverage.levels.length + 1][HilbertTree.BOX * HilbertTree.FAN];
    }

    /**
     * Measures a red line.
     *
     * @param redLine its polygons valid and without overlaps; easting first, in the CRS of the coverage
     * @throws DamagedCoverageException if the file was cut off since it was opened
     */
    public void measure(MultiPolygon redLine, PieceSink sink) {
        coverage.reading(() -> {
            for (int i = 0; i < redLine.getNumGeometries(); i++) {
                walk((Polygon) redLine.getGeometryN(i), 0, sink, 0);
            }
        });
    }

    /**
     * The parcels behind the given one that share ground with it.
     *
     * @param leastSquareMetres what counts as sharing
     * @param roundingMetres by how far a boundary may be out: along all of it, so much counts as nothing
     * @return ascending
     */
    int[] sharingWith(int parcel, double leastSquareMetres, double roundingMetres) {
        var shared = new TreeMap<Integer, Double>();
        var sink = new PieceSink() {
            @Override
            public void whole(int from, int to) {
                for (int other = from; other < to; other++) {
                    part(other, coverage.planarSquareMetres(other), 0);
                }
            }

            @Override
            public void part(int other, double planarSquareMetres, double ellipsoidalSquareMetres) {
                shared.merge(other, planarSquareMetres, Double::sum);
            }
        };
        MultiPolygon ground = coverage.geometry(parcel);
        for (int i = 0; i < ground.getNumGeometries(); i++) {
            walk((Polygon) ground.getGeometryN(i), parcel + 1, sink, 0);
        }
        double least = leastSquareMetres + roundingMetres * ground.getLength();
        shared.values().removeIf(area -> area < least);
        return shared.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Outlines that run to and fro many times over are cut in two until they can be held in slabs. */
    private void walk(Polygon polygon, int leastParcel, PieceSink sink, int depth) {
        RedLineSlabs slabs = RedLineSlabs.of(polygon, coverage.grid);
        if (slabs != null) {
            new Walk(slabs, leastParcel, sink).walk();
            return;
        }
        if (depth == MOST_HALVINGS) {
            throw new IllegalArgumentException("an outline of " + polygon.getNumPoints() + " points cannot be cut up");
        }
        for (Envelope half : Polygonal.halves(polygon.getEnvelopeInternal())) {
            MultiPolygon part =
                    Polygonal.intersection(polygon, polygon.getFactory().toGeometry(half));
            for (int i = 0; i < part.getNumGeometries(); i++) {
                walk((Polygon) part.getGeometryN(i), leastParcel, sink, depth + 1);
            }
        }
    }

    /**
     * Walks the index and reads the points of every parcel a red line touches, without measuring: the least any method must do
     * on these data, for benchmarks.
     *
     * @return how many points were read
     */
    public long readTouched(MultiPolygon redLine) {
        long points = 0;
        for (int i = 0; i < redLine.getNumGeometries(); i++) {
            RedLineSlabs slabs = RedLineSlabs.of((Polygon) redLine.getGeometryN(i), coverage.grid);
            if (slabs == null) {
                throw new IllegalArgumentException("not for outlines that have to be cut up");
            }
            var walk = new Walk(slabs, 0, null);
            walk.walk();
            points += walk.pointsRead;
        }
        return points;
    }

    /** One polygon of a red line on its way through the tree. */
    private final class Walk {

        private final RedLineSlabs slabs;
        private final DensitySeries density;
        private final ParcelClip clip;
        /** Null when points are only to be read. */
        private final @Nullable PieceSink sink;

        /** Parcels before this one are passed over. */
        private final int leastParcel;

        private long pointsRead;

        Walk(RedLineSlabs slabs, int leastParcel, @Nullable PieceSink sink) {
            this.slabs = slabs;
            this.leastParcel = leastParcel;
            this.density = new DensitySeries(coverage.density, coverage.grid, slabs.transposed);
            this.clip = new ParcelClip(slabs, density);
            this.sink = sink;
        }

        void walk() {
            if (parcels > 0) {
                children(coverage.levels.length, 0, 1);
            }
        }

        /** @param level of the children: 0 is the parcels, n the n-th level of nodes */
        private void children(int level, int from, int to) {
            int[] boxes = children[level];
            if (level == 0) {
                coverage.boxes.get(HilbertTree.BOX * from, boxes, 0, HilbertTree.BOX * (to - from));
            } else {
                int begin = levelBegins[level - 1] + from;
                coverage.nodes.get(HilbertTree.BOX * begin, boxes, 0, HilbertTree.BOX * (to - from));
            }
            long width = 1L << (4 * level);
            for (int i = from; i < to; i++) {
                int end = (int) Math.min((i + 1) * width, parcels);
                if (end <= leastParcel) {
                    continue;
                }
                Position position = position(boxes, HilbertTree.BOX * (i - from));
                if (position == Position.INSIDE) {
                    whole((int) Math.max(i * width, leastParcel), end);
                } else if (position == Position.TOUCHED && level == 0) {
                    clip(i, boxes, HilbertTree.BOX * (i - from));
                } else if (position == Position.TOUCHED) {
                    int below = level == 1 ? parcels : coverage.levels[level - 2];
                    children(level - 1, i * HilbertTree.FAN, Math.min((i + 1) * HilbertTree.FAN, below));
                }
            }
        }

        private void whole(int from, int to) {
            if (sink != null) {
                sink.whole(from, to);
            }
        }

        private Position position(int[] boxes, int at) {
            double a0 = boxes[slabs.transposed ? at + 1 : at];
            double b0 = boxes[slabs.transposed ? at : at + 1];
            double a1 = boxes[slabs.transposed ? at + 3 : at + 2];
            double b1 = boxes[slabs.transposed ? at + 2 : at + 3];
            int last = slabs.slabs();
            if (a1 <= slabs.cut[0] || a0 >= slabs.cut[last]) {
                return Position.OUTSIDE;
            }
            int from = Math.max(0, slabs.slabAt(a0));
            int to = Math.min(last - 1, slabs.slabAt(a1));
            if (slabs.passes(from, to, b0, b1)) {
                return Position.OUTSIDE;
            }
            if (to - from > MOST_SLABS) {
                return Position.TOUCHED;
            }
            boolean outside = a0 < slabs.cut[0] || a1 > slabs.cut[last];
            boolean inside = false;
            for (int k = from; k <= to; k++) {
                int below = slabs.linesBelow(k, Math.max(a0, slabs.cut[k]), Math.min(a1, slabs.cut[k + 1]), b0, b1);
                if (below < 0) {
                    return Position.TOUCHED;
                }
                inside |= (below & 1) == 1;
                outside |= (below & 1) == 0;
                if (inside && outside) {
                    return Position.TOUCHED;
                }
            }
            return inside ? Position.INSIDE : Position.OUTSIDE;
        }

        private void clip(int parcel, int[] boxes, int at) {
            coverage.read(parcel, buffer);
            pointsRead += buffer.length() / 2;
            if (sink == null) {
                return;
            }
            density.around(((double) boxes[at] + boxes[at + 2]) / 2, ((double) boxes[at + 1] + boxes[at + 3]) / 2);
            int along = slabs.transposed ? 1 : 0;
            clip.within(boxes[at + along], boxes[at + along + 2], boxes[at + 1 - along], boxes[at + 3 - along]);
            clip.clip(buffer.points, buffer.ringEnds, buffer.rings);
            sink.part(
                    parcel,
                    clip.planar() * PackedGrid.SQUARE_METRES_PER_UNIT,
                    clip.ellipsoidal() * PackedGrid.SQUARE_METRES_PER_UNIT);
        }
    }
}
