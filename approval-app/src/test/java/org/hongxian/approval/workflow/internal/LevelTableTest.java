package org.hongxian.approval.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.hongxian.approval.workflow.LevelDecision.MatchedRow;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.approval.workflow.internal.NoLevelException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class LevelTableTest {

    private static final LocalDate ON = LocalDate.parse("2026-03-02");

    private static final String XML = shipped();
    private static final LevelTable SHIPPED = table(XML);

    private static String shipped() {
        try {
            return new ClassPathResource("decisions/approval-level.dmn").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static LevelTable table(String xml) {
        return new KieLevelTable(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static LevelFacts.Measured facts(String basicFarmland, String otherCultivated, String otherLand) {
        return new LevelFacts.Measured(
                new BigDecimal(basicFarmland), new BigDecimal(otherCultivated), new BigDecimal(otherLand), "m");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 35.0000, 0, otherwise-province",
        "0, 35.0001, 0, other-cultivated-over-35",
        "0, 0, 70.0000, otherwise-province",
        "0, 0, 70.0001, other-land-over-70",
        "0.0001, 0, 0, basic-farmland-any",
        "0.0000, 35, 70, otherwise-province",
        "0.0001, 35.0001, 70.0001, basic-farmland-any other-cultivated-over-35 other-land-over-70"
    })
    void limitsAreStrictAndEveryRowThatAppliesIsReported(
            String basicFarmland, String otherCultivated, String otherLand, String rows) {
        List<MatchedRow> matched = SHIPPED.evaluate(facts(basicFarmland, otherCultivated, otherLand), ON);

        assertThat(matched).extracting(MatchedRow::id).containsExactly(rows.split(" "));
        assertThat(matched).allMatch(row -> row.legalBasis().contains("第四十六条"));
    }

    @Test
    void aDateBeforeTheTableIsInForceFindsNoRow() {
        assertNoLevel(SHIPPED, facts("1", "40", "80"), LocalDate.parse("2019-12-31"), Reason.NO_ROW);
        assertThat(SHIPPED.evaluate(facts("0", "0", "0"), LocalDate.parse("2020-01-01")))
                .hasSize(1);
    }

    @Test
    void aTableWithAHoleDoesNotFallThrough() {
        LevelTable holed = table(XML.replace("<text>&lt;= 35</text>", "<text>&lt; 30</text>"));

        assertNoLevel(holed, facts("0", "32", "0"), ON, Reason.NO_ROW);
    }

    @Test
    void aBrokenTableIsUnusableWhateverIsBroken() {
        assertNoLevel(table("no table"), facts("0", "1", "1"), ON, Reason.TABLE_UNUSABLE);
        assertNoLevel(table(XML.replace("&gt; 35", "&gt; ]35")), facts("0", "1", "1"), ON, Reason.TABLE_UNUSABLE);
        assertNoLevel(table(XML.replace("\"PROVINCE\"", "\"TOWN\"")), facts("0", "1", "1"), ON, Reason.TABLE_UNUSABLE);
        assertNoLevel(table(XML.replace("\"PROVINCE\"", "null")), facts("0", "1", "1"), ON, Reason.TABLE_UNUSABLE);
        assertNoLevel(
                table(XML.replace("otherLandHectares</text>", "otherLandAcres</text>")),
                facts("0", "1", "1"),
                ON,
                Reason.TABLE_UNUSABLE);
    }

    @Test
    void aTableThatWouldRunCodeOrReadFilesIsRefused() {
        assertNoLevel(
                table(XML.replace(
                        "<text>&lt;= 35</text>",
                        "<text>function() external {java: {class: \"java.lang.System\", method signature: \"gc()\"}}"
                                + "</text>")),
                facts("0", "1", "1"),
                ON,
                Reason.TABLE_UNUSABLE);
        assertNoLevel(
                table(XML.replace(
                        "<definitions", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions")),
                facts("0", "1", "1"),
                ON,
                Reason.TABLE_UNUSABLE);
    }

    @Test
    void theVersionIsTheDigestOfTheTable() {
        assertThat(SHIPPED.version())
                .matches("[0-9a-f]{64}")
                .isEqualTo(table(XML).version());
        assertThat(table(XML + " ").version()).isNotEqualTo(SHIPPED.version());
    }

    private static void assertNoLevel(LevelTable table, LevelFacts.Measured facts, LocalDate on, Reason reason) {
        assertThatThrownBy(() -> table.evaluate(facts, on))
                .isInstanceOfSatisfying(NoLevelException.class, none -> assertThat(none.reason())
                        .isEqualTo(reason));
    }
}
