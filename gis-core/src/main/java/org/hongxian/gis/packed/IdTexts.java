package org.hongxian.gis.packed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ids of the parcels, as bytes: a million of them as objects would be most of the memory an import takes. */
final class IdTexts {

    private byte[] bytes = new byte[1 << 14];
    private int[] ends = new int[1024];
    private int size;

    void add(String id) {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        int begin = begin(size);
        if (bytes.length < begin + text.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + (bytes.length >> 1), begin + text.length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        System.arraycopy(text, 0, bytes, begin, text.length);
        ends[size++] = begin + text.length;
    }

    /** The end of each id behind the beginning of the first, then the ids. */
    void write(int[] order, SectionWriter out) {
        int end = 0;
        for (int parcel : order) {
            end += ends[parcel] - begin(parcel);
            out.number(end);
        }
        for (int parcel : order) {
            out.bytes(bytes, begin(parcel), ends[parcel] - begin(parcel));
        }
    }

    private int begin(int parcel) {
        return parcel == 0 ? 0 : ends[parcel - 1];
    }
}
