package org.hongxian.approval.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hongxian.approval.job.JobState;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.approval.testkit.H2Context;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.testkit.Patience;
import org.hongxian.map.layer.LayerCatalogue.NewVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.io.ParseException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Three features at once, against a layer of four. */
@H2Context
class CompareLimitTest extends DeskFixture {

    private static final String LARGE = "COMPARE_LIMIT";

    @Autowired
    DeskJobs jobs;

    @Autowired
    AskedLayers layers;

    @Autowired
    AskedAreas areas;

    @Autowired
    Clock clock;

    @Autowired
    JsonMapper mapper;

    @Autowired
    MessageSource messages;

    @BeforeEach
    void twoVersions() throws ParseException {
        if (catalogue.history(LARGE).isEmpty()) {
            importLayer(
                    square("a", 39540000, "0101", "1"),
                    square("b", 39540100, "0301", ""),
                    square("c", 39540200, "0702", ""),
                    square("d", 39540300, "0101", "3"));
            importLayer(square("a", 39540000, "0301", ""));
        }
    }

    private void importLayer(LayerFeature... features) throws ParseException {
        catalogue.importVersion(
                new NewVersion(
                        LARGE,
                        "测试图层",
                        new CrsCode(4527),
                        LocalDate.of(2025, 12, 31),
                        wkt(
                                "POLYGON ((39540000 3450000, 39541000 3450000, 39541000 3451000, 39540000 3451000, 39540000 3450000))"),
                        "test"),
                Stream.of(features));
    }

    private DeskJob take(int from, int to, @Nullable String box) throws Exception {
        var settings = new DeskSettings(DataSize.ofMegabytes(1), 100, 100, 100, 3, 100, Duration.ofSeconds(30));
        var desk = new CompareDesk(jobs, layers, areas, catalogue, settings, clock, mapper);
        var area = box == null ? null : new Questions.Area(mapper.readTree(box), "EPSG:4527", null, null, null);
        return loginAs.call(
                "qinghe-planner", () -> desk.take(new CompareDesk.Question(LARGE, from, to, area, null, null)));
    }

    private static void await(DeskJob job) {
        Patience.await(() -> job.state().isOver());
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({"1, 2", "2, 1"})
    void aWholeLayerThatIsTooLargeIsRefusedAtOnce(int from, int to) {
        assertThatThrownBy(() -> take(from, to, null))
                .isInstanceOfSatisfying(RefusedQuestionException.class, refused -> {
                    assertThat(refused.status()).isEqualTo(422);
                    Object[] arguments = refused.arguments().toArray();
                    assertThat(messages.getMessage(refused.messageKey(), arguments, Locale.SIMPLIFIED_CHINESE))
                            .contains("3 个图斑")
                            .contains("范围");
                    assertThat(messages.getMessage(refused.messageKey(), arguments, Locale.ENGLISH))
                            .contains("3 features")
                            .contains("area");
                });
    }

    @Test
    void aPartOfItIsCompared() throws Exception {
        DeskJob job = take(1, 2, box(10, 10, 190, 90));

        await(job);

        assertThat(job.state()).as(job.message()).isEqualTo(JobState.DONE);
    }

    @Test
    void anAreaWithTooManyFeaturesEndsWithTheSameSentence() throws Exception {
        DeskJob job = take(1, 2, box(10, 10, 390, 90));

        await(job);

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH))
                .map(locale -> messages.getMessage("question.refused.too-many-compared", new Object[] {3}, locale))
                .contains(job.message());
    }
}
