package org.hongxian.map.layer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hongxian.gis.reference.ReferenceTable;

/**
 * What is known of the fields survey and planning layers have, by the name the survey gives them; dated data ({@code survey-fields.csv}).
 */
public final class SurveyFields {

    private static final ReferenceTable TABLE = ReferenceTable.read("survey-fields.csv");

    private final Map<String, SurveyField> fields;

    private SurveyFields(Map<String, SurveyField> fields) {
        this.fields = fields;
    }

    /** How a value of the field is compared and written. */
    public enum Kind {
        /** Codes too: their leading zeros count. */
        TEXT,
        NUMBER
    }

    /**
     * @param name as the survey has it, for instance TBMJ
     * @param nameZh for instance 图斑面积
     * @param nameEn for instance parcel area (square metres)
     */
    public record SurveyField(String name, Kind kind, String nameZh, String nameEn) {}

    public static SurveyFields on(LocalDate day) {
        return new SurveyFields(TABLE.rowsOn(day).stream()
                .map(row -> new SurveyField(
                        row.get("field"),
                        row.get("kind").equals("number") ? Kind.NUMBER : Kind.TEXT,
                        row.get("name_zh"),
                        row.get("name_en")))
                .collect(Collectors.toUnmodifiableMap(SurveyField::name, Function.identity())));
    }

    public Optional<SurveyField> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Names of all fields, sorted. */
    public List<String> names() {
        return fields.keySet().stream().sorted().toList();
    }

    /** The field as it is known, or as text that goes by its own name. */
    public SurveyField get(String name) {
        return find(name).orElseGet(() -> new SurveyField(name, Kind.TEXT, name, name));
    }
}
