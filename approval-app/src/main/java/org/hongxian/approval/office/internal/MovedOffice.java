package org.hongxian.approval.office.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Keeps an office that has moved from being worked on in its old place: started without the profile of PostgreSQL, the embedded
 * database would still be there, and from then on there would be two offices.
 */
class MovedOffice implements EnvironmentPostProcessor, Ordered {

    /** Set while the move itself reads the embedded database. */
    static final String MOVING = "hongxian.office.moving";

    private static final String MARK = "moved-to-postgresql";

    /** @param url of the database the office is in now; what follows a question mark may be secret and is left out */
    static void mark(Path home, String url) {
        try {
            Files.writeString(home.resolve("db").resolve(MARK), url.replaceAll("[?].*", "") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String url = environment.getProperty("spring.datasource.url", "");
        if (!url.startsWith("jdbc:h2:file:") || environment.getProperty(MOVING, Boolean.class, false)) {
            return;
        }
        Path mark = Path.of(environment.getProperty("hongxian.home", "var"), "db", MARK);
        if (Files.exists(mark)) {
            throw new OfficeMovedException(mark, read(mark));
        }
    }

    private static String read(Path mark) {
        try {
            return Files.readString(mark).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After the files of settings were read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
