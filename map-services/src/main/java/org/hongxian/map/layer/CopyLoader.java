package org.hongxian.map.layer;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** By COPY in its binary form, all in one transaction. */
final class CopyLoader implements TableLoader {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int END = -1;
    private static final int COLUMNS = 3;
    private static final int PORTION_BYTES = 1 << 16;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate alone;

    CopyLoader(JdbcTemplate jdbc, TransactionTemplate alone) {
        this.jdbc = jdbc;
        this.alone = alone;
    }

    @Override
    public void load(String table, Rows rows) {
        String sql = "COPY " + table + " (id, geom, attributes) FROM STDIN (FORMAT binary)";
        alone.executeWithoutResult(status -> jdbc.execute((java.sql.Connection connection) -> {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            try {
                var out = new Out(copy);
                rows.forEach(out::row);
                out.end();
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
            return table;
        }));
    }

    /** Writes to memory, which does not fail, and from there to the database. */
    private static final class Out {

        private final CopyIn copy;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2 * PORTION_BYTES);
        private final DataOutputStream data = new DataOutputStream(bytes);

        Out(CopyIn copy) {
            this.copy = copy;
            bytes.writeBytes(SIGNATURE);
            // Neither flags nor an extension of the header.
            bytes.writeBytes(new byte[2 * Integer.BYTES]);
        }

        void row(FeatureRow row) {
            try {
                data.writeShort(COLUMNS);
                field(row.id().getBytes(StandardCharsets.UTF_8));
                field(row.geometry());
                field(row.attributes().getBytes(StandardCharsets.UTF_8));
                if (bytes.size() >= PORTION_BYTES) {
                    send();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() {
            try {
                data.writeShort(END);
                send();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void field(byte[] value) throws IOException {
            data.writeInt(value.length);
            data.write(value);
        }

        private void send() throws IOException {
            try {
                byte[] portion = bytes.toByteArray();
                copy.writeToCopy(portion, 0, portion.length);
                bytes.reset();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
