package org.hongxian.approval.office.internal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Number of rows and a sum over them that does not depend on their order, which two databases need not agree on: the SHA-256 of
 * every row, added up modulo 2^256. A row that is missing, changed or there twice changes it.
 */
final class RowSum {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
    private static final byte[] ABSENT =
            ByteBuffer.allocate(Integer.BYTES).putInt(-1).array();

    private final MessageDigest sha256;
    private BigInteger sum = BigInteger.ZERO;
    private long rows;

    RowSum() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @param values in the order of the columns */
    void add(List<Column> columns, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                sha256.update(ABSENT);
            } else {
                byte[] bytes = columns.get(i).kind().bytes(value);
                sha256.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                sha256.update(bytes);
            }
        }
        sum = sum.add(new BigInteger(1, sha256.digest())).mod(MODULUS);
        rows++;
    }

    long rows() {
        return rows;
    }

    /** 64 hexadecimal digits. */
    String hex() {
        return "%064x".formatted(sum);
    }
}
