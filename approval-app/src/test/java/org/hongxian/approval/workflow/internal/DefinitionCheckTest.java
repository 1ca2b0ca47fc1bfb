package org.hongxian.approval.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class DefinitionCheckTest {

    private static final String XML = shipped();
    private static final Set<String> PIECES = pieces();

    private static String shipped() {
        try {
            return new ClassPathResource("processes/separately-sited.bpmn20.xml")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static Set<String> pieces() {
        var pieces = new HashSet<String>();
        Matcher matcher = Pattern.compile("pieces=\"([^\"]*)\"").matcher(XML);
        while (matcher.find()) {
            pieces.addAll(List.of(matcher.group(1).split(" ")));
        }
        return pieces;
    }

    private static List<String> problems(String xml) {
        return Definitions.check(xml.getBytes(StandardCharsets.UTF_8), PIECES);
    }

    @Test
    void theShippedDefinitionHoldsEverythingThatMustHold() {
        assertThat(problems(XML)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level=\"COUNTY\" role=\"WINDOW\" | level=\"TOWN\" role=\"WINDOW\" | county-accept: unknown level 'TOWN'",
                "role=\"FINANCE\" | role=\"CASHIER\" | fees: unknown role 'CASHIER'",
                "role=\"FINANCE\" limit=\"0\" | role=\"FINANCE\" | fees: limit must be a number",
                "<hx:outcome key=\"paid\" /> | '' | fees: has no outcome",
                "drawings=\"SITE\" | drawings=\"SIGHT\" | apply: unknown drawing 'SIGHT'",
                "drawings=\"SITE\" | drawing=\"SITE\" | apply: unknown policy attribute drawing",
                "outcome == 'refuse'} | outcome == 'refused'} | county-accept: outcome refuse leads nowhere",
                "outcome == 'refuse'} | outcome == 'refused'} | unknown outcome refused",
                "revises=\"county-section\" | revises=\"city-director\" | county-director: revises city-director",
                "joint=\"farmland planning rights use\" | joint=\"\" | city-review: parallel sections and the loop",
                "joint=\"farmland use-control\" | joint=\"farmland farmland\" | ministry-review: a section twice",
                "key=\"paid\" | key=\"paid\" /><hx:outcome key=\"waived\" | fees: 2 outcomes but one way",
                "pieces=\"document.correction-notice\" | pieces=\"document.none\" | county-accept: nobody knows the required piece document.none",
                "sourceRef=\"permit\" targetRef=\"archive-deciding\" | sourceRef=\"permit\" targetRef=\"fees\" | permit: no end can be reached"
            })
    void whatDoesNotHoldIsFound(String shipped, String broken, String problem) {
        String xml = XML.replace(shipped, broken);
        assertThat(xml).isNotEqualTo(XML);
        // The loop from permit back to fees must be the only way on for the last line.
        assertThat(problems(xml)).anyMatch(found -> found.contains(problem));
    }

    @Test
    void aPieceNobodyAnswersForIsFound() {
        Set<String> fewer = new HashSet<>(PIECES);
        fewer.remove("document.permit");

        assertThat(Definitions.check(XML.getBytes(StandardCharsets.UTF_8), fewer))
                .containsExactly("permit: nobody knows the required piece document.permit");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        String xml = XML.replace("role=\"FINANCE\"", "role=\"CASHIER\"").replace("drawings=\"SITE\"", "drawings=\"X\"");

        assertThat(problems(xml)).hasSizeGreaterThanOrEqualTo(2);
        var problems = new ArrayList<>(problems(xml));
        assertThat(new BrokenDefinitionException("separately-sited", problems).getMessage())
                .contains(problems);
    }
}
