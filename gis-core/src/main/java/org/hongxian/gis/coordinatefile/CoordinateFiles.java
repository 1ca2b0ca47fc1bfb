package org.hongxian.gis.coordinatefile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a surveyor's file of any known format. The content decides the format, never the ending of the name.
 *
 * <p>Memory stays within a small multiple of {@link ReadLimits#bytes()}.
 */
public final class CoordinateFiles {

    private CoordinateFiles() {}

    /**
     * @throws UnusableFileException if nothing can be made of the file
     * @throws org.hongxian.gis.crs.UnknownCrsException if the stated system is not in the catalogue
     */
    public static ReadResult read(String fileName, byte[] content, ReadOptions options) {
        if (content.length > options.limits().bytes()) {
            throw tooLarge(fileName, options);
        }
        return ZonesOfPlots.inOne(FileFormats.of(fileName, content).read(fileName, content, options));
    }

    /**
     * Reads the stream to its end, or to the limit; does not close it.
     *
     * @throws UnusableFileException if nothing can be made of the file
     * @throws IOException if the stream fails
     */
    public static ReadResult read(String fileName, InputStream in, ReadOptions options) throws IOException {
        long limit = options.limits().bytes();
        byte[] content = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, limit + 1));
        return read(fileName, content, options);
    }

    /** @throws UnusableFileException if nothing can be made of the file, or it cannot be opened */
    public static ReadResult read(Path file, ReadOptions options) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new UnusableFileException(name, UnusableReason.CANNOT_BE_OPENED);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(name, in, options);
        } catch (IOException e) {
            throw new UnusableFileException(name, UnusableReason.CANNOT_BE_OPENED);
        }
    }

    private static UnusableFileException tooLarge(String fileName, ReadOptions options) {
        return new UnusableFileException(
                fileName,
                UnusableReason.TOO_LARGE,
                Long.toString(options.limits().bytes() >> 20));
    }
}
