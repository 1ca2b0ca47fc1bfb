package org.hongxian.gis.boundarytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.CrsQuestions;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.coordinatefile.Question;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnansweredQuestionsException;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file leaves open is asked, not guessed. */
class QuestionsTest {

    private static final String HEADER = "坐标系=2000国家大地坐标系\n[地块坐标]\n";

    /** 100 m by 100 m, two corners in each order. */
    private static final String MIXED = HEADER + """
            4,1,7,甲,面,,,,@
            J1,1,4000000,39600000
            J2,1,4000000,39600100
            J3,1,39600100,4000100
            J4,1,39600000,4000100
            """;

    /** A square of 100 ha with a square of 4 ha in it; the area is put in. */
    private static final String NESTED = HEADER + """
            10,%s,7,甲,面,,,,@
            J1,1,4000000,39600000
            J2,1,4000000,39601000
            J3,1,4001000,39601000
            J4,1,4001000,39600000
            J1,1,4000000,39600000
            J5,2,4000400,39600400
            J6,2,4000400,39600600
            J7,2,4000600,39600600
            J8,2,4000600,39600400
            J5,2,4000400,39600400
            """;

    private static final String WITHOUT_ZONE = HEADER + """
            3,0.5,7,甲,面,,,,@
            J1,1,4000000,600000
            J2,1,4000100,600000
            J3,1,4000000,600100
            """;

    @Test
    void aFileWhoseRowsDifferInTheirOrderIsNotReadUntilItIsSaidHow() {
        assertThatThrownBy(() -> read(MIXED)).isInstanceOfSatisfying(UnansweredQuestionsException.class, e -> {
            assertThat(e.questions()).singleElement().satisfies(question -> {
                assertThat(question.code()).isEqualTo("axis-order");
                assertThat(question.place().line()).isEqualTo(6);
                assertThat(question.options())
                        .extracting(Question.Option::code)
                        .containsExactly("by-point", "northing-easting", "easting-northing");
                assertThat(question.defensible()).isEmpty();
            });
            assertThat(e.message(Locale.SIMPLIFIED_CHINESE))
                    .startsWith("t.txt: ")
                    .contains("4 点中 2 点", "第6行", "axis-order=by-point (逐点按数值大小判断)")
                    .doesNotContain("\n");
            assertThat(e.message(Locale.ENGLISH)).contains("2 of 4 points", "axis-order=easting-northing");
        });
    }

    @Test
    void theAnswerTurnsPointByPointAndIsListed() {
        ReadResult result = read(MIXED, Map.of("axis-order", "by-point"));

        assertThat(result.questions()).isEmpty();
        assertThat(result.file().plots().get(0).rings().get(0).points())
                .allSatisfy(point -> assertThat(point.easting()).isBetween(39600000.0, 39600100.0));
        assertThat(area(result)).isCloseTo(10_000, within(1e-6));
        Assumption answered = result.file().assumptions().stream()
                .filter(assumption -> assumption.code().equals("answered"))
                .findFirst()
                .orElseThrow();
        assertThat(FileTexts.text(answered, Locale.SIMPLIFIED_CHINESE)).isEqualTo("由使用者选定：逐点按数值大小判断。");
    }

    @Test
    void theAnswerThatAllRowsHaveOneOrderLeavesTheOthersAsErrors() {
        ReadResult result = read(MIXED, Map.of("axis-order", "northing-easting"));

        assertThat(result.issues()).extracting(Issue::code).containsOnly(IssueCode.COORDINATE_OUT_OF_RANGE);
        assertThat(result.issues()).extracting(issue -> issue.place().point()).containsExactly("J3", "J4");
    }

    @ParameterizedTest
    @CsvSource({
        // declared hectares; the answer, plots and their land
        "104.0000, holes, 1, 960000",
        "104.0000, separate-plots, 2, 1040000",
        "104.0000, outer-only, 1, 1000000",
        "100.0000, outer-only, 1, 1000000"
    })
    void ringsThatTheDeclaredAreaDoesNotCutOutAreAskedAbout(String declared, String answer, int plots, double area) {
        String text = NESTED.formatted(declared);
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(UnansweredQuestionsException.class, e -> assertThat(e.questions())
                        .extracting(Question::code)
                        .containsExactly("rings"));

        ReadResult result = read(text, Map.of("rings", answer));

        assertThat(result.file().plots()).hasSize(plots);
        double all = result.file().plots().stream()
                .mapToDouble(plot -> RingAssembler.assemble(plot).getArea())
                .sum();
        assertThat(all).isCloseTo(area, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"96.0000", "95.0000", "''"})
    void ringsInRingsAreHolesWhereNothingSpeaksAgainstIt(String declared) {
        ReadResult result = read(NESTED.formatted(declared));

        assertThat(result.questions()).isEmpty();
        assertThat(area(result)).isEqualTo(960_000);
    }

