package org.hongxian.gis.landclass;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hongxian.gis.reference.ReferenceTable;
import org.jspecify.annotations.Nullable;

/**
 * One land-use classification as it applies on one day.
 *
 * <p>The same code means different things in different classifications (0601 is industrial land in GB/T 21010-2017 and a rural
 * road in the 2023 guide), so classes are only ever looked up within a scheme. A code the scheme does not know is a finding about
 * the layer; it is never counted as "other".
 */
public final class LandClassScheme {

    /** GB/T 21010-2017. */
    public static final String GB_T_21010_2017 = "gb-t-21010-2017";
    /** Working codes of the third national land survey, as found in DLTB. */
    public static final String THIRD_SURVEY = "third-survey";
    /** 2023 guide of land and sea use. */
    public static final String LAND_SEA_2023 = "land-sea-2023";

    private final String key;
    private final String nameZh;
    private final String nameEn;
    private final String basis;
    private final String classField;
    private final List<String> furtherFields;
    private final Map<String, LandClass> classes;

    private LandClassScheme(ReferenceTable.Row scheme, Map<String, LandClass> classes) {
        this.key = scheme.get("key");
        this.nameZh = scheme.get("name_zh");
        this.nameEn = scheme.get("name_en");
        this.basis = scheme.get("basis");
        this.classField = scheme.get("class_field");
        this.furtherFields = Stream.of(scheme.get("further_fields").split(" "))
                .filter(field -> !field.isEmpty())
                .toList();
        this.classes = classes;
    }

    /**
     * @param key for instance {@link #THIRD_SURVEY}
     * @param day decides which of several readings of a broad class applies
     * @throws IllegalArgumentException if there is no such scheme in force on the day
     */
    public static LandClassScheme load(String key, LocalDate day) {
        return schemesOn(day).stream()
                .filter(row -> row.get("key").equals(key))
                .findFirst()
                .map(scheme -> load(scheme, day))
                .orElseThrow(() -> new IllegalArgumentException("no land-class scheme " + key + " in force on " + day));
    }

    /** The schemes in force on the day, the one to prefer first. */
    public static List<LandClassScheme> inForce(LocalDate day) {
        return schemesOn(day).stream().map(scheme -> load(scheme, day)).toList();
    }

    private static List<ReferenceTable.Row> schemesOn(LocalDate day) {
        return ReferenceTable.read("land-class-schemes.csv").rowsOn(day);
    }

    private static LandClassScheme load(ReferenceTable.Row scheme, LocalDate day) {
        Map<String, BroadClass> settings = broadClassSettings(scheme.get("key"), day);
        var classes = new LinkedHashMap<String, LandClass>();
        for (ReferenceTable.Row row : ReferenceTable.read(scheme.get("file")).rows()) {
            LandClass landClass = landClass(row, settings);
            classes.put(landClass.code(), landClass);
        }
        return new LandClassScheme(scheme, classes);
    }

    public String key() {
        return key;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    /** The standard or notice the scheme rests on. */
    public String basis() {
        return basis;
    }

    /** The attribute its codes stand in, for instance DLBM. */
    public String classField() {
        return classField;
    }

    /** Attributes beside it that hold codes of the scheme too, for instance KCDLBM, the class of what is deducted. */
    public List<String> furtherFields() {
        return furtherFields;
    }

    /** All classes, in the order of the standard. */
    public List<LandClass> classes() {
        return List.copyOf(classes.values());
    }

    public Optional<LandClass> find(@Nullable String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(classes.get(code.strip()));
    }

    /** @throws IllegalArgumentException if the scheme does not know the code; ask {@link #find} about codes of unknown origin */
    public LandClass get(String code) {
        return find(code)
                .orElseThrow(() -> new IllegalArgumentException("no class " + code + " in land-class scheme " + key));
    }

    /**
     * Whether the class is cultivated land (耕地) in law: 01 and what is below it. Land restorable to cultivated (suffix K) is not.
     *
     * @throws IllegalArgumentException if the scheme does not know the code
     */
    public boolean isCultivated(String code) {
        LandClass landClass = get(code);
        return landClass.code().startsWith("01") && !landClass.isRestorable();
    }

    /** The codes the scheme does not know, sorted, each once; what a layer import and a measurement report. */
    public List<String> unknownCodes(Collection<String> codes) {
        var unknown = new TreeSet<String>();
        for (String code : codes) {
            if (find(code).isEmpty()) {
                unknown.add(code);
            }
        }
        return List.copyOf(unknown);
    }

    private static Map<String, BroadClass> broadClassSettings(String key, LocalDate day) {
        var settings = new HashMap<String, BroadClass>();
        for (ReferenceTable.Row row :
                ReferenceTable.read("land-class-broad-settings.csv").rowsOn(day)) {
            if (row.get("scheme").equals(key)) {
                settings.put(row.get("code"), broadClass(row));
            }
        }
        return settings;
    }

    private static LandClass landClass(ReferenceTable.Row row, Map<String, BroadClass> settings) {
        String code = row.get("code");
        String nameZh = row.get("name_zh");
        String nameEn = row.get("name_en");
        String rgb = row.get("rgb");
        return new LandClass(
                code,
                nameZh,
                nameEn.isEmpty() ? nameZh : nameEn,
                Integer.parseInt(row.get("level")),
                settings.getOrDefault(code, broadClass(row)),
                rgb.isEmpty() ? null : Integer.valueOf(rgb, 16));
    }

    private static BroadClass broadClass(ReferenceTable.Row row) {
        return BroadClass.valueOf(row.get("broad_class").toUpperCase(Locale.ROOT));
    }
}
