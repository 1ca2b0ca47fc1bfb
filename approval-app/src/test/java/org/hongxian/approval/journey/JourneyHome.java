package org.hongxian.approval.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hongxian.approval.testkit.FreshH2;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

class JourneyHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        new FreshH2().initialize(context);
        try {
            Path homes = Files.createDirectories(Path.of("target", "test-homes"));
            TestPropertyValues.of(
                            "hongxian.home="
                                    + Files.createTempDirectory(homes, "journey-")
                                            .toAbsolutePath(),
                            "hongxian.sample.enabled=true",
                            "hongxian.sample.directory=" + JourneyRegion.directory(),
                            "hongxian.sample.short-notices=true")
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
