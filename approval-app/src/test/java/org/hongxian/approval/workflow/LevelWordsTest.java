package org.hongxian.approval.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.workflow.LevelDecision.MatchedRow;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class LevelWordsTest {

    private static final String LAW = "《中华人民共和国土地管理法》(2019年修正)第四十六条第一款第一项";

    private final LevelWords words = new LevelWords(messages());

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/workflow");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static MatchedRow row(String id, String description, String basis) {
        return new MatchedRow(id, Level.STATE, description, basis, null);
    }

    @Test
    void theProvisionOfTheTableIsReadInEnglish() {
        MatchedRow row = row("basic-farmland-any", "征收永久基本农田", LAW);

        assertThat(words.basis(row, Locale.ENGLISH))
                .isEqualTo(
                        "Land Administration Law of the PRC (as amended in 2019), article 46, item 1 of paragraph 1");
        assertThat(words.rule(row, Locale.ENGLISH)).isEqualTo("Permanent basic farmland is expropriated");
        assertThat(words.basis(row, Locale.CHINESE)).isEqualTo(LAW);
    }

    @Test
    void aProvisionChangedSinceItWasTranslatedIsGivenAsTheTableHasIt() {
        MatchedRow changed = row("basic-farmland-any", "征收永久基本农田", "《土地管理法》(2030年修正)第四十七条");

        assertThat(words.basis(changed, Locale.ENGLISH)).isEqualTo("《土地管理法》(2030年修正)第四十七条");
        assertThat(words.basis(row("of-the-province", "省级规则", "省政府令第1号"), Locale.ENGLISH))
                .isEqualTo("省政府令第1号");
    }

    @Test
    void theDelegationIsReadInEnglishWhereItWasTranslated() {
        String decision = "《国务院关于授权和委托用地审批权的决定》（国发〔2020〕4号）第二条;试点期限一年";

        assertThat(words.delegation(delegated(decision), Locale.ENGLISH))
                .contains("State Council", "No. 4", "article 2");
        assertThat(words.delegation(delegated(decision), Locale.SIMPLIFIED_CHINESE))
                .isEqualTo(decision);
        assertThat(words.delegation(delegated("某省决定"), Locale.ENGLISH)).isEqualTo("某省决定");
        assertThat(words.delegation(row("basic-farmland-any", "", LAW), Locale.ENGLISH))
                .isNull();
    }

    private static MatchedRow delegated(String by) {
        return new MatchedRow("basic-farmland-any", Level.STATE, "", LAW, by);
    }
}
