package org.hongxian.map.geoserver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer whose beginning is in memory and whose rest, if there is any, is in a file: however large it is, it costs no more memory
 * than its beginning. To be closed, or read to the end and closed; either removes the file.
 */
public final class KeptAnswer implements AutoCloseable {

    /** So much of an answer is in memory. */
    public static final int HEAD = 1 << 16;

    private final int status;
    private final String type;
    private final byte[] head;
    private final @Nullable Path rest;
    private final long restBytes;

    KeptAnswer(int status, String type, byte[] head, @Nullable Path rest, long restBytes) {
        this.status = status;
        this.type = type;
        this.head = head;
        this.rest = rest;
        this.restBytes = restBytes;
    }

    public int status() {
        return status;
    }

    /** Media type as the answer states it; empty for none. */
    public String type() {
        return type;
    }

    /** Its first {@value #HEAD} bytes, or all of it where it is shorter. */
    public byte[] head() {
        return head.clone();
    }

    /** Whether part of it lies on the disk until it is closed. */
    public boolean isInFile() {
        return rest != null;
    }

    public long bytes() {
        return head.length + restBytes;
    }

    /** The same with another beginning. */
    public KeptAnswer withHead(byte[] other) {
        return new KeptAnswer(status, type, other.clone(), rest, restBytes);
    }

    /** All of it, once; closing the stream removes the file. */
    public InputStream open() throws IOException {
        var beginning = new ByteArrayInputStream(head);
        return rest == null
                ? beginning
                : new SequenceInputStream(beginning, Files.newInputStream(rest, StandardOpenOption.DELETE_ON_CLOSE));
    }

    @Override
    public void close() throws IOException {
        if (rest != null) {
            Files.deleteIfExists(rest);
        }
    }
}
