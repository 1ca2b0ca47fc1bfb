package org.hongxian.gis.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The canonical JSON of evidence: fields in the order of {@link Evidence}, no white space, decimals written plainly, UTF-8. Its
 * own mapper, because the bytes must not change with the settings of the web interface.
 */
public final class EvidenceText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private EvidenceText() {}

    public static String write(Evidence evidence) {
        return MAPPER.writeValueAsString(evidence);
    }

    public static Evidence read(String json) {
        return MAPPER.readValue(json, Evidence.class);
    }

    public static String digest(String json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Names the double exactly: 17 significant digits, no trailing zeros. */
    public static BigDecimal number(double value) {
        if (value == 0) {
            return BigDecimal.ZERO;
        }
        var exact = new BigDecimal(value).round(new MathContext(17)).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
