package org.hongxian.approval.workspace.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * What a revision changed in a text, character by character (as people count them: a rare one is two units of Java but not
 * two characters): Chinese has no spaces to cut at. The longest common
 * subsequence is kept, the rest is removed or added. Texts are opinions, a few thousand characters at most; beyond the
 * limit the whole text counts as replaced.
 */
final class TextDifference {

    private static final int MOST_CHARACTERS = 2_000;

    private TextDifference() {}

    /** One stretch of text that was kept, removed or added. */
    record Part(Kind kind, String text) {}

    enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    static List<Part> between(String before, String after) {
        int[] old = before.codePoints().toArray();
        int[] now = after.codePoints().toArray();
        if (old.length > MOST_CHARACTERS || now.length > MOST_CHARACTERS) {
            return List.of(new Part(Kind.REMOVED, before), new Part(Kind.ADDED, after));
        }
        return between(old, now);
    }

    private static List<Part> between(int[] before, int[] after) {
        int[][] common = commonLengths(before, after);
        var parts = new ArrayList<Part>();
        var stretch = new StringBuilder();
        Kind current = Kind.SAME;
        int i = 0;
        int j = 0;
        while (i < before.length || j < after.length) {
            Kind kind = next(before, after, i, j, common);
            if (kind != current) {
                flush(parts, current, stretch);
                current = kind;
            }
            stretch.appendCodePoint(kind == Kind.ADDED ? after[j] : before[i]);
            i += kind == Kind.ADDED ? 0 : 1;
            j += kind == Kind.REMOVED ? 0 : 1;
        }
        flush(parts, current, stretch);
        return List.copyOf(parts);
    }

    private static Kind next(int[] before, int[] after, int i, int j, int[][] common) {
        if (i < before.length && j < after.length && before[i] == after[j]) {
            return Kind.SAME;
        }
        if (j >= after.length || (i < before.length && common[i + 1][j] >= common[i][j + 1])) {
            return Kind.REMOVED;
        }
        return Kind.ADDED;
    }

    private static void flush(List<Part> parts, Kind kind, StringBuilder stretch) {
        if (!stretch.isEmpty()) {
            parts.add(new Part(kind, stretch.toString()));
            stretch.setLength(0);
        }
    }

    /** Length of the longest common subsequence of the rests from i and from j. */
    private static int[][] commonLengths(int[] before, int[] after) {
        int[][] lengths = new int[before.length + 1][after.length + 1];
        for (int i = before.length - 1; i >= 0; i--) {
            for (int j = after.length - 1; j >= 0; j--) {
                lengths[i][j] = before[i] == after[j]
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }
}
