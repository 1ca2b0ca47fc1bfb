package org.hongxian.approval.dossier.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurement.Answer;
import org.hongxian.approval.measurement.Measurement.Verdict;
import org.hongxian.approval.measurement.Measurements;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.landclass.LandClassScheme;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.ResourceBundleMessageSource;

class MeasuredValuesTest {

    private final MeasuredValues values =
            new MeasuredValues(new StaticListableBeanFactory().getBeanProvider(Measurements.class), messages());

    @Test
    void documentsNameWhatWasRepairedOrLeftOutOfEveryLayer() {
        Measurement measurement = measurement(
                29_994.0,
                answer("DLTB", Verdict.OVERLAPS, 0, List.of("000017"), List.of()),
                answer("STBHHX", Verdict.CLEAR, 0, List.of(), List.of("000020", "000021")),
                answer("YJJBNTTB", Verdict.CLEAR, 0, List.of(), List.of()));

        assertThat(values.reservations(measurement))
                .containsExactly("地类图斑有 1 个要素图形无效，仅为计算而修复：000017。", "生态保护红线有 2 个要素没有面积，未参加计算：000020, 000021。");
    }

    @Test
    void whatTheToleranceLeftUncountedStandsInTheAnswer() {
        Measurement measurement = measurement(29_994.0, answer("STBHHX", Verdict.CLEAR, 0.5, List.of(), List.of()));

        assertThat(values.answers(measurement)).containsExactly("生态保护红线：不占用；另有 0.5 平方米重叠未超过容差，不计入");
    }

    @Test
    void anAreaThatWasNotComputedIsSaidInWords() {
        assertThat(values.values(measurement(29_994.0))).containsEntry("ellipsoidal-square-metres", "29994.00");
        assertThat(values.values(measurement(null))).containsEntry("ellipsoidal-square-metres", "未计算：坐标系没有规定的椭球面积算法。");
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("i18n/dossier", "i18n/measurement");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private static Answer answer(
            String layer, Verdict verdict, double ignored, List<String> repaired, List<String> ignoredFeatures) {
        return new Answer(layer, layer, "1", null, verdict, 0, ignored, 0, repaired, ignoredFeatures, "");
    }

    private static Measurement measurement(Double ellipsoidal, Answer... answers) {
        return new Measurement(
                new UUID(1, 1),
                new CaseId(new UUID(2, 2)),
                new UUID(3, 3),
                1,
                "d",
                30_001.2,
                ellipsoidal,
                List.of(),
                List.of(),
                List.of(answers),
                List.of(),
                LegalArea.PLANAR,
                new BigDecimal("3.0001"),
                BigDecimal.ZERO,
                LandClassScheme.THIRD_SURVEY,
                LocalDate.of(2026, 3, 2),
                0,
                0,
                Measurement.CrossCheck.AGREES,
                "test",
                "e",
                Instant.EPOCH);
    }
}
