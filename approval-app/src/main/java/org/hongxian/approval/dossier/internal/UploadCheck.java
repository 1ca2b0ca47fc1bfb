package org.hongxian.approval.dossier.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an uploaded file is by its content: PDF, PNG or JPEG, whole from head to tail. The name plays no part.
 */
final class UploadCheck {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xae, 'B', 0x60, (byte) 0x82};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final int TAIL = 2048;

    private UploadCheck() {}

    /** @param wholeTail whether the end of the file is there too */
    record Found(String mediaType, String ending, boolean wholeTail) {}

    /** Reads the stream to its end, keeping only its head and tail. */
    static Optional<Found> sniff(InputStream content) throws IOException {
        byte[] head = content.readNBytes(1024);
        byte[] tail = head;
        byte[] buffer = new byte[64 * 1024];
        for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
            tail = join(tail, buffer, read);
        }
        if (startsWith(head, PNG)) {
            return Optional.of(new Found("image/png", "png", indexOf(tail, PNG_END) >= 0));
        }
        if (startsWith(head, JPEG)) {
            return Optional.of(
                    new Found("image/jpeg", "jpg", indexOf(tail, new byte[] {(byte) 0xff, (byte) 0xd9}) >= 0));
        }
        // Some programs write a few bytes before the head of a PDF, and readers accept it.
        if (indexOf(head, "%PDF-".getBytes(StandardCharsets.US_ASCII)) >= 0) {
            boolean whole = indexOf(tail, "%%EOF".getBytes(StandardCharsets.US_ASCII)) >= 0;
            return Optional.of(new Found("application/pdf", "pdf", whole));
        }
        return Optional.empty();
    }

    private static byte[] join(byte[] tail, byte[] more, int length) {
        byte[] all = Arrays.copyOf(tail, tail.length + length);
        System.arraycopy(more, 0, all, tail.length, length);
        return all.length <= TAIL ? all : Arrays.copyOfRange(all, all.length - TAIL, all.length);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
