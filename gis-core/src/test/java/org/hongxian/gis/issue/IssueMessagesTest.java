package org.hongxian.gis.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssueMessagesTest {

    @ParameterizedTest
    @EnumSource(IssueCode.class)
    void everyCodeHasASeverityAndBothTexts(IssueCode code) {
        assertThat(IssueSeverities.on(LocalDate.of(2026, 11, 22), code)).isNotNull();
        Issue bare = Issue.of(code, Place.at("甲", "J1", 39600000, 4000000), Map.of("count", 3, "distanceMetres", 0.04));
        String chinese = IssueMessages.text(bare, Locale.CHINA);
        String english = IssueMessages.text(bare, Locale.ENGLISH);

        assertThat(chinese).containsPattern("[\\u4e00-\\u9fa5]{4}").doesNotContain("{", "?", "[", "]");
        assertThat(english).doesNotContain("{", "?", "[", "]").doesNotContainPattern("[\\u4e00-\\u9fa5]{2}");
    }

    @Test
    void aNearDuplicateSaysWhereWhatAndWhatToDo() {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put("otherPoint", "J8");
        arguments.put("distanceMetres", 0.0972);
        arguments.put("toleranceMetres", 0.1);
        arguments.put("areaChangeSquareMetres", 0.0151);
        Issue issue = Issue.of(IssueCode.NEAR_DUPLICATE_POINT, Place.at("2", "J7", 39600000, 4000000), arguments);

        assertThat(IssueMessages.text(issue, Locale.CHINA))
                .isEqualTo("地块“2” J7点：与J8点相距 0.097 m，小于 0.100 m。建议合并为一点（面积变化 0.02 m²）。");
        assertThat(IssueMessages.text(issue, Locale.ENGLISH))
                .isEqualTo("plot \"2\" point J7: 0.097 m from point J8, less than 0.100 m."
                        + " Merging them is advised (area changes by 0.02 m²).");
    }

    @Test
    void verySmallQuantitiesDoNotBecomeZero() {
        Issue issue = Issue.of(IssueCode.PLOTS_OVERLAP, Place.plot("1"), Map.of("areaSquareMetres", 0.000123));

        assertThat(IssueMessages.text(issue, Locale.CHINA)).contains("0.00012 m²");
    }

    @Test
    void anotherLanguageReadsChinese() {
        Issue issue = Issue.of(IssueCode.CRS_UNKNOWN, Place.nowhere());

        assertThat(IssueMessages.text(issue, Locale.FRENCH)).isEqualTo(IssueMessages.text(issue, Locale.CHINA));
    }

    @Test
    void textFromTheFileCannotBecomeATemplate() {
        Issue issue = Issue.of(IssueCode.UNREADABLE_LINE, Place.line(3), Map.of("text", "[{plot}] $1 \\"));

        assertThat(IssueMessages.text(issue, Locale.ENGLISH)).contains("[{plot}] $1 \\");
    }
}
