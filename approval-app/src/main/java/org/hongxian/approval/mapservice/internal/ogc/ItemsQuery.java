package org.hongxian.approval.mapservice.internal.ogc;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.feature.FeatureFilter;
import org.hongxian.map.feature.LayerFields;
import org.hongxian.map.feature.PlaceReading;
import org.hongxian.map.feature.ServedCrs;
import org.hongxian.map.feature.UnusableFilterException;
import org.hongxian.map.layer.SurveyFields.Kind;
import org.hongxian.map.layer.SurveyFields.SurveyField;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * What of a collection is asked for.
 *
 * @param area null for everywhere; in the system of the layer, easting first
 * @param after the id the page before ended with; empty for the first page
 * @param everything whether nothing is left out by area, time or condition
 * @param nothing whether the time that was asked for is not that of the data
 */
record ItemsQuery(
        ServedCrs crs,
        @Nullable Geometry area,
        FeatureFilter filter,
        String after,
        int limit,
        boolean everything,
        boolean nothing) {

    static final int MOST = 10_000;
    static final int USUAL = 100;
    static final String AFTER = "after";
    static final String VERSION = "version";

    private static final Set<String> PARAMETERS = Set.of(
            "bbox", "bbox-crs", "crs", "datetime", "limit", AFTER, VERSION, "filter", "filter-lang", "filter-crs");
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final double HALF_TURN = 180;

    /** The parameters of a collection: those of the standard, and its attributes. */
    static Set<String> parameters(LayerFields fields) {
        var names = new HashSet<>(PARAMETERS);
        fields.fields().forEach(field -> names.add(field.name()));
        return names;
    }

    /**
     * @param systems in which the collection is served
     * @param stored system and extent of the collection, easting first
     * @param dataDate what time the features tell of; null if nobody knows
     * @throws OgcRefusal if a parameter is wrong
     */
    static ItemsQuery read(
            OgcRequest request,
            LayerFields fields,
            List<ServedCrs> systems,
            Stored stored,
            @Nullable LocalDate dataDate) {
        Geometry area = request.find("bbox")
                .map(text -> area(text, system(request, "bbox-crs", systems), stored))
                .orElse(null);
        PlaceReading places = PlaceReading.of(system(request, "filter-crs", systems), stored.crs(), stored.extent());
        String condition = condition(request, fields);
        // By itself first: what is wrong with it is told by its place in what was sent.
        request.find("filter").ifPresent(text -> FeatureFilter.parse(text, fields, places));
        FeatureFilter filter =
                condition.isEmpty() ? FeatureFilter.all() : FeatureFilter.parse(condition, fields, places);
        boolean otherTime = request.find("datetime")
                .filter(text -> !Interval.read(text).holds(dataDate))
                .isPresent();
        return new ItemsQuery(
                system(request, "crs", systems),
                area,
                filter,
                request.find(AFTER).orElse(""),
                limit(request),
                area == null && condition.isEmpty() && !otherTime,
                otherTime);
    }

    /** The system of a collection and where its features lie in it. */
    record Stored(CrsCode crs, Envelope extent) {}

    static ServedCrs system(OgcRequest request, String parameter, List<ServedCrs> systems) {
        return request.find(parameter)
                .map(name -> ServedCrs.find(name)
                        .filter(systems::contains)
                        .orElseThrow(() -> OgcRefusal.wrong("crs", parameter, name)))
                .orElse(ServedCrs.CRS84);
    }

    private static int limit(OgcRequest request) {
        String text = request.find("limit").orElse(String.valueOf(USUAL));
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1) {
            throw OgcRefusal.wrong("limit", MOST);
        }
        return Math.min(MOST, Integer.parseInt(text));
    }

    private static Geometry area(String text, ServedCrs system, Stored stored) {
        List<Double> sides = numbers(text);
        boolean withHeights = sides.size() == 6;
        double first = sides.get(0);
        double second = sides.get(1);
        double otherFirst = sides.get(withHeights ? 3 : 2);
        double otherSecond = sides.get(withHeights ? 4 : 3);
        var parts = new ArrayList<Polygon>();
        if (system.equals(ServedCrs.CRS84) && first > otherFirst && second <= otherSecond) {
            parts.add(box(first, second, HALF_TURN, otherSecond));
            parts.add(box(-HALF_TURN, second, otherFirst, otherSecond));
        } else if (first > otherFirst || second > otherSecond) {
            throw OgcRefusal.wrong("bbox");
        } else {
            parts.add(box(first, second, otherFirst, otherSecond));
        }
        try {
            return PlaceReading.of(system, stored.crs(), stored.extent())
                    .toLayer(GEOMETRY.createMultiPolygon(parts.toArray(Polygon[]::new)));
        } catch (UnusableFilterException e) {
            OgcRefusal outside = OgcRefusal.wrong("bbox-outside", system.uri());
            outside.initCause(e);
            throw outside;
        }
    }

    private static List<Double> numbers(String text) {
        var numbers = new ArrayList<Double>();
        for (String side : text.split(",", -1)) {
            try {
                double number = Double.parseDouble(side.strip());
                if (Math.abs(number) <= ReadLimits.LARGEST_COORDINATE) {
                    numbers.add(number);
                }
            } catch (NumberFormatException e) {
                throw OgcRefusal.wrong("bbox");
            }
        }
        if (numbers.size() != 4 && numbers.size() != 6) {
            throw OgcRefusal.wrong("bbox");
        }
        return numbers;
    }

    /** A box without width or height is made as thin as nothing that is surveyed: a geometry needs an inside to be one. */
    private static Polygon box(double first, double second, double otherFirst, double otherSecond) {
        double least = 1e-9 * Math.max(1, Math.abs(first) + Math.abs(second));
        return GEOMETRY.createPolygon(new Coordinate[] {
            new Coordinate(first, second),
            new Coordinate(Math.max(otherFirst, first + least), second),
            new Coordinate(Math.max(otherFirst, first + least), Math.max(otherSecond, second + least)),
            new Coordinate(first, Math.max(otherSecond, second + least)),
            new Coordinate(first, second)
        });
    }

    /** The condition that was sent and those on single attributes, all of which must be met; empty for none. */
    private static String condition(OgcRequest request, LayerFields fields) {
        request.find("filter-lang")
                .filter(language -> !language.equals("cql2-text"))
                .ifPresent(language -> {
                    throw OgcRefusal.wrong("filter-lang", language);
                });
        var parts = new ArrayList<String>();
        request.find("filter").ifPresent(text -> parts.add("(" + text + ")"));
        for (SurveyField field : fields.fields()) {
            if (!PARAMETERS.contains(field.name())) {
                request.find(field.name()).ifPresent(value -> parts.add(equality(field, value)));
            }
        }
        return String.join(" AND ", parts);
    }

    private static String equality(SurveyField field, String value) {
        if (field.kind() == Kind.NUMBER && !value.matches("-?[0-9]{1,15}([.][0-9]{1,15})?")) {
            throw OgcRefusal.wrong("number", field.name());
        }
        String literal = field.kind() == Kind.NUMBER ? value : "'" + value.replace("'", "''") + "'";
        return "\"" + field.name() + "\" = " + literal;
    }

    /** Of the parameter datetime; null where it is open. */
    private record Interval(
            @Nullable LocalDate from, @Nullable LocalDate to) {

        static Interval read(String text) {
            String[] ends = text.split("/", -1);
            if (ends.length > 2 || text.equals("../..") || text.equals("/")) {
                throw OgcRefusal.wrong("datetime");
            }
            LocalDate from = day(ends[0]);
            LocalDate to = ends.length == 1 ? from : day(ends[1]);
            if (ends.length == 1 && from == null || from != null && to != null && from.isAfter(to)) {
                throw OgcRefusal.wrong("datetime");
            }
            return new Interval(from, to);
        }

        private static @Nullable LocalDate day(String text) {
            if (text.isEmpty() || text.equals("..")) {
                return null;
            }
            try {
                return text.length() > 10 ? OffsetDateTime.parse(text).toLocalDate() : LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw OgcRefusal.wrong("datetime");
            }
        }

        /** Features whose time nobody knows are selected by every time, as the standard has it. */
        boolean holds(@Nullable LocalDate day) {
            return day == null || (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }
}
