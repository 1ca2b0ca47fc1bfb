package org.hongxian.approval.measurement.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurement.Answer;
import org.hongxian.approval.measurement.Measurement.CrossCheck;
import org.hongxian.approval.measurement.Measurement.Layer;
import org.hongxian.approval.measurement.Measurement.PlotArea;
import org.hongxian.approval.measurement.Measurement.Row;
import org.hongxian.approval.measurement.Measurement.Verdict;
import org.hongxian.approval.measurement.NamedFeatures;
import org.hongxian.approval.measurement.internal.MeasurementRepository.StoredMeasurement;
import org.hongxian.gis.evidence.Evidence;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.evidence.OtherRedLines;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Evidence as the other modules see it; the words in it are in the language of the reader and no part of the evidence. */
@Component
class MeasurementReading {

    private final MessageSource messages;
    private final OtherCases otherCases;

    MeasurementReading(MessageSource messages, OtherCases otherCases) {
        this.messages = messages;
        this.otherCases = otherCases;
    }

    Measurement measurement(StoredMeasurement stored, Evidence evidence) {
        return new Measurement(
                stored.id(),
                stored.caseId(),
                UUID.fromString(evidence.drawing().id()),
                evidence.drawing().number(),
                evidence.drawing().digest(),
                evidence.planarSquareMetres().doubleValue(),
                value(evidence.ellipsoidalSquareMetres()),
                evidence.plots().stream().map(MeasurementReading::plot).toList(),
                evidence.rows().stream().map(MeasurementReading::row).toList(),
                answers(evidence),
                evidence.layers().stream().map(MeasurementReading::layer).toList(),
                LegalArea.valueOf(evidence.method().legalArea()),
                evidence.legalHectares(),
                evidence.uncoveredHectares(),
                evidence.method().landClassScheme(),
                LocalDate.parse(evidence.method().on()),
                evidence.uncoveredSquareMetres().doubleValue(),
                evidence.closureErrorSquareMetres().doubleValue(),
                crossCheck(evidence.crossCheck()),
                evidence.method().name() + " " + evidence.method().legalArea(),
                stored.digest(),
                stored.measuredAt());
    }

    private static CrossCheck crossCheck(Evidence.@Nullable CrossCheck check) {
        if (check == null) {
            return CrossCheck.NONE;
        }
        String cause = check.cause();
        if (cause != null) {
            return CrossCheck.valueOf(cause);
        }
        return check.agrees() ? CrossCheck.AGREES : CrossCheck.DIFFERS;
    }

    /** The coverage first, then the protected layers, the red lines of other cases last. */
    private List<Answer> answers(Evidence evidence) {
        var answers = new ArrayList<Answer>();
        Stream.concat(Stream.of(evidence.coverage()), evidence.answers().stream())
                .forEach(answer -> answers.add(answer(answer, evidence)));
        return answers;
    }

    private Answer answer(Evidence.Answer answer, Evidence evidence) {
        Verdict verdict = Verdict.valueOf(answer.verdict());
        return new Answer(
                answer.layer(),
                title(answer.layer(), evidence),
                answer.version(),
                date(answer.dataDate()),
                verdict,
                answer.squareMetres().doubleValue(),
                answer.ignoredSquareMetres().doubleValue(),
                answer.outsideDataSquareMetres().doubleValue(),
                answer.repairedFeatures(),
                answer.ignoredFeatures(),
                sentences(
                        detail(answer, verdict, evidence),
                        features("measurement.repaired", answer.repairedFeatures()),
                        features("measurement.ignored-features", answer.ignoredFeatures())));
    }

    private String title(String layer, Evidence evidence) {
        String fallback = evidence.layers().stream()
                .filter(asked -> asked.layer().equals(layer))
                .map(Evidence.Layer::title)
                .findFirst()
                .orElse(layer);
        return text("measurement.layer." + layer, fallback);
    }

    private String detail(Evidence.Answer answer, Verdict verdict, Evidence evidence) {
        return switch (verdict) {
            case OVERLAPS -> sentences(overlap(answer), unchecked(answer, evidence));
            case CLEAR -> ignored(answer);
            case NO_DATA ->
                sentences(
                        answer.version().isEmpty()
                                ? text("measurement.no-layer", null)
                                : text("measurement.no-data", null, answer.outsideDataSquareMetres()),
                        ignored(answer));
            case FAILED -> text("measurement.failed." + answer.cause(), answer.cause(), placesOf(answer));
        };
    }

    private String unchecked(Evidence.Answer answer, Evidence evidence) {
        BigDecimal outside = answer.outsideDataSquareMetres();
        return outside.compareTo(evidence.method().protectedSliverSquareMetres()) > 0
                ? text("measurement.no-data", null, outside)
                : "";
    }

    private String ignored(Evidence.Answer answer) {
        return answer.ignoredSquareMetres().signum() > 0
                ? text("measurement.ignored", null, answer.ignoredSquareMetres())
                : "";
    }

    /** The number of features and the first of them by id. */
    private String features(String key, List<String> ids) {
        return ids.isEmpty() ? "" : text(key, null, ids.size(), NamedFeatures.first(ids));
    }

    private static String sentences(String... sentences) {
        return Stream.of(sentences).filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    }

    /** The features the cause lies in, when it lies in some. */
    private static String placesOf(Evidence.Answer answer) {
        return NamedFeatures.first(
                answer.places().stream().map(Evidence.Place::feature).distinct().toList());
    }

    /** Which cases, as far as the reader may know, where the layer is that of other cases; elsewhere the places are on the map. */
    private String overlap(Evidence.Answer answer) {
        if (!answer.layer().equals(OtherRedLines.LAYER)) {
            return "";
        }
        return otherCases.names(
                answer.places().stream().map(Evidence.Place::feature).toList());
    }

    private String text(String key, @Nullable String fallback, Object... arguments) {
        String text = messages.getMessage(key, arguments, fallback, LocaleContextHolder.getLocale());
        return text == null ? key : text;
    }

    private static PlotArea plot(Evidence.Plot plot) {
        return new PlotArea(
                plot.name(),
                value(plot.declaredSquareMetres()),
                plot.planarSquareMetres().doubleValue(),
                value(plot.ellipsoidalSquareMetres()));
    }

    private static @Nullable Double value(@Nullable BigDecimal number) {
        return number == null ? null : number.doubleValue();
    }

    private static Layer layer(Evidence.Layer layer) {
        String versionId = layer.versionId();
        return new Layer(
                layer.layer(),
                layer.title(),
                versionId == null ? null : UUID.fromString(versionId),
                layer.number(),
                date(layer.dataDate()));
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static Row row(Evidence.Row row) {
        return new Row(
                row.ownerCode(),
                row.ownerName(),
                row.ownership(),
                row.landClass(),
                row.basicFarmland(),
                row.isRidge(),
                row.squareMetres().doubleValue(),
                row.deducted().doubleValue(),
                row.hectares(),
                row.residueHectares());
    }
}
