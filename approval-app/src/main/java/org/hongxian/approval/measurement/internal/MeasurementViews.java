package org.hongxian.approval.measurement.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurement.Answer;
import org.hongxian.approval.measurement.internal.MeasurementRepository.StoredMeasurement;
import org.hongxian.approval.measurement.internal.MeasurementView.AnswerView;
import org.hongxian.approval.measurement.internal.MeasurementView.PlaceView;
import org.hongxian.approval.measurement.internal.MeasurementView.PlotView;
import org.hongxian.approval.measurement.internal.MeasurementView.RowView;
import org.hongxian.gis.evidence.Evidence;
import org.hongxian.gis.evidence.OtherRedLines;
import org.hongxian.gis.landclass.LandClass;
import org.hongxian.gis.landclass.LandClassScheme;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns the newest measurement of a case into what is shown. The caller has made sure that the person may see the case. */
@Component
class MeasurementViews {

    private static final BigDecimal MU_PER_HECTARE = BigDecimal.valueOf(15);

    private final StoredMeasurements measurements;
    private final OtherCases otherCases;
    private final MessageSource messages;

    MeasurementViews(StoredMeasurements measurements, OtherCases otherCases, MessageSource messages) {
        this.measurements = measurements;
        this.otherCases = otherCases;
        this.messages = messages;
    }

    Optional<MeasurementView> find(CaseId caseId, Locale locale) {
        return measurements.findCurrent(caseId).map(stored -> view(stored, locale));
    }

    private MeasurementView view(StoredMeasurement stored, Locale locale) {
        Evidence evidence = measurements.evidenceForReader(stored);
        Measurement measurement = measurements.openForReader(stored);
        return new MeasurementView(
                stored.id().toString(),
                stored.drawingNumber(),
                measurements.isFresh(stored),
                measurements.changedLayers(stored),
                stored.measuredAt(),
                stored.digest(),
                evidence.method().legalArea(),
                evidence.method().on(),
                measurement.planarAreaSquareMetres(),
                measurement.ellipsoidalAreaSquareMetres(),
                measurement.ellipsoidalAreaSquareMetres() == null
                        ? messages.getMessage("measurement.no-ellipsoidal", null, locale)
                        : null,
                evidence.legalHectares(),
                evidence.legalHectares().multiply(MU_PER_HECTARE).setScale(2, RoundingMode.HALF_UP),
                evidence.closed(),
                measurement.uncoveredAreaSquareMetres(),
                evidence.uncoveredHectares(),
                measurement.closureErrorSquareMetres(),
                evidence.plots().stream().map(MeasurementViews::plot).toList(),
                rows(evidence, locale),
                answers(evidence, measurement, locale));
    }

    private static PlotView plot(Evidence.Plot plot) {
        return new PlotView(
                plot.name(),
                plot.declaredSquareMetres(),
                plot.planarSquareMetres().setScale(2, RoundingMode.HALF_UP),
                plot.ellipsoidalSquareMetres());
    }

    private List<RowView> rows(Evidence evidence, Locale locale) {
        LandClassScheme classes = measurements.landClasses(evidence);
        boolean english = locale.getLanguage().equals("en");
        return evidence.rows().stream()
                .map(row -> {
                    Optional<LandClass> landClass = classes.find(row.landClass());
                    return new RowView(
                            row.ownerCode(),
                            row.ownerName(),
                            row.ownership(),
                            row.landClass(),
                            landClass
                                    .map(c -> english ? c.nameEn() : c.nameZh())
                                    .orElse(""),
                            landClass.map(c -> c.broadClass().name()).orElse(""),
                            row.basicFarmland(),
                            row.isRidge(),
                            row.squareMetres().doubleValue(),
                            row.deducted().doubleValue(),
                            row.hectares(),
                            row.residueHectares());
                })
                .toList();
    }

    /** The measurement's answers are the coverage's and then the others', in the order of the evidence. */
    private List<AnswerView> answers(Evidence evidence, Measurement measurement, Locale locale) {
        var raw = new ArrayList<Evidence.Answer>();
        raw.add(evidence.coverage());
        raw.addAll(evidence.answers());
        var views = new ArrayList<AnswerView>();
        for (int i = 0; i < raw.size(); i++) {
            Answer answer = measurement.answers().get(i);
            views.add(new AnswerView(
                    answer.layer(),
                    answer.layerTitle(),
                    answer.layerVersion(),
                    raw.get(i).dataDate(),
                    answer.verdict().name(),
                    messages.getMessage("measurement.verdict." + answer.verdict(), null, locale),
                    answer.areaSquareMetres(),
                    answer.ignoredSquareMetres(),
                    answer.outsideDataSquareMetres(),
                    answer.repairedFeatures(),
                    answer.ignoredFeatures(),
                    answer.detail(),
                    places(raw.get(i))
                            .map(place -> new PlaceView(
                                    place.feature(),
                                    place.easting().doubleValue(),
                                    place.northing().doubleValue(),
                                    place.squareMetres().doubleValue()))
                            .toList()));
        }
        return views;
    }

    /** Where a case the person may not see is met shows where its boundary runs. */
    private Stream<Evidence.Place> places(Evidence.Answer answer) {
        if (!answer.layer().equals(OtherRedLines.LAYER)) {
            return answer.places().stream();
        }
        Set<String> visible = otherCases.visible(
                answer.places().stream().map(Evidence.Place::feature).toList());
        return answer.places().stream().filter(place -> visible.contains(place.feature()));
    }
}
