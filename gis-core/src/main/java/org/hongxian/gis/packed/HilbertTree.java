package org.hongxian.gis.packed;

import java.util.Arrays;
import org.locationtech.jts.shape.fractal.HilbertCode;

/** Shape of the tree over parcels in the order of a Hilbert curve: sixteen to a node, full but for the last of each level. */
final class HilbertTree {

    static final int FAN = 16;
    static final int BOX = 4;

    private static final int CURVE_LEVEL = 15;

    private HilbertTree() {}

    /** Number of nodes of every inner level, from the leaves up; the last has one node. Empty for one parcel or none. */
    static int[] levels(int parcels) {
        var sizes = new int[8];
        int count = 0;
        for (int size = parcels; size > 1; ) {
            size = (size + FAN - 1) / FAN;
            sizes[count++] = size;
        }
        return Arrays.copyOf(sizes, count);
    }

    /**
     * @param boxes four values per parcel
     * @return the parcels in the order of the curve through the middles of their boxes; parcels with the same middle as they came
     */
    static int[] order(int[] boxes, int parcels) {
        long minX = Long.MAX_VALUE;
        long minY = Long.MAX_VALUE;
        long extent = 1;
        for (int i = 0; i < parcels; i++) {
            minX = Math.min(minX, boxes[BOX * i]);
            minY = Math.min(minY, boxes[BOX * i + 1]);
        }
        for (int i = 0; i < parcels; i++) {
            extent = Math.max(extent, Math.max(boxes[BOX * i + 2] - minX, boxes[BOX * i + 3] - minY));
        }
        double scale = ((1 << CURVE_LEVEL) - 1) / (double) extent;
        var keys = new long[parcels];
        for (int i = 0; i < parcels; i++) {
            double x = ((double) boxes[BOX * i] + boxes[BOX * i + 2]) / 2 - minX;
            double y = ((double) boxes[BOX * i + 1] + boxes[BOX * i + 3]) / 2 - minY;
            keys[i] = (long) HilbertCode.encode(CURVE_LEVEL, (int) (x * scale), (int) (y * scale)) << 32 | i;
        }
        Arrays.sort(keys);
        var order = new int[parcels];
        for (int i = 0; i < parcels; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /**
     * @param boxes of the parcels, in the order of the tree
     * @return boxes of all inner nodes, level after level
     */
    static int[] nodes(int[] boxes, int parcels) {
        int[] levels = levels(parcels);
        var nodes = new int[BOX * Arrays.stream(levels).sum()];
        int[] below = boxes;
        int belowFrom = 0;
        int belowSize = parcels;
        int from = 0;
        for (int size : levels) {
            for (int i = 0; i < size; i++) {
                int begin = i * FAN;
                int end = Math.min(begin + FAN, belowSize);
                cover(below, belowFrom + BOX * begin, belowFrom + BOX * end, nodes, from + BOX * i);
            }
            below = nodes;
            belowFrom = from;
            belowSize = size;
            from += BOX * size;
        }
        return nodes;
    }

    private static void cover(int[] boxes, int begin, int end, int[] to, int at) {
        to[at] = Integer.MAX_VALUE;
        to[at + 1] = Integer.MAX_VALUE;
        to[at + 2] = Integer.MIN_VALUE;
        to[at + 3] = Integer.MIN_VALUE;
        for (int i = begin; i < end; i += BOX) {
            to[at] = Math.min(to[at], boxes[i]);
            to[at + 1] = Math.min(to[at + 1], boxes[i + 1]);
            to[at + 2] = Math.max(to[at + 2], boxes[i + 2]);
            to[at + 3] = Math.max(to[at + 3], boxes[i + 3]);
        }
    }
}
