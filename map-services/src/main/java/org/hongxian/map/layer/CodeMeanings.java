package org.hongxian.map.layer;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.reference.ReferenceTable;
import org.jspecify.annotations.Nullable;

/**
 * What the codes in the attributes of features mean on one day: land classes by the classification the layer is coded by, others by
 * dated data ({@code attribute-values.csv}).
 */
public final class CodeMeanings {

    private static final ReferenceTable TABLE = ReferenceTable.read("attribute-values.csv");

    private final Map<String, Map<String, Meaning>> coded;
    private final @Nullable String classField;
    private final @Nullable LandClassScheme classes;

    private CodeMeanings(
            Map<String, Map<String, Meaning>> coded, @Nullable String classField, @Nullable LandClassScheme classes) {
        this.coded = coded;
        this.classField = classField;
        this.classes = classes;
    }

    /** @param nameEn the Chinese name where there is no English one */
    public record Meaning(String nameZh, String nameEn) {

        /** Chinese unless the locale is English. */
        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : nameZh;
        }
    }

    /** @param coding of the land classes of the layer; null for a layer without classes */
    public static CodeMeanings of(@Nullable LandClassCoding coding, LocalDate day) {
        var coded = new HashMap<String, Map<String, Meaning>>();
        for (ReferenceTable.Row row : TABLE.rowsOn(day)) {
            coded.computeIfAbsent(row.get("field"), field -> new HashMap<>())
                    .put(row.get("code"), new Meaning(row.get("name_zh"), row.get("name_en")));
        }
        return coding == null
                ? new CodeMeanings(coded, null, null)
                : new CodeMeanings(coded, coding.field(), LandClassScheme.load(coding.scheme(), day));
    }

    /** The code of the land class of a feature; null for a feature or a layer without. */
    public @Nullable String classCode(LayerFeature feature) {
        return classField == null ? null : feature.attributes().get(classField);
    }

    /** Empty for a feature without a land class, and where the classification lacks it. */
    public Optional<Meaning> findClass(LayerFeature feature) {
        String code = classCode(feature);
        return classField == null || code == null ? Optional.empty() : find(classField, code);
    }

    /** Empty for a field that holds no codes, and for a code nobody explains. */
    public Optional<Meaning> find(String field, String code) {
        if (classes != null
                && (field.equals(classField) || classes.furtherFields().contains(field))) {
            return classes.find(code).map(known -> new Meaning(known.nameZh(), known.nameEn()));
        }
        return Optional.ofNullable(coded.getOrDefault(field, Map.of()).get(code.strip()));
    }

    /** The meanings of those attributes of a feature that have one, by field. */
    public SortedMap<String, String> of(LayerFeature feature, Locale locale) {
        var meanings = new TreeMap<String, String>();
        feature.attributes().forEach((field, code) -> find(field, code)
                .ifPresent(meaning -> meanings.put(field, meaning.name(locale))));
        return meanings;
    }
}
