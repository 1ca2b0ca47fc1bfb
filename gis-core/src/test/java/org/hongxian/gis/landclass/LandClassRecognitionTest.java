package org.hongxian.gis.landclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class LandClassRecognitionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final LandClassCoding SURVEY = new LandClassCoding("DLBM", LandClassScheme.THIRD_SURVEY);

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        // Codes both know: the survey is what DLTB layers are coded in.
        "DLBM, 0101 0301 1003, third-survey",
        "DLBM, 0101 05H1 0201K, third-survey",
        // 0501 and 0604 are classes of the national standard only.
        "DLBM, 0101 0501 0604, gb-t-21010-2017",
        // One mistyped code does not make another classification of it.
        "DLBM, 0101 05H1 08H2A 0501, third-survey",
        "DLBM, 9998 9999, third-survey",
        // The 2023 codes stand in a field of their own; 0601 is a rural road there and industry elsewhere.
        "YDYHFLDM, 0101 0601, land-sea-2023"
    })
    void theFieldSaysWhatItCanBeAndTheCodesWhatItIs(String field, String codes, String scheme) {
        assertThat(recognise(field, codes)).isEqualTo(new LandClassCoding(field, scheme));
    }

    @Test
    void aLayerWithoutAClassFieldHasNoClasses() {
        var recognition = new LandClassRecognition(DAY);
        recognition.add(Map.of("XZQDM", "990101"));

        assertThat(recognition.coding()).isEmpty();
    }

    @Test
    void aSchemeThatIsNotInForceYetIsNotRecognised() {
        var recognition = new LandClassRecognition(LocalDate.of(2018, 6, 1));
        recognition.add(Map.of("DLBM", "0101"));

        assertThat(recognition.coding()).contains(new LandClassCoding("DLBM", LandClassScheme.GB_T_21010_2017));
    }

    @Test
    void everyFeatureOfAnUnknownClassIsAFindingWithItsPlaceAndTheOthersAreCheckedToo() {
        var check = new LandClassCheck(SURVEY, DAY);
        check.add("000001", Map.of("DLBM", "0199"), () -> new Coordinate(39_540_010.5, 3_450_020.25));
        check.add("000002", Map.of("DLBM", "0101"), () -> {
            throw new AssertionError("a known class needs no place");
        });
        check.add("000003", Map.of("TBBH", "3"), () -> new Coordinate(39_540_030, 3_450_040));

        List<Issue> issues = check.issues();

        assertThat(issues).extracting(Issue::code).containsOnly(IssueCode.LAND_CLASS_UNKNOWN);
        assertThat(issues).extracting(Issue::severity).containsOnly(Severity.ERROR);
        assertThat(issues.get(0).place().easting()).isEqualTo(39_540_010.5);
        assertThat(issues.get(0).place().northing()).isEqualTo(3_450_020.25);
        assertThat(issues.get(0).arguments())
                .containsEntry("feature", "000001")
                .containsEntry("text", "0199")
                .containsEntry("scheme", "third-survey");
        assertThat(check.unknownCodes()).containsExactly("", "0199");
        assertThat(IssueMessages.text(issues.get(0), Locale.CHINESE))
                .contains("000001", "“0199”", "third-survey", "3450020.250", "39540010.500");
        assertThat(IssueMessages.text(issues.get(1), Locale.ENGLISH))
                .contains("000003")
                .doesNotContain("\"");
    }

    @Test
    void aLayerFullOfUnknownCodesIsCountedAndItsBeginningListed() {
        var check = new LandClassCheck(SURVEY, DAY);
        var asked = new ArrayList<Integer>();
        for (int i = 0; i < 100_000; i++) {
            int n = i;
            check.add("f" + i, Map.of("DLBM", "9999"), () -> {
                asked.add(n);
                return new Coordinate(n, n);
            });
        }

        assertThat(check.issues()).hasSize(101);
        assertThat(check.issues().get(100).arguments()).containsEntry("count", 99_900);
        assertThat(asked).hasSize(100);
        assertThat(check.unknownCodes()).containsExactly("9999");
    }

    private static LandClassCoding recognise(String field, String codes) {
        var recognition = new LandClassRecognition(DAY);
        for (String code : codes.split(" ")) {
            recognition.add(Map.of(field, code));
        }
        return recognition.coding().orElseThrow();
    }
}
