package org.hongxian.map.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hongxian.gis.landclass.BroadClass;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.map.layer.CodeMeanings;
import org.hongxian.map.layer.LayerVersion;

/** What the features of one layer version can be grouped by, as the names of classes and codes read on one day. */
public final class GroupKeys {

    /** The three broad classes of the law. */
    public static final String BROAD = "broad";
    /** Land classes of the first level. */
    public static final String FIRST_LEVEL = "class1";
    /** Divisions, by how many digits of the code tell them apart. */
    public static final Map<String, Integer> DIVISION_DIGITS = Map.of("county", 6, "town", 9, "village", 12);

    private static final int FIRST_LEVEL_DIGITS = 2;
    private static final List<String> PLACE_FIELDS = List.of("ZLDWDM", "XZQDM");
    /** Attributes whose names are another attribute of the same feature. */
    private static final Map<String, String> NAMED_BY =
            Map.of("QSDWDM", "QSDWMC", "ZLDWDM", "ZLDWMC", "XZQDM", "XZQMC", "GHFQDM", "GHFQMC");

    private final LayerVersion version;
    private final Collection<String> fields;
    private final LocalDate day;
    private final Function<String, String> divisionName;

    /**
     * @param fields attributes the features of the version have
     * @param divisionName of a county, town or village by its code; empty when it has none
     */
    public GroupKeys(
            LayerVersion version, Collection<String> fields, LocalDate day, Function<String, String> divisionName) {
        this.version = version;
        this.fields = List.copyOf(fields);
        this.day = day;
        this.divisionName = divisionName;
    }

    /** The names that can be asked for beside the attributes. */
    public List<String> derived() {
        var names = new ArrayList<String>();
        if (version.classes() != null && fields.contains(version.classes().field())) {
            names.addAll(List.of(BROAD, FIRST_LEVEL));
        }
        if (placeField().isPresent()) {
            DIVISION_DIGITS.keySet().stream().sorted().forEach(names::add);
        }
        return names;
    }

    /** Empty when the layer has nothing of that name. */
    Optional<GroupKey> find(String name) {
        if (fields.contains(name)) {
            return Optional.of(attribute(name));
        }
        if (!derived().contains(name)) {
            return Optional.empty();
        }
        Integer digits = DIVISION_DIGITS.get(name);
        return Optional.of(digits == null ? ofClasses(name) : division(name, digits));
    }

    private GroupKey attribute(String name) {
        Function<Map<String, String>, String> value = values -> values.getOrDefault(name, "");
        String namedBy = NAMED_BY.get(name);
        if (namedBy != null && fields.contains(namedBy)) {
            return new GroupKey(
                    name, List.of(name, namedBy), value, values -> KeyName.proper(values.getOrDefault(namedBy, "")));
        }
        CodeMeanings meanings = CodeMeanings.of(version.classes(), day);
        return new GroupKey(name, List.of(name), value, values -> meanings.find(name, value.apply(values))
                .map(meaning -> new KeyName(meaning.nameZh(), meaning.nameEn()))
                .orElse(KeyName.NONE));
    }

    private GroupKey ofClasses(String name) {
        LandClassCoding coding = java.util.Objects.requireNonNull(version.classes());
        LandClassScheme scheme = LandClassScheme.load(coding.scheme(), day);
        Function<Map<String, String>, String> code = values -> values.getOrDefault(coding.field(), "");
        if (name.equals(BROAD)) {
            Function<Map<String, String>, BroadClass> broad = values ->
                    scheme.find(code.apply(values)).map(c -> c.broadClass()).orElse(BroadClass.UNSTATED);
            return new GroupKey(
                    name,
                    List.of(coding.field()),
                    values -> broad.apply(values).name(),
                    values -> new KeyName(
                            broad.apply(values).nameZh(), broad.apply(values).nameEn()));
        }
        Function<Map<String, String>, String> first = values -> prefix(code.apply(values), FIRST_LEVEL_DIGITS);
        return new GroupKey(name, List.of(coding.field()), first, values -> className(scheme, first.apply(values)));
    }

    private GroupKey division(String name, int digits) {
        String field = placeField().orElseThrow();
        Function<Map<String, String>, String> code = values -> prefix(values.getOrDefault(field, ""), digits);
        return new GroupKey(
                name, List.of(field), code, values -> KeyName.proper(divisionName.apply(code.apply(values))));
    }

    private Optional<String> placeField() {
        return PLACE_FIELDS.stream().filter(fields::contains).findFirst();
    }

    private static KeyName className(LandClassScheme scheme, String code) {
        return scheme.find(code).map(c -> new KeyName(c.nameZh(), c.nameEn())).orElse(KeyName.NONE);
    }

    private static String prefix(String code, int digits) {
        return code.length() <= digits ? code : code.substring(0, digits);
    }
}
