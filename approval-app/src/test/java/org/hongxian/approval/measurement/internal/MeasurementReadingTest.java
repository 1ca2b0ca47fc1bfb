package org.hongxian.approval.measurement.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.internal.MeasurementRepository.StoredMeasurement;
import org.hongxian.gis.evidence.Evidence;
import org.hongxian.gis.evidence.EvidenceText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class MeasurementReadingTest {

    private static final BigDecimal ZERO = BigDecimal.ZERO;

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aReviewerIsToldOfEveryFeatureThatWasRepairedLeftOutOrNotCounted() {
        Measurement.Answer clear = read(
                Locale.CHINESE, answer("CLEAR", new BigDecimal("0.5"), List.of("000017", "000018"), List.of("000020")));

        assertThat(clear.detail())
                .isEqualTo("有 0.5 m² 重叠未超过容差，不计入。 该图层有 2 个要素图形无效，仅为计算而修复：000017, 000018。"
                        + " 该图层有 1 个要素没有面积，未参加计算：000020。");
        assertThat(clear.repairedFeatures()).containsExactly("000017", "000018");
        assertThat(clear.ignoredFeatures()).containsExactly("000020");
    }

    @Test
    void anAnswerThatFailedSaysSoToo() {
        Measurement.Answer failed = read(Locale.ENGLISH, answer("FAILED", ZERO, List.of("000017"), List.of()));

        assertThat(failed.detail())
                .contains("overlaps itself")
                .endsWith("invalid geometry, repaired for the calculation only: 1 (000017).");
    }

    @Test
    void aLongListIsCountedAndItsBeginningNamed() {
        List<String> many =
                IntStream.rangeClosed(1, 1200).mapToObj("%04d"::formatted).toList();

        Measurement.Answer answer = read(Locale.CHINESE, answer("OVERLAPS", ZERO, many, List.of()));

        assertThat(answer.detail())
                .contains("有 1200 个要素", "0001, 0002", "0010 …")
                .doesNotContain("0011");
        assertThat(answer.repairedFeatures()).hasSize(1200);
    }

    @Test
    void anAreaThatWasNotComputedStaysAbsent() {
        Measurement measurement = measurement(Locale.CHINESE, answer("CLEAR", ZERO, List.of(), List.of()));

        assertThat(measurement.ellipsoidalAreaSquareMetres()).isNull();
        assertThat(measurement.plots().get(0).ellipsoidalSquareMetres()).isNull();
        assertThat(measurement.answers().get(1).detail()).isEmpty();
    }

    @Test
    void evidenceOfTheFirstFormatStaysReadable() {
        String now = EvidenceText.write(evidence(answer("CLEAR", ZERO, List.of(), List.of())));
        String first = now.replace("hongxian-measurement-3", "hongxian-measurement-1")
                .replaceAll(",?\"(repairedFeatures|ignoredFeatures)\":\\[]", "")
                .replaceAll(",\"selfOverlapShare\":0", "")
                .replaceAll(",\"(ridgeField|datumParameters)\":null", "");

        Evidence read = EvidenceText.read(first);

        assertThat(first).doesNotContain("Features", "selfOverlap");
        assertThat(read.format()).isEqualTo("hongxian-measurement-1");
        assertThat(read.answers().get(0).repairedFeatures()).isEmpty();
        assertThat(read.answers().get(0).ignoredFeatures()).isEmpty();
    }

    private static Measurement.Answer read(Locale locale, Evidence.Answer answer) {
        return measurement(locale, answer).answers().get(1);
    }

    private static Measurement measurement(Locale locale, Evidence.Answer answer) {
        LocaleContextHolder.setLocale(locale);
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/measurement");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var stored = new StoredMeasurement(
                new UUID(3, 4),
                new CaseId(new UUID(5, 6)),
                new UUID(1, 2),
                1,
                "digest",
                "",
                "digest",
                "qinghe-officer",
                Instant.EPOCH);
        return new MeasurementReading(messages, null).measurement(stored, evidence(answer));
    }

    private static Evidence evidence(Evidence.Answer answer) {
        return new Evidence(
                Evidence.FORMAT,
                "case",
                new Evidence.Drawing(new UUID(1, 2).toString(), 1, "EPSG:2415", "digest", null),
                new Evidence.Method(
                        "test",
                        "PLANAR",
                        "third-survey",
                        "YJJBNTTB",
                        "2026-03-02",
                        ZERO,
                        BigDecimal.ONE,
                        ZERO,
                        null,
                        null),
                List.of(),
                List.of(),
                List.of(new Evidence.Plot("地块1", null, BigDecimal.TEN, null)),
                BigDecimal.TEN,
                null,
                ZERO,
                new Evidence.Facts(ZERO, ZERO, ZERO),
                List.of(),
                ZERO,
                ZERO,
                ZERO,
                ZERO,
                true,
                answer("OVERLAPS", ZERO, List.of(), List.of()),
                List.of(answer),
                null);
    }

    private static Evidence.Answer answer(
            String verdict, BigDecimal ignored, List<String> repairedFeatures, List<String> ignoredFeatures) {
        return new Evidence.Answer(
                "STBHHX",
                "1",
                null,
                verdict,
                ZERO,
                ignored,
                ZERO,
                List.of(),
                repairedFeatures,
                ignoredFeatures,
                verdict.equals("FAILED") ? "OVERLAPS_ITSELF" : null);
    }
}
