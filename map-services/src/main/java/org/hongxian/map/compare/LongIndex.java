package org.hongxian.map.compare;

import java.util.Arrays;

/** Numbers to the places they were added at, in 24 bytes each; keeps the first place of a number. */
final class LongIndex {

    private static final int NONE = -1;

    private long[] keys = new long[1 << 12];
    private int[] places = new int[1 << 12];
    private int size;

    LongIndex() {
        Arrays.fill(places, NONE);
    }

    /** @return false when the number is there already */
    boolean add(long key, int place) {
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = slot(key);
        if (places[slot] != NONE) {
            return false;
        }
        keys[slot] = key;
        places[slot] = place;
        size++;
        return true;
    }

    /** @return a negative number when it was not added */
    int find(long key) {
        return places[slot(key)];
    }

    boolean contains(long key) {
        return find(key) != NONE;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ (key >>> 32)) & mask;
        while (places[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldPlaces = places;
        keys = new long[2 * oldKeys.length];
        places = new int[2 * oldPlaces.length];
        Arrays.fill(places, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldPlaces[i] != NONE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                places[slot] = oldPlaces[i];
            }
        }
    }
}
