package org.hongxian.gis.overlay;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hongxian.gis.reference.ReferenceTable;

/**
 * Field ridges (田坎): narrow banks between terraced fields that the survey did not map but took off by a coefficient. That share of
 * whatever is cut out of a parcel counts as the ridge class, the rest as the class of the parcel.
 *
 * @param coefficientField attribute with the share of ridges, at least 0 and below 1; an empty text is 0
 * @param classField attribute with the class of the parcel
 * @param ridgeClassField attribute with the class of the ridges; when it says anything, it must say {@code ridgeClass}
 * @param ridgeClass class code of ridges
 * @param slopeField attribute with the grade of slope
 * @param flatGrade grade of slope on which there are no ridges
 */
public record RidgeDeduction(
        String coefficientField,
        String classField,
        String ridgeClassField,
        String ridgeClass,
        String slopeField,
        String flatGrade) {

    private static final String TABLE = "ridge-deduction.csv";
    private static final String SURVEY_CLASS_FIELD = "DLBM";

    /** As the land-use survey has it, with the rule in force on the day; empty where there is none. */
    public static Optional<RidgeDeduction> inForce(LocalDate day) {
        return rule(day).map(rule -> of(rule, rule.get("coefficient_field"), SURVEY_CLASS_FIELD));
    }

    /**
     * The rule in force on the day for a layer with other attributes.
     *
     * @throws IllegalStateException when no rule is in force
     */
    public static RidgeDeduction of(String coefficientField, String classField, LocalDate day) {
        ReferenceTable.Row rule =
                rule(day).orElseThrow(() -> new IllegalStateException(TABLE + " has nothing in force on " + day));
        return of(rule, coefficientField, classField);
    }

    private static RidgeDeduction of(ReferenceTable.Row rule, String coefficientField, String classField) {
        return new RidgeDeduction(
                coefficientField,
                classField,
                rule.get("ridge_class_field"),
                rule.get("ridge_class"),
                rule.get("slope_field"),
                rule.get("flat_grade"));
    }

    private static Optional<ReferenceTable.Row> rule(LocalDate day) {
        List<ReferenceTable.Row> rows = ReferenceTable.read(TABLE).rowsOn(day);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
    }

    /** What one parcel says about its ridges. */
    sealed interface Answer {

        /** @param value of the area of the parcel, at least 0 and below 1 */
        record Share(double value) implements Answer {}

        /** @param text what stands there */
        record Unusable(String text) implements Answer {}
    }

    /** The attributes of a parcel that say something about its ridges. */
    public List<String> fields() {
        return List.of(coefficientField, ridgeClassField, slopeField);
    }

    /** The share of a parcel that is ridges; empty when its attributes contradict themselves or are no share. */
    public OptionalDouble share(Map<String, String> attributes) {
        return of(attributes) instanceof Answer.Share share ? OptionalDouble.of(share.value()) : OptionalDouble.empty();
    }

    Answer of(Map<String, String> attributes) {
        String text = attributes.getOrDefault(coefficientField, "").strip();
        double share;
        try {
            share = text.isEmpty() ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return new Answer.Unusable(coefficientField + "=" + text);
        }
        if (!(share >= 0 && share < 1)) {
            return new Answer.Unusable(coefficientField + "=" + text);
        }
        String stated = attributes.getOrDefault(ridgeClassField, "").strip();
        if (share > 0 && !stated.isEmpty() && !stated.equals(ridgeClass)) {
            return new Answer.Unusable(ridgeClassField + "=" + stated);
        }
        if (share > 0 && attributes.getOrDefault(slopeField, "").strip().equals(flatGrade)) {
            return new Answer.Unusable(coefficientField + "=" + text + ", " + slopeField + "=" + flatGrade);
        }
        return new Answer.Share(share);
    }
}
