package org.hongxian.map.layer;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hongxian.gis.reference.ReferenceTable;

/** Recognises layers and fields of the survey by the names deliveries give them; dated data ({@code survey-field-aliases.csv}). */
public final class SurveyNames {

    private static final ReferenceTable ALIASES = ReferenceTable.read("survey-field-aliases.csv");
    private static final String EVERY_LAYER = "*";

    private final List<ReferenceTable.Row> rows;
    private final SurveyFields fields;

    private SurveyNames(List<ReferenceTable.Row> rows, SurveyFields fields) {
        this.rows = rows;
        this.fields = fields;
    }

    public static SurveyNames on(LocalDate day) {
        return new SurveyNames(ALIASES.rowsOn(day), SurveyFields.on(day));
    }

    /** Under which key a layer is kept that is called like this in older deliveries; empty for a name that is none of those. */
    public Optional<String> layerOnceCalled(String name) {
        return rows.stream()
                .filter(row ->
                        row.get("kind").equals("layer") && row.get("alias").equals(name.toUpperCase(Locale.ROOT)))
                .map(row -> row.get("name"))
                .findFirst();
    }

    /**
     * Which fields of a file are known fields of the survey under another name: in other letters, or by an alias. No two fields get
     * the same name; one that has it already keeps it.
     */
    public FieldMapping recognise(String layer, Collection<String> fieldsOfFile) {
        Set<String> taken = new HashSet<>(fieldsOfFile);
        Map<String, String> names = new HashMap<>();
        for (String field : fieldsOfFile.stream().sorted().toList()) {
            if (fields.find(field).isEmpty() || isAliasIn(layer, field)) {
                survey(layer, field).filter(taken::add).ifPresent(name -> names.put(field, name));
            }
        }
        return new FieldMapping(names);
    }

    private boolean isAliasIn(String layer, String field) {
        return alias(layer, field).isPresent();
    }

    private Optional<String> survey(String layer, String field) {
        String capitals = field.strip().toUpperCase(Locale.ROOT);
        return alias(layer, capitals).or(() -> fields.find(capitals).map(known -> capitals));
    }

    private Optional<String> alias(String layer, String field) {
        return rows.stream()
                .filter(row ->
                        row.get("kind").equals("field") && row.get("alias").equals(field))
                .filter(row ->
                        row.get("layer").equals(EVERY_LAYER) || row.get("layer").equals(layer))
                .map(row -> row.get("name"))
                .findFirst();
    }
}
