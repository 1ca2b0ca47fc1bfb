package org.hongxian.approval.seal.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.util.DateConverter;

/**
 * Finds the signatures of a PDF in its bytes, without opening it. What a signature covers is said in byte offsets, so its
 * dictionary always stands in the file as it is; and anybody may hand in a file, so nothing in it is decompressed: a few
 * kilobytes can unfold into gigabytes.
 */
final class SignatureScan {

    private static final byte[] BYTE_RANGE = "/ByteRange".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_RANGE = 120;
    private static final Pattern RANGE =
            Pattern.compile("\\A\\s*\\[\\s*(\\d{1,9})\\s+(\\d{1,9})\\s+(\\d{1,9})\\s+(\\d{1,9})\\s*]");
    /** How much before and after the signature itself its dictionary may take. */
    private static final int DICTIONARY_BYTES = 4_096;

    private static final Pattern SIGNED_AT = Pattern.compile("/M\\s*\\(([^)]{1,40})\\)");

    private SignatureScan() {}

    /**
     * @param range where the two covered parts begin and how long they are, as the file says; not yet believed
     * @param signedAt as the file says; the beginning of time when it does not
     */
    record Found(int[] range, Instant signedAt) {

        long end() {
            return (long) range[2] + range[3];
        }

        /** Both parts lie in the file and leave out exactly a text in angle brackets. */
        boolean isSoundIn(byte[] pdf) {
            return range[0] == 0
                    && range[1] > 0
                    && range[3] > 0
                    && range[2] > range[1] + 2L
                    && end() <= pdf.length
                    && pdf[range[1]] == '<'
                    && pdf[range[2] - 1] == '>';
        }
    }

    /** In the order in which they were made: each one covers the file as it was then. */
    static List<Found> in(byte[] pdf, int most) {
        var found = new ArrayList<Found>();
        for (int at = 0; at <= pdf.length - BYTE_RANGE.length && found.size() < most; at++) {
            if (isAt(pdf, at)) {
                Matcher range = RANGE.matcher(text(pdf, at + BYTE_RANGE.length, LONGEST_RANGE));
                if (range.find()) {
                    found.add(found(pdf, new int[] {
                        Integer.parseInt(range.group(1)),
                        Integer.parseInt(range.group(2)),
                        Integer.parseInt(range.group(3)),
                        Integer.parseInt(range.group(4))
                    }));
                }
            }
        }
        found.sort(Comparator.comparingLong(Found::end));
        return List.copyOf(found);
    }

    private static Found found(byte[] pdf, int[] range) {
        var withoutTime = new Found(range, Instant.EPOCH);
        if (!withoutTime.isSoundIn(pdf)) {
            return withoutTime;
        }
        int from = Math.max(0, range[1] - DICTIONARY_BYTES);
        String before = text(pdf, from, range[1] - from);
        before = before.substring(Math.max(0, before.lastIndexOf(" obj")));
        String after = text(pdf, range[2], DICTIONARY_BYTES);
        int end = after.indexOf("endobj");
        Matcher time = SIGNED_AT.matcher(before + (end < 0 ? after : after.substring(0, end)));
        Calendar signedAt = time.find() ? DateConverter.toCalendar(time.group(1)) : null;
        return signedAt == null ? withoutTime : new Found(range, signedAt.toInstant());
    }

    private static boolean isAt(byte[] pdf, int at) {
        for (int i = 0; i < BYTE_RANGE.length; i++) {
            if (pdf[at + i] != BYTE_RANGE[i]) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] pdf, int from, int length) {
        int start = Math.min(from, pdf.length);
        return new String(pdf, start, Math.min(length, pdf.length - start), StandardCharsets.ISO_8859_1);
    }
}
