package org.hongxian.approval.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.hongxian.gis.testkit.Patience;
import org.junit.jupiter.api.Test;

/** Runs the tests of the browser's pure logic (src/test/js) where Node is installed; reported as skipped elsewhere. */
class ScriptLogicTest {

    @Test
    void theLogicOfTheBrowserHoldsItsTests() throws Exception {
        assumeTrue(hasNode(), "Node 20 is not installed: the script tests are skipped");
        Path log = Files.createTempFile("script-tests", ".log");
        Process run = new ProcessBuilder("node", "--test", "src/test/js")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(run.waitFor(Patience.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(run.exitValue()).as(said).isZero();
        assertThat(said).containsPattern("# pass [1-9]");
    }

    /** Node 20 is the first with everything the scripts and their tests use. */
    private static boolean hasNode() {
        try {
            Process asked = new ProcessBuilder("node", "--version").start();
            String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return asked.waitFor() == 0
                    && Integer.parseInt(Arrays.stream(version.substring(1).split("\\."))
                                    .findFirst()
                                    .orElse("0"))
                            >= 20;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
