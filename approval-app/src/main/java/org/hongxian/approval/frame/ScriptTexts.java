package org.hongxian.approval.frame;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words scripts need, from the same bundles as the pages: every key that begins with {@code js.}, and the names of steps,
 * states and drawings.
 */
@Component("scriptTexts")
public class ScriptTexts {

    private static final String BUNDLES = "i18n/";
    private static final String EVERYWHERE = "frame";
    private static final String PREFIX = "js.";
    /** Words of pages that scripts use too, and how scripts call them. */
    private static final Map<String, String> SHARED =
            Map.of("word.task.", "step.", "word.state.", "state.", "word.drawing.", "kind.");

    private final JsonMapper mapper;

    ScriptTexts(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The words every page has and those of the modules whose scripts a page loads: a JSON object by key without the prefix, safe inside a
     * script element.
     */
    public String json(Locale locale, String... modules) {
        Map<String, String> words = words(locale, EVERYWHERE);
        for (String module : modules) {
            words.putAll(words(locale, module));
        }
        return mapper.writeValueAsString(words).replace("<", "\\u003c");
    }

    private static Map<String, String> words(Locale locale, String module) {
        Locale wanted = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLES + module, wanted, noFallback);
        Map<String, String> words = new TreeMap<>();
        for (String key : bundle.keySet()) {
            if (key.startsWith(PREFIX)) {
                words.put(key.substring(PREFIX.length()), bundle.getString(key));
            }
            SHARED.forEach((prefix, name) -> {
                if (key.startsWith(prefix)) {
                    words.put(name + key.substring(prefix.length()), bundle.getString(key));
                }
            });
        }
        return words;
    }
}
