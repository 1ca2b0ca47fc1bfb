package org.hongxian.approval.office.internal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** What a column holds, as both databases give it to Java, and the bytes that stand for a value in a sum. */
enum ColumnKind {
    TEXT(String.class) {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            return row.getString(column);
        }

        @Override
        byte[] bytes(Object value) {
            return ((String) value).getBytes(StandardCharsets.UTF_8);
        }
    },
    WHOLE_NUMBER(Long.class) {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            long value = row.getLong(column);
            return row.wasNull() ? null : value;
        }

        @Override
        byte[] bytes(Object value) {
            return ByteBuffer.allocate(Long.BYTES).putLong((Long) value).array();
        }
    },
    FLOATING_NUMBER(Double.class) {
        @Override
        byte[] bytes(Object value) {
            return ByteBuffer.allocate(Double.BYTES).putDouble((Double) value).array();
        }
    },
    DECIMAL_NUMBER(BigDecimal.class) {
        @Override
        byte[] bytes(Object value) {
            return ((BigDecimal) value).stripTrailingZeros().toPlainString().getBytes(StandardCharsets.US_ASCII);
        }
    },
    TRUTH(Boolean.class) {
        @Override
        byte[] bytes(Object value) {
            return new byte[] {(byte) ((Boolean) value ? 1 : 0)};
        }
    },
    IDENTIFIER(UUID.class) {
        @Override
        byte[] bytes(Object value) {
            return value.toString().getBytes(StandardCharsets.US_ASCII);
        }
    },
    DAY(LocalDate.class) {
        @Override
        byte[] bytes(Object value) {
            return value.toString().getBytes(StandardCharsets.US_ASCII);
        }
    },
    LOCAL_TIME(LocalDateTime.class) {
        @Override
        byte[] bytes(Object value) {
            return value.toString().getBytes(StandardCharsets.US_ASCII);
        }
    },
    INSTANT(OffsetDateTime.class) {
        @Override
        byte[] bytes(Object value) {
            return ((OffsetDateTime) value).toInstant().toString().getBytes(StandardCharsets.US_ASCII);
        }
    },
    BYTES(byte[].class) {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            return row.getBytes(column);
        }

        @Override
        byte[] bytes(Object value) {
            return (byte[]) value;
        }
    },
    /** As extended well-known binary; H2 gives the bytes, PostgreSQL their hexadecimal text, each in an order of its own. */
    GEOMETRY(byte[].class) {
        @Override
        @Nullable
        Object read(ResultSet row, int column) throws SQLException {
            byte[] stored = row.getBytes(column);
            if (stored == null) {
                return null;
            }
            byte[] binary =
                    stored[0] == '0' ? WKBReader.hexToBytes(new String(stored, StandardCharsets.US_ASCII)) : stored;
            try {
                Geometry geometry = new WKBReader().read(binary);
                return new WKBWriter(2, ByteOrderValues.BIG_ENDIAN, geometry.getSRID() != 0).write(geometry);
            } catch (ParseException e) {
                throw new IllegalStateException("a stored geometry cannot be read", e);
            }
        }

        @Override
        byte[] bytes(Object value) {
            return (byte[]) value;
        }
    };

    private final Class<?> javaClass;

    ColumnKind(Class<?> javaClass) {
        this.javaClass = javaClass;
    }

    /** @param postgresType name of the type in PostgreSQL's catalogue */
    static Optional<ColumnKind> of(String postgresType) {
        return Optional.ofNullable(
                switch (postgresType) {
                    case "varchar", "text", "bpchar" -> TEXT;
                    case "int2", "int4", "int8" -> WHOLE_NUMBER;
                    case "float8" -> FLOATING_NUMBER;
                    case "numeric" -> DECIMAL_NUMBER;
                    case "bool" -> TRUTH;
                    case "uuid" -> IDENTIFIER;
                    case "date" -> DAY;
                    case "timestamp" -> LOCAL_TIME;
                    case "timestamptz" -> INSTANT;
                    case "bytea" -> BYTES;
                    case "geometry" -> GEOMETRY;
                    default -> null;
                });
    }

    @Nullable
    Object read(ResultSet row, int column) throws SQLException {
        return row.getObject(column, javaClass);
    }

    /** Equal values have equal bytes, whichever database they come from. */
    abstract byte[] bytes(Object value);
}
