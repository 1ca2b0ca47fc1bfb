package org.hongxian.approval.ledger.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an entry is hashed. */
final class Chain {

    static final String START = "0".repeat(64);

    private Chain() {}

    /**
     * SHA-256 over the values in this order, each written as its length in characters, a colon, the value and a line feed,
     * so that no two different rows have the same text.
     *
     * @param facts the stored text itself, not what it means
     */
    static String hash(
            long sequence,
            Instant at,
            String actor,
            @Nullable UUID caseId,
            String kind,
            String facts,
            String previousHash) {
        var text = new StringBuilder();
        append(text, Long.toString(sequence));
        append(text, at.toString());
        append(text, actor);
        append(text, caseId == null ? "" : caseId.toString());
        append(text, kind);
        append(text, facts);
        append(text, previousHash);
        return HexFormat.of().formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void append(StringBuilder text, String value) {
        text.append(value.length()).append(':').append(value).append('\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
