package org.hongxian.map.layer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over features in the order they come: id, attributes as JSON with sorted keys, well-known binary, each ended by 0. */
final class FeatureDigest {

    private final MessageDigest digest;
    private long features;

    FeatureDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(FeatureRow row) {
        features++;
        add(row.id().getBytes(StandardCharsets.UTF_8));
        add(row.attributes().getBytes(StandardCharsets.UTF_8));
        binary(row.geometry());
    }

    long features() {
        return features;
    }

    /** Lower-case hexadecimal; ends the digest. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Without the EPSG number, which only the extended form has. */
    private void binary(byte[] extended) {
        int type = ByteBuffer.wrap(extended).getInt(1) & ~Ewkb.SRID_FLAG;
        digest.update(extended, 0, 1);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(type).flip());
        digest.update(extended, Ewkb.HEADER_BYTES, extended.length - Ewkb.HEADER_BYTES);
        digest.update((byte) 0);
    }

    private void add(byte[] bytes) {
        digest.update(bytes);
        digest.update((byte) 0);
    }
}
