package org.hongxian.approval.casework.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.hongxian.approval.casework.ContentTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentStoreTest {

    private static final byte[] RED_LINE = "J1,1,4000000.000,39600000.000\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path home;

    @Test
    void whatWasPutComesBackUnderItsOwnDigest() throws IOException {
        var store = new FileContentStore(home);

        var stored = store.put(new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)), 3);

        assertThat(stored.digest()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(stored.sizeBytes()).isEqualTo(3);
        try (InputStream back = store.open(stored.digest())) {
            assertThat(back.readAllBytes()).asString().isEqualTo("abc");
        }
    }

    @Test
    void theSameBytesAreKeptOnce() throws IOException {
        var store = new FileContentStore(home);

        var first = store.put(new ByteArrayInputStream(RED_LINE), 100);
        var second = store.put(new ByteArrayInputStream(RED_LINE), 100);

        assertThat(second).isEqualTo(first);
        assertThat(files()).hasSize(1);
    }

    @Test
    void oneByteTooMuchLeavesNothing() throws IOException {
        var store = new FileContentStore(home);

        assertThatThrownBy(() -> store.put(new ByteArrayInputStream(RED_LINE), RED_LINE.length - 1))
                .isInstanceOf(ContentTooLargeException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void aConnectionThatBreaksLeavesNothing() throws IOException {
        var store = new FileContentStore(home);
        var broken = new InputStream() {
            private int left = 1000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("connection reset");
                }
                return 'x';
            }
        };

        assertThatThrownBy(() -> store.put(broken, 10_000)).hasMessage("connection reset");
        assertThat(files()).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsClearedAtTheNextStart() throws IOException {
        Path incoming = Files.createDirectories(home.resolve("store/incoming"));
        Files.write(incoming.resolve("content-1.part"), RED_LINE);

        new FileContentStore(home);

        assertThat(files()).isEmpty();
    }

    @Test
    void aDigestCannotNameAPathElsewhere() throws IOException {
        var store = new FileContentStore(home);

        assertThatThrownBy(() -> store.open("../../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open("0".repeat(64))).isInstanceOf(NoSuchFileException.class);
    }

    private List<Path> files() throws IOException {
        try (var walk = Files.walk(home)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }
}
