package org.hongxian.gis.coordinatefile;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an archive somebody sent.
 *
 * <p>Hostile archives are refused while unpacking: paths that lead out, archives in archives, and anything that grows beyond the
 * limit or by more than a few hundred times.
 */
public final class ZipEntries {

    private static final List<String> ARCHIVES = List.of(".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".jar");

    private final String fileName;
    private final UnpackedBytes bytes;

    /**
     * @param packedBytes size of the archive
     * @param limit of all entries together unpacked, bytes
     */
    public ZipEntries(String fileName, long packedBytes, long limit) {
        this.fileName = fileName;
        this.bytes = new UnpackedBytes(fileName, packedBytes, limit);
    }

    /** Takes the entries one by one. */
    public interface Visitor {

        /**
         * @param name with its folders, each byte one character
         * @param content to be read as far as it is wanted; it counts against the limit anyway
         */
        void entry(String name, InputStream content) throws IOException;
    }

    /**
     * Visits every entry that is a file, in the order of the archive; does not close the stream.
     *
     * @throws UnusableFileException if the archive is hostile, broken or empty
     */
    public void visit(InputStream in, Visitor visitor) throws IOException {
        // Names are told apart byte by byte; which encoding they are in matters only for showing them.
        var zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1);
        for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
            bytes.countEntry();
            checkName(entry.getName());
            var content = new Content(bytes.counted(zip));
            if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
                visitor.entry(entry.getName(), content);
            }
            // Skipping still inflates.
            content.transferTo(OutputStream.nullOutputStream());
        }
        if (bytes.entries() == 0) {
            throw broken();
        }
    }

    /** Ending of an entry's name in small letters with the dot; empty without. */
    public static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || dot < name.lastIndexOf('/') ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    private @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw broken();
        }
    }

    private UnusableFileException broken() {
        return new UnusableFileException(fileName, UnusableReason.ARCHIVE_BROKEN);
    }

    /** One entry; says what is broken in it. */
    private final class Content extends FilterInputStream {

        Content(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (ZipException | EOFException e) {
                throw broken();
            }
        }

        /** The next entry is still to come. */
        @Override
        public void close() {}
    }

    private void checkName(String name) {
        String slashed = name.replace('\\', '/');
        boolean escapes = slashed.startsWith("/")
                || slashed.matches("^[A-Za-z]:.*")
                || List.of(slashed.split("/")).contains("..")
                || slashed.indexOf('\0') >= 0;
        if (escapes) {
            throw new UnusableFileException(fileName, UnusableReason.ARCHIVE_PATH_ESCAPES, shown(name));
        }
        if (ARCHIVES.contains(ending(name))) {
            throw new UnusableFileException(fileName, UnusableReason.ARCHIVE_NESTED, shown(name));
        }
    }

    /** The name as people wrote it, fit to be shown. Archives that say their names are UTF-8 have them decoded already. */
    public static String shown(String name) {
        if (name.chars().anyMatch(c -> c > 0xFF)) {
            return Findings.excerpt(name);
        }
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GBK"))) {
            try {
                return Findings.excerpt(charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString());
            } catch (CharacterCodingException e) {
                // Not this encoding: the next one is tried.
                continue;
            }
        }
        return Findings.excerpt(name);
    }
}
