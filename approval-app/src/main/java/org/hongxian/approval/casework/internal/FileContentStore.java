package org.hongxian.approval.casework.internal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.hongxian.approval.casework.ContentStore;
import org.hongxian.approval.casework.ContentTooLargeException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * One file per content under {@code <home>/store}, in a folder of the first two digits of its digest.
 *
 * <p>A file is written beside its place, forced to the disk and then renamed, so a name that exists always has all its bytes.
 * What a killed process leaves in {@code incoming} is deleted at the next start.
 */
@Component
class FileContentStore implements ContentStore {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path root;
    private final Path incoming;

    FileContentStore(@Value("${hongxian.home:var}") Path home) throws IOException {
        this.root = home.resolve("store");
        this.incoming = root.resolve("incoming");
        Files.createDirectories(incoming);
        deleteLeftovers();
    }

    @Override
    public StoredContent put(InputStream content, long limitBytes) throws IOException {
        Path part = Files.createTempFile(incoming, "content-", ".part");
        try {
            MessageDigest sha256 = sha256();
            long size = write(content, limitBytes, part, sha256);
            String digest = HexFormat.of().formatHex(sha256.digest());
            keep(part, digest);
            return new StoredContent(digest, size);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public InputStream open(String digest) throws IOException {
        return Files.newInputStream(place(digest));
    }

    private static long write(InputStream content, long limitBytes, Path part, MessageDigest sha256)
            throws IOException {
        try (var out = new FileOutputStream(part.toFile())) {
            byte[] buffer = new byte[64 * 1024];
            long size = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > limitBytes) {
                    throw new ContentTooLargeException(limitBytes);
                }
                sha256.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            out.getFD().sync();
            return size;
        }
    }

    private void keep(Path part, String digest) throws IOException {
        Path place = place(digest);
        if (Files.exists(place)) {
            return;
        }
        Path folder = root.resolve(digest.substring(0, 2));
        Files.createDirectories(folder);
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the content store needs a file system with atomic renames: " + root, e);
        }
        syncFolder(folder);
        syncFolder(root);
    }

    /** Makes the new name itself durable; systems that cannot open a folder do this on their own. */
    private static void syncFolder(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path place(String digest) {
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("not a SHA-256 digest: " + digest);
        }
        return root.resolve(digest.substring(0, 2)).resolve(digest);
    }

    private void deleteLeftovers() throws IOException {
        try (var leftovers = Files.newDirectoryStream(incoming, "content-*.part")) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
