package org.hongxian.approval.dossier.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurements;
import org.hongxian.approval.measurement.NamedFeatures;
import org.hongxian.gis.landclass.BroadClass;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.map.style.LayerStyle;
import org.hongxian.map.style.StyleBook;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The measured values form fields and documents are filled with, by key. */
@Component
class MeasuredValues {

    private static final String LAND_USE = "DLTB";

    private final StyleBook styles = StyleBook.load();
    private final ObjectProvider<Measurements> measurements;
    private final MessageSource texts;

    /** @param measurements looked up late: measuring asks the workflow, the workflow asks for what is required here */
    MeasuredValues(ObjectProvider<Measurements> measurements, MessageSource texts) {
        this.measurements = measurements;
        this.texts = texts;
    }

    /** The newest measurement when it is of the current drawing. */
    Optional<Measurement> findFresh(CaseId caseId) {
        Measurements all = measurements.getObject();
        return all.findCurrent(caseId).filter(all::isFresh);
    }

    MeasuredAreas areas(Measurement measurement) {
        return new MeasuredAreas(
                measurement, LandClassScheme.load(measurement.landClassScheme(), measurement.measuringDay()));
    }

    Map<String, String> values(Measurement measurement) {
        MeasuredAreas areas = areas(measurement);
        Map<String, String> values = new HashMap<>();
        values.put("total-hectares", areas.total().toPlainString());
        values.put("farmland-hectares", areas.of(BroadClass.AGRICULTURAL).toPlainString());
        values.put("construction-hectares", areas.of(BroadClass.CONSTRUCTION).toPlainString());
        values.put("unused-hectares", areas.of(BroadClass.UNUSED).toPlainString());
        values.put("cultivated-hectares", areas.cultivated().toPlainString());
        values.put("paddy-hectares", areas.paddy().toPlainString());
        values.put("basic-farmland-hectares", areas.basicFarmland().toPlainString());
        values.put("collective-hectares", areas.collective().toPlainString());
        values.put("state-hectares", areas.stateOwned().toPlainString());
        values.put("planar-square-metres", squareMetres(measurement.planarAreaSquareMetres()));
        Double ellipsoidal = measurement.ellipsoidalAreaSquareMetres();
        values.put("ellipsoidal-square-metres", ellipsoidal == null ? noEllipsoidal() : squareMetres(ellipsoidal));
        values.put("plots", String.valueOf(measurement.plots().size()));
        values.put("owner-summary", String.join("\n", areas.ownerLines()));
        values.put("answers", String.join("\n", answers(measurement)));
        return values;
    }

    /** One line per layer asked; what was not checked never reads like what is clear. */
    List<String> answers(Measurement measurement) {
        List<String> lines = new ArrayList<>();
        for (Measurement.Answer answer : measurement.answers()) {
            // That a red line lies on land of some class is no finding; that it lies where nothing is known is one.
            if (answer.layer().equals(LAND_USE) && answer.verdict() == Measurement.Verdict.OVERLAPS) {
                continue;
            }
            String key = "dossier.answer."
                    + answer.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
            String unchecked = squareMetres(answer.outsideDataSquareMetres());
            if (answer.verdict() == Measurement.Verdict.OVERLAPS && new BigDecimal(unchecked).signum() > 0) {
                key += "-partly";
            }
            var arguments = new Object[] {title(answer), squareMetres(answer.areaSquareMetres()), unchecked};
            lines.add(texts.getMessage(key, arguments, Locale.CHINESE) + notCounted(answer));
        }
        return lines;
    }

    /** What was measured with reservations, layer by layer: features repaired for the calculation or left out of it. */
    List<String> reservations(Measurement measurement) {
        List<String> lines = new ArrayList<>();
        for (Measurement.Answer answer : measurement.answers()) {
            addFeatures(lines, "dossier.answer.repaired", answer, answer.repairedFeatures());
            addFeatures(lines, "dossier.answer.ignored-features", answer, answer.ignoredFeatures());
        }
        return lines;
    }

    private void addFeatures(List<String> lines, String key, Measurement.Answer answer, List<String> ids) {
        if (!ids.isEmpty()) {
            var arguments = new Object[] {title(answer), String.valueOf(ids.size()), NamedFeatures.first(ids)};
            lines.add(texts.getMessage(key, arguments, Locale.CHINESE));
        }
    }

    private String notCounted(Measurement.Answer answer) {
        double ignored = answer.ignoredSquareMetres();
        return ignored > 0
                ? texts.getMessage("dossier.answer.not-counted", new Object[] {ignored}, Locale.CHINESE)
                : "";
    }

    /** In the place of an area where none is prescribed. */
    String noEllipsoidal() {
        return texts.getMessage("measurement.no-ellipsoidal", null, Locale.CHINESE);
    }

    /** Documents are Chinese, whatever language the person measured in. */
    private String title(Measurement.Answer answer) {
        if (answer.layer().equals("RED_LINES")) {
            return texts.getMessage("dossier.answer.red-lines", null, Locale.CHINESE);
        }
        return styles.find(answer.layer()).map(LayerStyle::zh).orElse(answer.layerTitle());
    }

    static String squareMetres(double value) {
        return new BigDecimal(String.valueOf(value))
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
