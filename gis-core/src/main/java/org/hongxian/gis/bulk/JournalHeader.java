package org.hongxian.gis.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What the lines of a journal were measured from: two runs with equal headers give equal lines.
 *
 * @param format {@link #FORMAT}
 * @param input digest of the file of red lines
 * @param crs of the red lines
 * @param coverage what identifies the data of the layer
 * @param layerCrs of the layer
 * @param fields grouped by
 * @param area which one the tables close to
 * @param on the day whose tolerances apply
 */
public record JournalHeader(
        String format,
        String input,
        String crs,
        List<String> coverage,
        String layerCrs,
        List<String> fields,
        String area,
        String on) {

    public static final String FORMAT = "hongxian-bulk-1";

    private static final int BUFFER_BYTES = 1 << 16;

    public JournalHeader {
        coverage = List.copyOf(coverage);
        fields = List.copyOf(fields);
    }

    /** The same for another day. */
    JournalHeader on(String day) {
        return new JournalHeader(format, input, crs, coverage, layerCrs, fields, area, day);
    }

    /** SHA-256 of a file, in hexadecimal digits. */
    public static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[BUFFER_BYTES];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
