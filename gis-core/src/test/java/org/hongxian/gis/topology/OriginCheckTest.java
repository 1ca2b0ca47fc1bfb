package org.hongxian.gis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.junit.jupiter.api.Test;

/** A drawing stays inside the one it derives from. */
class OriginCheckTest {

    private static final CheckContext IN_SITE =
            Drawings.context().withOrigin(Drawings.at("POLYGON ((0 0, 200 0, 200 200, 0 200, 0 0))"), "选址范围");

    @Test
    void whatReachesBeyondIsADefectWithItsPlaceAndArea() {
        List<Issue> issues = TopologyCheck.check(List.of(Drawings.plot("地块1", Drawings.square(120, 50, 100))), IN_SITE);

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.OUTSIDE_ORIGIN);
            assertThat(issue.severity()).isEqualTo(Severity.ERROR);
            assertThat((double) issue.arguments().get("areaSquareMetres")).isCloseTo(2000, within(1e-3));
            assertThat(issue.place().plot()).isEqualTo("地块1");
            assertThat(issue.place().point()).isEqualTo("J2");
            assertThat(IssueMessages.text(issue, Locale.CHINESE)).contains("2000", "选址范围");
        });
    }

    @Test
    void whatKeepsInsideOrLeavesByLessThanOneSquareMetreIsFine() {
        assertThat(TopologyCheck.check(List.of(Drawings.plot("1", Drawings.square(100, 100, 100))), IN_SITE))
                .isEmpty();
        // 100 m by 9 mm.
        assertThat(TopologyCheck.check(List.of(Drawings.plot("1", Drawings.square(100.009, 50, 100))), IN_SITE))
                .isEmpty();
    }
}
