package org.hongxian.gis.packed;

import java.util.function.IntConsumer;
import org.locationtech.jts.geom.Envelope;

/**
 * Reads parcels of a coverage as they are packed, for whoever draws them: points are whole units from the {@link #origin}, easting
 * first, no geometry is built. Not safe for use by several threads; make one per thread, they share the coverage.
 */
public final class ParcelReader {

    /** How many of the whole units of a coverage make a metre. */
    public static final double UNITS_PER_METRE = PackedGrid.UNITS_PER_METRE;

    private final PackedCoverage coverage;
    private final int[] levelBegins;
    private final int[][] children;
    private final RingBuffer buffer = new RingBuffer();
    private final int[] box = new int[HilbertTree.BOX];

    public ParcelReader(PackedCoverage coverage) {
        this.coverage = coverage;
        this.levelBegins = new int[coverage.levels.length];
        for (int level = 1; level < levelBegins.length; level++) {
            levelBegins[level] = levelBegins[level - 1] + coverage.levels[level - 1];
        }
        this.children = new int[coverage.levels.length + 1][HilbertTree.BOX * HilbertTree.FAN];
    }

    /** Which boxes of the index are worth looking into; given in whole units. */
    @FunctionalInterface
    public interface BoxFilter {
        boolean wants(int minX, int minY, int maxX, int maxY);
    }

    /** Where the whole units count from: easting and northing in metres. */
    public double[] origin() {
        return new double[] {coverage.grid.originEasting(), coverage.grid.originNorthing()};
    }

    /**
     * Names every parcel whose box, and the boxes of the index above it, the filter wants; in the order of the file. Within the
     * call the sink may {@link #read}.
     *
     * @throws DamagedCoverageException if the file was cut off since it was opened
     */
    public void visit(BoxFilter filter, IntConsumer sink) {
        if (coverage.parcels() > 0) {
            coverage.reading(() -> children(coverage.levels.length, 0, 1, filter, sink));
        }
    }

    /** The filter for a stretch of ground in metres, easting first. */
    public BoxFilter within(Envelope ground) {
        double west = (ground.getMinX() - coverage.grid.originEasting()) * UNITS_PER_METRE;
        double east = (ground.getMaxX() - coverage.grid.originEasting()) * UNITS_PER_METRE;
        double south = (ground.getMinY() - coverage.grid.originNorthing()) * UNITS_PER_METRE;
        double north = (ground.getMaxY() - coverage.grid.originNorthing()) * UNITS_PER_METRE;
        return (minX, minY, maxX, maxY) -> maxX >= west && minX <= east && maxY >= south && minY <= north;
    }

    /** @param level of the children: 0 is the parcels, n the n-th level of nodes */
    private void children(int level, int from, int to, BoxFilter filter, IntConsumer sink) {
        int[] boxes = children[level];
        if (level == 0) {
            coverage.boxes.get(HilbertTree.BOX * from, boxes, 0, HilbertTree.BOX * (to - from));
        } else {
            int begin = levelBegins[level - 1] + from;
            coverage.nodes.get(HilbertTree.BOX * begin, boxes, 0, HilbertTree.BOX * (to - from));
        }
        for (int i = from; i < to; i++) {
            int at = HilbertTree.BOX * (i - from);
            if (filter.wants(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3])) {
                if (level == 0) {
                    sink.accept(i);
                } else {
                    int below = level == 1 ? coverage.parcels() : coverage.levels[level - 2];
                    children(level - 1, i * HilbertTree.FAN, Math.min((i + 1) * HilbertTree.FAN, below), filter, sink);
                }
            }
        }
    }

    /** The coarsest level of detail whose lines lie nowhere farther than so many whole units from the border itself; 0 if none. */
    public static int levelWithin(double units) {
        return PointLevels.within(units);
    }

    /** Reads the rings of a parcel; they stay until the next one is read. */
    public void read(int parcel) {
        coverage.read(parcel, buffer);
    }

    /** As {@link #read(int)}, without the points nobody misses at a level of {@link #levelWithin}. Every ring keeps three at least. */
    public void read(int parcel, int level) {
        coverage.read(parcel, level, buffer);
    }

    /**
     * The least distance, in whole units, of a point of the parcel to one of its edges that does not end there, as it is at a level:
     * never more than it is, 0 where it is not known. If every point is moved by less than half of that, no ring comes to touch
     * itself or another.
     */
    public double clearance(int parcel, int level) {
        return coverage.clearance(parcel, level);
    }

    /** Least x, least y, greatest x and greatest y of a parcel in whole units; the array is the reader's own. */
    public int[] box(int parcel) {
        coverage.boxes.get(HilbertTree.BOX * parcel, box);
        return box;
    }

    /** Of the parcel read last. Shells clockwise and each followed by its holes, which are counter-clockwise. */
    public int rings() {
        return buffer.rings;
    }

    /** Where a ring of the parcel read last ends in {@link #points}; the next one begins there. */
    public int ringEnd(int ring) {
        return buffer.ringEnds[ring];
    }

    /** Easting and northing by turns, the first point of a ring not repeated. The array is the reader's own: look, do not write. */
    public int[] points() {
        return buffer.points;
    }
}
