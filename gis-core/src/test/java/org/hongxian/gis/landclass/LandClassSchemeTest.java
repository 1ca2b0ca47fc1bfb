package org.hongxian.gis.landclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LandClassSchemeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private final LandClassScheme survey = LandClassScheme.load(LandClassScheme.THIRD_SURVEY, DAY);

    @Test
    void theNationalStandardHasTwelveFirstLevelAndSeventyThreeSecondLevelClasses() {
        LandClassScheme standard = LandClassScheme.load(LandClassScheme.GB_T_21010_2017, DAY);

        assertThat(standard.classes()).filteredOn(c -> c.level() == 1).hasSize(12);
        assertThat(standard.classes()).filteredOn(c -> c.level() == 2).hasSize(73);
    }

    @Test
    void everyClassThatCanBeMeasuredHasOneOfTheThreeBroadClasses() {
        for (String key : List.of(LandClassScheme.GB_T_21010_2017, LandClassScheme.THIRD_SURVEY)) {
            assertThat(LandClassScheme.load(key, DAY).classes())
                    .filteredOn(c -> c.level() > 1)
                    .allSatisfy(c -> assertThat(c.broadClass())
                            .as(c.code())
                            .isIn(BroadClass.AGRICULTURAL, BroadClass.CONSTRUCTION, BroadClass.UNUSED));
        }
    }

    @Test
    void aClassKnowsItsNamesItsBroadClassAndItsColour() {
        LandClass paddy = survey.get("0101");

        assertThat(paddy.nameZh()).isEqualTo("水田");
        assertThat(paddy.nameEn()).isEqualTo("Paddy field");
        assertThat(paddy.broadClass()).isEqualTo(BroadClass.AGRICULTURAL);
        assertThat(paddy.rgb()).isEqualTo(0xf8d072);
    }

    @Test
    void cultivatedLandIsTheFirstClassWithoutLandThatIsOnlyRestorable() {
        assertThat(survey.isCultivated("0103")).isTrue();
        assertThat(survey.isCultivated("0201K")).isFalse();
        assertThat(survey.isCultivated("0701")).isFalse();
    }

    @Test
    void aCodeNobodyKnowsIsNamedAndNeverCountedAsSomethingElse() {
        assertThat(survey.unknownCodes(List.of("0101", "9999", "0199", "9999"))).containsExactly("0199", "9999");
        assertThat(survey.find("0199")).isEmpty();
        assertThatThrownBy(() -> survey.isCultivated("0199")).hasMessageContaining("0199");
    }

    @Test
    void theDisputedBroadClassOfOtherGrasslandComesFromTheDatedSetting() {
        assertThat(survey.get("0404").broadClass()).isEqualTo(BroadClass.UNUSED);
    }

    @Test
    void theSameCodeMeansAnotherThingInAnotherScheme() {
        LandClassScheme guide = LandClassScheme.load(LandClassScheme.LAND_SEA_2023, DAY);

        assertThat(survey.get("0601").nameZh()).isEqualTo("工业用地");
        assertThat(guide.get("0601").nameZh()).isEqualTo("农村道路");
    }

    @Test
    void aSchemeIsNotInForceBeforeItWasIssued() {
        LocalDate before = LocalDate.of(2019, 1, 1);

        assertThatThrownBy(() -> LandClassScheme.load(LandClassScheme.THIRD_SURVEY, before))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("third-survey")
                .hasMessageContaining("2019-01-01");
    }
}
