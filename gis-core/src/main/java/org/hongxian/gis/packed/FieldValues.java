package org.hongxian.gis.packed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The values of one field, each text kept once. Numbers follow the order of the texts, so they do not depend on who came first. */
final class FieldValues {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> sorted = new ArrayList<>();
    private int[] column = new int[1024];
    private int size;

    void add(String text) {
        if (size == column.length) {
            column = Arrays.copyOf(column, 2 * size);
        }
        column[size++] = numbers.computeIfAbsent(text, key -> numbers.size());
    }

    /** Ends the adding: numbers from now on are places in the sorted texts. */
    void sortTexts() {
        var renumbered = new int[numbers.size()];
        int next = 0;
        for (Map.Entry<String, Integer> entry : new TreeMap<>(numbers).entrySet()) {
            renumbered[entry.getValue()] = next;
            sorted.add(entry.getKey());
            next++;
        }
        for (int i = 0; i < size; i++) {
            column[i] = renumbered[column[i]];
        }
    }

    void numbers(int[] order, SectionWriter out) {
        for (int parcel : order) {
            out.number(column[parcel]);
        }
    }

    void texts(SectionWriter out) {
        out.number(sorted.size());
        sorted.forEach(text -> text(out, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void text(SectionWriter out, byte[] text) {
        out.number(text.length);
        out.bytes(text, 0, text.length);
    }
}
