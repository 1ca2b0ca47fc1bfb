package org.hongxian.approval.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A form or document is called the same on pages, in lists of what is missing and on paper; fields say what they want. */
class OneNameTest {

    private static ResourceBundle bundle(String name, String language) {
        Locale locale = language.equals("en") ? Locale.ENGLISH : Locale.ROOT;
        return ResourceBundle.getBundle(
                "i18n/" + name,
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void formsAndDocumentsHaveOneNameEach(String language) {
        ResourceBundle pages = bundle("frame", language);
        ResourceBundle dossier = bundle("dossier", language);
        for (String key : dossier.keySet()) {
            String word = key.startsWith("dossier.kind.")
                    ? "word.document." + key.substring("dossier.kind.".length())
                    : "word.section." + key.substring("dossier.section.".length());
            if (key.startsWith("dossier.kind.") || key.startsWith("dossier.section.")) {
                assertThat(text(pages, word)).as(word).isIn(dossier.getString(key), "");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyFieldWithAFormSaysWhichAndEveryUnitHasAWord(String language) throws IOException {
        ResourceBundle pages = bundle("frame", language);
        ResourceBundle dossier = bundle("dossier", language);
        try (InputStream in = OneNameTest.class.getResourceAsStream("/forms/separately-sited.json")) {
            for (JsonNode section : JsonMapper.builder().build().readTree(in).get("sections")) {
                for (JsonNode field : section.get("fields")) {
                    String key = field.get("key").asString();
                    if (field.has("pattern")) {
                        assertThat(text(dossier, "dossier.finding.pattern." + key))
                                .as(key)
                                .matches(".*\\d.*");
                    }
                    if (field.has("unit") && !field.get("unit").asString().isEmpty()) {
                        String unit = field.get("unit").asString();
                        assertThat(text(pages, "word.unit." + unit)).as(unit).isNotEmpty();
                    }
                }
            }
        }
    }

    private static String text(ResourceBundle bundle, String key) {
        try {
            return bundle.getString(key);
        } catch (MissingResourceException none) {
            return "";
        }
    }
}
