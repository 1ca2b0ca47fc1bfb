package org.hongxian.approval.workspace.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class DiagramLabelsTest {

    private static final Pattern CHINESE_NAME = Pattern.compile("name=\"[^\"]*\\p{IsHan}[^\"]*\"");

    private final DiagramLabels labels = new DiagramLabels(messages());

    @Test
    void theEnglishPageShowsNoChineseLabel() throws IOException {
        String diagram = labels.apply(definition(), Locale.ENGLISH);

        assertThat(CHINESE_NAME.matcher(diagram).results().map(found -> found.group()))
                .isEmpty();
        assertThat(diagram)
                .contains(
                        "name=\"County acceptance\"",
                        "name=\"Ask for correction\"",
                        "name=\"Ministry\"",
                        "name=\"Level decision\"");
    }

    @Test
    void theChinesePageUsesTheWordsOfTheOtherPages() throws IOException {
        assertThat(labels.apply(definition(), Locale.CHINESE))
                .contains("name=\"省厅会审\"", "name=\"审批层级判定\"", "name=\"要求补正\"");
    }

    @Test
    void aNameThereIsNoWordForStays() {
        String diagram = labels.apply(
                "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><userTask id=\"new-step\" name=\"新环节\"/></definitions>",
                Locale.ENGLISH);

        assertThat(diagram).contains("name=\"新环节\"");
    }

    private static String definition() throws IOException {
        try (var in = DiagramLabelsTest.class.getResourceAsStream("/processes/separately-sited.bpmn20.xml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("i18n/frame", "i18n/workspace");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
