package org.hongxian.gis.crs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hongxian.gis.crs.DatumParameters.FourParameters;
import org.hongxian.gis.crs.DatumParameters.Method;
import org.hongxian.gis.crs.DatumParameters.RotationConvention;
import org.hongxian.gis.crs.DatumParameters.SevenParameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads parameter sets from JSON, strictly: what is missing, unknown or out of all proportion makes the file unusable. */
final class DatumParameterReader {

    private static final String FORMAT = "hongxian-datum-parameters-1";
    private static final Set<String> COMMON = Set.of(
            "id", "from", "to", "method", "areaOfUse", "accuracyMetres", "validFrom", "validTo", "source", "basis");
    private static final Set<String> FOUR = Set.of("centralMeridian", "falseEasting", "dx", "dy", "rotation", "scale");
    private static final Set<String> SEVEN = Set.of("convention", "dx", "dy", "dz", "rx", "ry", "rz", "scale");
    private static final double MOST_ARC_SECONDS = 120;
    private static final double MOST_PPM = 1000;

    private final String file;
    private final List<String> problems = new ArrayList<>();

    DatumParameterReader(String file) {
        this.file = file;
    }

    DatumParameterSets read(byte[] json) {
        JsonNode root;
        try {
            root = JsonMapper.builder().build().readTree(json);
        } catch (JacksonException e) {
            throw new UnusableDatumParametersException(
                    file,
                    List.of("no JSON, line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr()));
        }
        if (!root.path("format").asString("").equals(FORMAT)) {
            problems.add("format: not " + FORMAT);
        }
        JsonNode list = root.path("sets");
        if (!list.isArray()) {
            problems.add("sets: no list");
        }
        var sets = new ArrayList<DatumParameters>();
        var ids = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            int before = problems.size();
            DatumParameters set = new Reading("sets[" + i + "]", list.get(i)).set();
            if (set != null && problems.size() == before && !ids.add(set.id())) {
                problems.add("sets[" + i + "].id: twice, " + set.id());
            }
            if (set != null) {
                sets.add(set);
            }
        }
        if (!problems.isEmpty()) {
            throw new UnusableDatumParametersException(file, problems);
        }
        return new DatumParameterSets(sets);
    }

    /** One set. */
    private final class Reading {

        private final String place;
        private final JsonNode node;

        Reading(String place, JsonNode node) {
            this.place = place;
            this.node = node;
        }

        @Nullable
        DatumParameters set() {
            if (!node.isObject()) {
                problems.add(place + ": no object");
                return null;
            }
            Datum from = datum("from");
            Datum to = datum("to");
            Method method = method();
            LocalDate validFrom = date("validFrom");
            LocalDate validTo = node.hasNonNull("validTo") ? date("validTo") : null;
            double accuracy = number("accuracyMetres", 0, 100);
            String id = text("id");
            String source = text("source");
            String basis = text("basis");
            List<String> area = area();
            if (from == null || to == null || method == null || validFrom == null) {
                return null;
            }
            if (from == to) {
                problem("to", "the same as from");
            }
            return new DatumParameters(id, from, to, method, area, accuracy, validFrom, validTo, source, basis);
        }

        private @Nullable Method method() {
            String name = text("method");
            Set<String> own = name.equals("four-parameter") ? FOUR : name.equals("seven-parameter") ? SEVEN : Set.of();
            if (own.isEmpty()) {
                problem("method", "neither four-parameter nor seven-parameter");
                return null;
            }
            for (String field : node.propertyNames()) {
                if (!COMMON.contains(field) && !own.contains(field)) {
                    problem(field, "not known for " + name);
                }
            }
            if (own == FOUR) {
                double falseEasting = number("falseEasting", 0, 500_000);
                if (falseEasting != 0 && falseEasting != 500_000) {
                    problem("falseEasting", "neither 0 nor 500000");
                }
                return new FourParameters(
                        number("centralMeridian", 70, 140),
                        falseEasting,
                        number("dx", -10_000, 10_000),
                        number("dy", -10_000, 10_000),
                        number("rotation", -MOST_ARC_SECONDS, MOST_ARC_SECONDS),
                        number("scale", -MOST_PPM, MOST_PPM));
            }
            RotationConvention convention = convention();
            double[] shifts = {number("dx", -2000, 2000), number("dy", -2000, 2000), number("dz", -2000, 2000)};
            double[] rotations = new double[3];
            String[] names = {"rx", "ry", "rz"};
            for (int i = 0; i < 3; i++) {
                rotations[i] = number(names[i], -MOST_ARC_SECONDS, MOST_ARC_SECONDS);
            }
            double scale = number("scale", -MOST_PPM, MOST_PPM);
            return convention == null
                    ? null
                    : new SevenParameters(
                            convention,
                            shifts[0],
                            shifts[1],
                            shifts[2],
                            rotations[0],
                            rotations[1],
                            rotations[2],
                            scale);
        }

        private @Nullable RotationConvention convention() {
            String name = text("convention").toUpperCase(Locale.ROOT).replace('-', '_');
            for (RotationConvention convention : RotationConvention.values()) {
                if (convention.name().equals(name)) {
                    return convention;
                }
            }
            problem("convention", "neither position-vector nor coordinate-frame");
            return null;
        }

        private List<String> area() {
            var codes = new ArrayList<String>();
            JsonNode list = node.path("areaOfUse");
            for (int i = 0; i < list.size(); i++) {
                String code = list.get(i).asString("");
                if (!code.matches("\\d{6}")) {
                    problem("areaOfUse[" + i + "]", "no administrative code of six digits");
                }
                codes.add(code);
            }
            if (!list.isArray() || codes.isEmpty()) {
                problem("areaOfUse", "missing");
            }
            return codes;
        }

        private @Nullable Datum datum(String field) {
            String name = text(field);
            for (Datum datum : Datum.values()) {
                if (datum.name().equals(name)) {
                    return datum;
                }
            }
            problem(field, "none of XIAN80, BEIJING54, WGS84, CGCS2000");
            return null;
        }

        private @Nullable LocalDate date(String field) {
            try {
                return LocalDate.parse(text(field));
            } catch (DateTimeException e) {
                problem(field, "no day like 2018-07-01");
                return null;
            }
        }

        private double number(String field, double least, double most) {
            JsonNode value = node.path(field);
            if (!value.isNumber()) {
                problem(field, value.isMissingNode() ? "missing" : "no number");
                return 0;
            }
            double number = value.doubleValue();
            if (!(number >= least && number <= most)) {
                problem(field, "not from " + least + " to " + most);
            }
            return number;
        }

        private String text(String field) {
            JsonNode value = node.path(field);
            if (!value.isString() || value.asString().isBlank()) {
                problem(field, "missing");
                return "";
            }
            return value.asString();
        }

        private void problem(String field, String what) {
            problems.add(place + "." + field + ": " + what);
        }
    }
}
