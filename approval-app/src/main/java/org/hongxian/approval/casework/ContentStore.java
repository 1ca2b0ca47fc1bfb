package org.hongxian.approval.casework;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes kept under their own SHA-256: uploaded files, evidence, generated documents. What was put once can never be changed
 * or half there; putting the same bytes twice keeps them once.
 *
 * <p>Put first, then store the row that names the digest: a process killed in between leaves bytes nobody refers to, never a
 * reference to bytes that are missing.
 */
public interface ContentStore {

    /**
     * Stores the bytes durably before it returns.
     *
     * @param limitBytes reading stops beyond it
     * @throws ContentTooLargeException when there is more; nothing is kept then
     */
    StoredContent put(InputStream content, long limitBytes) throws IOException;

    /**
     * @param digest as {@link #put} gave it
     * @throws java.nio.file.NoSuchFileException when there are no such bytes
     */
    InputStream open(String digest) throws IOException;

    /**
     * @param digest SHA-256 in lower-case hexadecimal
     * @param sizeBytes how many bytes there are
     */
    record StoredContent(String digest, long sizeBytes) {}
}
