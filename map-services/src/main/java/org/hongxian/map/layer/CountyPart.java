package org.hongxian.map.layer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.locationtech.jts.geom.Envelope;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** The rows of one county on their way into their part of a table, by COPY in its binary form. */
final class CountyPart {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int END = -1;
    private static final int COLUMNS = 4;

    private final String table;
    private final Envelope box = new Envelope();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream data = new DataOutputStream(waiting);
    private long features;

    /** @param table of this part alone */
    CountyPart(String table) {
        this.table = table;
    }

    /** @return bytes it has grown by */
    int add(FeatureRow row) {
        int before = waiting.size();
        try {
            data.writeShort(COLUMNS);
            field(row.id().getBytes(StandardCharsets.UTF_8));
            field(row.geometry());
            field(row.attributes().getBytes(StandardCharsets.UTF_8));
            field(row.county().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        box.expandToInclude(row.box());
        features++;
        return waiting.size() - before;
    }

    private void field(byte[] value) throws IOException {
        data.writeInt(value.length);
        data.write(value);
    }

    int waitingBytes() {
        return waiting.size();
    }

    /** Sends what waits. */
    void send(CopyManager copies) throws SQLException {
        if (waiting.size() == 0) {
            return;
        }
        CopyIn copy = copies.copyIn("COPY " + table + " (id, geom, attributes, county) FROM STDIN (FORMAT binary)");
        try {
            byte[] header = new byte[SIGNATURE.length + 2 * Integer.BYTES];
            System.arraycopy(SIGNATURE, 0, header, 0, SIGNATURE.length);
            copy.writeToCopy(header, 0, header.length);
            byte[] rows = waiting.toByteArray();
            copy.writeToCopy(rows, 0, rows.length);
            copy.writeToCopy(new byte[] {(byte) (END >> Byte.SIZE), (byte) END}, 0, Short.BYTES);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        waiting.reset();
    }

    long features() {
        return features;
    }

    /** Of all rows it ever had. */
    Envelope box() {
        return box;
    }
}