    @Test
    void aZoneNobodyStatesIsAskedAndTheFileHasNoSystemUntilThen() {
        ReadResult open = read(WITHOUT_ZONE);

        assertThat(open.file().crs()).isNull();
        assertThat(open.issues()).extracting(Issue::code).containsExactly(IssueCode.CRS_UNKNOWN);
        Question zone = open.questions().get(0);
        assertThat(zone.code()).isEqualTo("zone");
        assertThat(zone.options()).hasSize(32);
        assertThat(FileTexts.consequence(zone, zone.option("39").orElseThrow(), Locale.ENGLISH))
                .contains("3-degree", "117°");

        ReadResult answered = read(WITHOUT_ZONE, Map.of("zone", "39"));
        assertThat(answered.file().crs()).isEqualTo(new CrsCode(4548));
        assertThat(answered.issues()).isEmpty();
        assertThat(answered.questions()).isEmpty();
        assertThat(read(WITHOUT_ZONE, Map.of("zone", "20")).file().crs()).isEqualTo(new CrsCode(4509));
    }

    @Test
    void aPlaceNoThreeDegreeZoneReachesIsOfferedTheSixDegreeOnes() {
        Question zone = read(WITHOUT_ZONE.replace(",600", ",700")).questions().get(0);

        assertThat(zone.options())
                .extracting(Question.Option::code)
                .containsExactly("13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23");
    }

    @Test
    void aDatumNobodyNamesIsTakenAsTheOneThatIsPrescribedAndTheQuestionStays() {
        String text = MIXED.replace(HEADER, "[地块坐标]\n")
                .replace("39600100,4000100", "4000100,39600100")
                .replace("39600000,4000100", "4000100,39600000");
        ReadResult open = read(text);

        assertThat(open.file().crs()).isEqualTo(new CrsCode(4527));
        assertThat(open.questions()).singleElement().satisfies(question -> {
            assertThat(question.code()).isEqualTo("datum");
            assertThat(question.defensible().orElseThrow().code()).isEqualTo("cgcs2000");
        });
        assertThat(open.file().assumptions())
                .filteredOn(assumption -> assumption.code().equals("datum-assumed"))
                .allSatisfy(assumption -> assertThat(assumption.confidence()).isLessThan(0.8));
        assertThat(read(text, Map.of("datum", "xian80")).file().crs()).isEqualTo(new CrsCode(2363));
    }

    @Test
    void anAreaNoUnitFitsIsReadAsHectaresUnlessItIsSaidOtherwise() {
        String text = NESTED.formatted("5000");
        ReadResult open = read(text);

        assertThat(open.questions()).singleElement().satisfies(question -> {
            assertThat(question.code()).isEqualTo("area-unit");
            assertThat(FileTexts.text(question, Locale.SIMPLIFIED_CHINESE)).contains("5000", "96.0000");
        });
        assertThat(open.file().plots().get(0).declaredAreaSquareMetres()).isEqualTo(50_000_000);
        assertThat(read(text, Map.of("area-unit", "mu")).file().plots().get(0).declaredAreaSquareMetres())
                .isCloseTo(3_333_333.333333, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"zone, 99, 25", "colour, red, axis-order", "axis-order, random, by-point"})
    void anAnswerThatIsNoneIsRefusedWithWhatThereIs(String question, String answer, String known) {
        String text = question.equals("zone") ? WITHOUT_ZONE : MIXED;
        assertThatThrownBy(() -> read(text, Map.of(question, answer)))
                .isInstanceOfSatisfying(UnusableFileException.class, e -> {
                    assertThat(e.reason()).isEqualTo(UnusableReason.ANSWER_UNKNOWN);
                    assertThat(e.getMessage()).contains(question + "=" + answer, known);
                });
    }

    @Test
    void everyQuestionHasItsWordsInBothLanguages() {
        var questions = List.of(
                CrsQuestions.datum(true),
                CrsQuestions.zone(500_000),
                read(NESTED.formatted("5000")).questions().get(0));
        for (Question question : questions) {
            for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
                assertThat(FileTexts.line(question, locale)).doesNotContain("{", "\n");
                for (Question.Option option : question.options()) {
                    assertThat(FileTexts.text(question, option, locale)).doesNotContain("{");
                    assertThat(FileTexts.consequence(question, option, locale)).doesNotContain("{", "?");
                }
            }
        }
    }

    private static double area(ReadResult result) {
        return RingAssembler.assemble(result.file().plots()).getArea();
    }

    private static ReadResult read(String text) {
        return read(text, Map.of());
    }

    private static ReadResult read(String text, Map<String, String> answers) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return CoordinateFiles.read("t.txt", content, ReadOptions.standard().withAnswers(answers));
    }
}
