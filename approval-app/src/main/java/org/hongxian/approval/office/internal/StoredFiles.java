package org.hongxian.approval.office.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The documents the database names by their digest. They stay where they are, below the home of the installation; the moved office
 * needs every one of them.
 *
 * @param checked how many are named
 * @param missing digests without a file
 * @param damaged digests whose file holds something else
 */
record StoredFiles(int checked, List<String> missing, List<String> damaged) {

    StoredFiles {
        missing = List.copyOf(missing);
        damaged = List.copyOf(damaged);
    }

    static StoredFiles check(JdbcTemplate database, Path home) {
        List<String> named = database.queryForList("""
                SELECT digest FROM dossier_document
                UNION SELECT source_digest FROM drawing_version WHERE source_digest IS NOT NULL
                ORDER BY 1""", String.class);
        var missing = new ArrayList<String>();
        var damaged = new ArrayList<String>();
        for (String digest : named) {
            Path file = home.resolve("store").resolve(digest.substring(0, 2)).resolve(digest);
            if (!Files.isRegularFile(file)) {
                missing.add(digest);
            } else if (!sha256(file).equals(digest)) {
                damaged.add(digest);
            }
        }
        return new StoredFiles(named.size(), missing, damaged);
    }

    boolean isWhole() {
        return missing.isEmpty() && damaged.isEmpty();
    }

    private static String sha256(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                var in = new DigestInputStream(raw, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
