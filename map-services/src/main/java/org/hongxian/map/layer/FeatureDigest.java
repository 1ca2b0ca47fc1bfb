package org.hongxian.map.layer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hongxian.gis.overlay.LayerFeature;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** SHA-256 over features in the order they come: id, attributes as JSON with sorted keys, well-known binary, each ended by 0. */
final class FeatureDigest {

    private final MessageDigest digest;
    private final WKBWriter geometry = new WKBWriter(2, ByteOrderValues.BIG_ENDIAN, false);
    private long features;

    FeatureDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(LayerFeature feature) {
        features++;
        add(feature.id().getBytes(StandardCharsets.UTF_8));
        add(AttributeText.write(feature.attributes()).getBytes(StandardCharsets.UTF_8));
        add(geometry.write(feature.geometry()));
    }

    long features() {
        return features;
    }

    /** Lower-case hexadecimal; ends the digest. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(byte[] bytes) {
        digest.update(bytes);
        digest.update((byte) 0);
    }
}
