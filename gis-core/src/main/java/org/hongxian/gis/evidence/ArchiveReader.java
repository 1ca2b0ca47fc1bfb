package org.hongxian.gis.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.hongxian.gis.evidence.UnusableArchiveException.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** The entries of a measurement archive somebody handed over, which may be any file. */
final class ArchiveReader implements AutoCloseable {

    private static final int MOST_ENTRIES = 100;

    private final ZipFile zip;
    private final List<String> names;
    private long left = MeasurementArchive.MOST_BYTES;

    private ArchiveReader(ZipFile zip) {
        this.zip = zip;
        this.names = zip.stream().map(ZipEntry::getName).toList();
    }

    /**
     * @throws UnusableArchiveException if it is no ZIP file, or one no archive looks like
     * @throws IOException if it cannot be read at all
     */
    static ArchiveReader open(Path file) throws IOException {
        ZipFile zip = zip(file);
        try {
            if (zip.size() > MOST_ENTRIES) {
                throw new UnusableArchiveException(
                        Reason.TOO_MANY_ENTRIES, "", "", Integer.toString(MOST_ENTRIES), null);
            }
            var reader = new ArchiveReader(zip);
            var known = new HashSet<String>();
            for (String name : reader.names) {
                if (!known.add(name)) {
                    throw new UnusableArchiveException(Reason.DUPLICATE_ENTRY, name, "", "", null);
                }
            }
            return reader;
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | EOFException | RuntimeException e) {
            // Of a damaged table of contents the class library tells in more than one way.
            throw new UnusableArchiveException(Reason.NOT_ZIP, "", "", "", e);
        }
    }

    List<String> names() {
        return names;
    }

    /**
     * Declared sizes are not believed.
     *
     * @return null when there is no such entry
     * @throws UnusableArchiveException if it is damaged, or too large
     */
    byte @Nullable [] read(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        long most = Math.min(left, MeasurementArchive.mostBytesOf(name));
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes((int) most + 1);
        } catch (IOException | RuntimeException e) {
            throw new UnusableArchiveException(Reason.UNREADABLE_ENTRY, name, "", "", e);
        }
        if (content.length > most) {
            throw new UnusableArchiveException(Reason.TOO_LARGE, name, "", Long.toString(most), null);
        }
        left -= content.length;
        return content;
    }

    /** Makes something of the JSON of an entry. */
    interface Reading<T> {

        T read();
    }

    /** @throws UnusableArchiveException if the JSON is none, or not of this kind, with the place */
    static <T> T json(String entry, Reading<T> reading) {
        try {
            T value = reading.read();
            ArchiveValues.check(entry, value);
            return value;
        } catch (JacksonException e) {
            String path = path(e);
            if (!path.isEmpty()) {
                throw new UnusableArchiveException(Reason.WRONG_VALUE, entry, path, "", e);
            }
            throw new UnusableArchiveException(Reason.NOT_JSON, entry, lineAndColumn(e.getLocation()), "", e);
        }
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.toString();
    }

    static String lineAndColumn(@Nullable TokenStreamLocation location) {
        return location == null ? "" : location.getLineNr() + ":" + location.getColumnNr();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
