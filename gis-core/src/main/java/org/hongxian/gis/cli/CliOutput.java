package org.hongxian.gis.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.hongxian.gis.issue.MessageBundle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts and encodings of the command line. */
final class CliOutput {

    private static final MessageBundle TEXTS = new MessageBundle(CliOutput.class, "cli");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CliOutput() {}

    /** A writer that writes UTF-8 whatever the machine prefers. */
    static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** The text with its values {0}, {1} ... filled in. */
    static String text(String key, Locale locale, @Nullable Object... values) {
        var numbered = new LinkedHashMap<String, Object>();
        for (int i = 0; i < values.length; i++) {
            numbered.put(Integer.toString(i), String.valueOf(values[i]));
        }
        return TEXTS.text(key, locale, numbered);
    }

    /** Without anything a terminal would act on. */
    static String oneLine(@Nullable String text) {
        return String.valueOf(text)
                .replaceAll("\\s*[\\r\\n]+\\s*", " ")
                .replace('\t', ' ')
                .replaceAll("\\p{Cntrl}", "?")
                .strip();
    }

    static String json(JsonNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
