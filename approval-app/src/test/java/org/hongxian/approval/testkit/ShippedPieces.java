package org.hongxian.approval.testkit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The required pieces the shipped process names, for tests that stand in for the modules that own them. */
public final class ShippedPieces {

    private static final Pattern PIECES = Pattern.compile("pieces=\"([^\"]+)\"");

    private ShippedPieces() {}

    /** @param wanted which of them */
    public static List<String> list(Predicate<String> wanted) {
        try (var definition = ShippedPieces.class.getResourceAsStream("/processes/separately-sited.bpmn20.xml")) {
            String xml = new String(requireNonNull(definition).readAllBytes(), StandardCharsets.UTF_8);
            return PIECES.matcher(xml)
                    .results()
                    .flatMap(found -> Stream.of(found.group(1).split("\\s+")))
                    .filter(wanted)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
