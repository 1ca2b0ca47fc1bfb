package org.hongxian.gis.packed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of one attribute, each text kept once. Numbers follow the order of the texts, so they do not depend on who came first.
 *
 * <p>A column is for grouping by: one with more than {@link #MOST_TEXTS} different texts, an id or a measured area, forgets them.
 */
final class Column {

    static final int MOST_TEXTS = 1 << 16;
    private static final int MOST_IN_A_BYTE = 1 << 8;

    private Map<String, Integer> numbers = new HashMap<>();
    private List<String> sorted = List.of();
    private byte[] narrow = new byte[1024];
    private char[] wide = new char[0];
    private int size;
    private boolean tooVaried;

    Column() {
        numbers.put("", 0);
    }

    /** @param parcel its number; parcels left out before it have no such attribute */
    void add(int parcel, String text) {
        if (tooVaried) {
            return;
        }
        Integer known = numbers.get(text);
        int number = known == null ? numbers.size() : known;
        if (number == MOST_TEXTS) {
            tooVaried = true;
            numbers = Map.of();
            narrow = new byte[0];
            wide = new char[0];
            return;
        }
        if (known == null) {
            numbers.put(text, number);
        }
        if (number == MOST_IN_A_BYTE && wide.length == 0) {
            widen();
        }
        reserve(parcel + 1);
        if (wide.length > 0) {
            wide[parcel] = (char) number;
        } else {
            narrow[parcel] = (byte) number;
        }
        size = parcel + 1;
    }

    boolean isTooVaried() {
        return tooVaried;
    }

    /** Bytes a value takes. */
    int width() {
        return sorted.size() <= MOST_IN_A_BYTE ? Byte.BYTES : Character.BYTES;
    }

    /** Ends the adding: numbers from now on are places in the sorted texts. */
    void finish(int parcels) {
        reserve(parcels);
        size = parcels;
        var used = new boolean[numbers.size()];
        for (int i = 0; i < size; i++) {
            used[number(i)] = true;
        }
        var place = new char[numbers.size()];
        var texts = new ArrayList<String>();
        for (Map.Entry<String, Integer> entry : new TreeMap<>(numbers).entrySet()) {
            if (used[entry.getValue()]) {
                place[entry.getValue()] = (char) texts.size();
                texts.add(entry.getKey());
            }
        }
        sorted = texts;
        numbers = Map.of();
        for (int i = 0; i < size; i++) {
            if (wide.length > 0) {
                wide[i] = place[wide[i]];
            } else {
                narrow[i] = (byte) place[narrow[i] & 0xFF];
            }
        }
    }

    void numbers(int[] order, SectionWriter out) {
        for (int parcel : order) {
            if (width() == Byte.BYTES) {
                out.number((byte) number(parcel));
            } else {
                out.number((char) number(parcel));
            }
        }
    }

    void texts(SectionWriter out) {
        out.number(sorted.size());
        for (String text : sorted) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.number(bytes.length);
            out.bytes(bytes, 0, bytes.length);
        }
    }

    private int number(int parcel) {
        return wide.length > 0 ? wide[parcel] : narrow[parcel] & 0xFF;
    }

    private void widen() {
        wide = new char[narrow.length];
        for (int i = 0; i < size; i++) {
            wide[i] = (char) (narrow[i] & 0xFF);
        }
        narrow = new byte[0];
    }

    private void reserve(int length) {
        if (wide.length > 0) {
            wide = wide.length < length
                    ? Arrays.copyOf(wide, Math.max(length, wide.length + (wide.length >> 1)))
                    : wide;
        } else if (narrow.length < length) {
            narrow = Arrays.copyOf(narrow, Math.max(length, narrow.length + (narrow.length >> 1)));
        }
    }
}
