package org.hongxian.approval.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings every test context has. */
class TestHome {

    private TestHome() {}

    static String[] properties() {
        try {
            Path target = Files.createDirectories(Path.of("target", "test-homes"));
            Path home = Files.createTempDirectory(target, "home-").toAbsolutePath();
            return new String[] {
                "hongxian.home=" + home,
                "hongxian.sample.enabled=true",
                "hongxian.sample.directory=",
                "hongxian.sample.short-notices=false",
            };
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
