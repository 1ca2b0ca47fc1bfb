package org.hongxian.approval.dossier.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Passes an uploaded file on and looks at it on the way: PDF, PNG or JPEG by its content, whole from head to tail. The name plays
 * no part. What is nothing of these ends with a refusal instead of its end, so that nobody keeps it.
 */
final class UploadCheck extends FilterInputStream {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xae, 'B', 0x60, (byte) 0x82};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] JPEG_END = {(byte) 0xff, (byte) 0xd9};
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PDF_END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 1024;
    private static final int TAIL = 2048;

    private byte[] head = new byte[0];
    private byte[] tail = new byte[0];
    private String mediaType = "";

    UploadCheck(InputStream content) {
        super(content);
    }

    /** The file is not fit to be a document. */
    static final class RefusedException extends IOException {
        private final String messageKey;

        RefusedException(String messageKey) {
            super(messageKey);
            this.messageKey = messageKey;
        }

        String messageKey() {
            return messageKey;
        }
    }

    /** What the file is; known once its end was read. */
    String mediaType() {
        return mediaType;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** @throws RefusedException at the end of a file that is not fit */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read < 0) {
            mediaType = judge();
        } else if (read > 0) {
            byte[] more = Arrays.copyOfRange(buffer, offset, offset + read);
            if (head.length < HEAD) {
                byte[] longer = join(head, more);
                head = longer.length <= HEAD ? longer : Arrays.copyOf(longer, HEAD);
            }
            byte[] all = join(tail, more);
            tail = all.length <= TAIL ? all : Arrays.copyOfRange(all, all.length - TAIL, all.length);
        }
        return read;
    }

    private String judge() throws RefusedException {
        if (head.length == 0) {
            throw new RefusedException("dossier.upload.empty");
        }
        if (startsWith(head, PNG)) {
            return whole("image/png", PNG_END);
        }
        if (startsWith(head, JPEG)) {
            return whole("image/jpeg", JPEG_END);
        }
        // Some programs write a few bytes before the head of a PDF, and readers accept it.
        if (indexOf(head, PDF) >= 0) {
            return whole("application/pdf", PDF_END);
        }
        throw new RefusedException("dossier.upload.type");
    }

    private String whole(String type, byte[] end) throws RefusedException {
        if (indexOf(tail, end) < 0) {
            throw new RefusedException("dossier.upload.damaged");
        }
        return type;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
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
