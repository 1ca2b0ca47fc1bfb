package org.hongxian.map.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.feature.UnusableFilterException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class FeatureFilterTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final LayerFields FIELDS =
            LayerFields.of(List.of("DLBM", "QSDWMC", "TBMJ", "KCMJ", "地块:名.称"), LocalDate.of(2026, 11, 22));

    @Test
    void aTextIsComparedAsTextAndLeadingZerosCount() {
        assertThat(matches("DLBM = '0101'", Map.of("DLBM", "0101"))).isTrue();
        assertThat(matches("DLBM = '101'", Map.of("DLBM", "0101"))).isFalse();
        assertThat(matches("DLBM >= '99'", Map.of("DLBM", "100"))).isFalse();
        assertThat(matches("DLBM < '1e2'", Map.of("DLBM", "100"))).isTrue();
        assertThat(matches("'0101' = DLBM", Map.of("DLBM", "0101"))).isTrue();
    }

    @Test
    void aNumberIsComparedAsNumber() {
        assertThat(matches("TBMJ > 99.5", Map.of("TBMJ", "100"))).isTrue();
        assertThat(matches("TBMJ = 100", Map.of("TBMJ", "100.00"))).isTrue();
        assertThat(matches("TBMJ > -5 AND TBMJ < 1e3", Map.of("TBMJ", "0"))).isTrue();
        assertThat(matches("TBMJ > KCMJ", Map.of("TBMJ", "100", "KCMJ", "20"))).isTrue();
        assertThat(matches("TBMJ NOT BETWEEN 1 AND 2", Map.of("TBMJ", "2.0001")))
                .isTrue();
    }

    @Test
    void namesThatAreNotLatinStandInQuotes() {
        assertThat(matches("\"地块:名.称\" = '甲''乙'", Map.of("地块:名.称", "甲'乙"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "01%, 0101, true",
        "01%, 1101, false",
        "%村, 柳树镇一村, true",
        "_101, 0101, true",
        "_101, 101, false",
        "%1%1%, 0101, true",
        "100\\%, 100%, true",
        "100\\%, 1000, false",
        "%, '', false"
    })
    void likeKnowsAnyCharactersAndOne(String pattern, String text, boolean expected) {
        assertThat(matches("QSDWMC LIKE '" + pattern + "'", Map.of("QSDWMC", text)))
                .isEqualTo(expected);
    }

    @Test
    void aPatternMadeToTakeForeverDoesNot() {
        String pattern = "%a".repeat(40) + "b";
        FeatureFilter filter = filter("QSDWMC LIKE '" + pattern + "'");
        LayerFeature feature = feature(Map.of("QSDWMC", "a".repeat(20_000)));

        long started = System.nanoTime();
        assertThat(filter.matches(feature)).isFalse();
        assertThat((System.nanoTime() - started) / 1e9).isLessThan(2);
    }

    @Test
    void whatIsNotKnownIsSelectedNeitherByAComparisonNorByItsNegation() {
        Map<String, String> nothing = Map.of("DLBM", "", "TBMJ", "viel");
        for (String condition :
                List.of("DLBM = '0101'", "DLBM LIKE '01%'", "DLBM IN ('0101')", "TBMJ BETWEEN 1 AND 2")) {
            assertThat(matches(condition, nothing)).as(condition).isFalse();
            assertThat(matches("NOT (" + condition + ")", nothing))
                    .as(condition)
                    .isFalse();
            assertThat(matches("NOT (" + condition + " OR DLBM IS NULL)", nothing))
                    .as(condition)
                    .isFalse();
        }
        assertThat(matches("DLBM IS NULL AND TBMJ IS NULL", nothing)).isTrue();
        assertThat(matches("DLBM IS NOT NULL", nothing)).isFalse();
        assertThat(matches("NOT (DLBM = '0101' AND QSDWMC = 'x')", Map.of("QSDWMC", "y")))
                .isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261122})
    void randomConditionsSelectWhatBruteForceSelects(long seed) {
        var random = new Random(seed);
        var features = new ArrayList<LayerFeature>();
        for (int i = 0; i < 300; i++) {
            var attributes = new TreeMap<String, String>();
            if (random.nextInt(5) > 0) {
                attributes.put("DLBM", List.of("0101", "0102", "0301", "1001").get(random.nextInt(4)));
            }
            if (random.nextInt(5) > 0) {
                attributes.put("TBMJ", String.valueOf(random.nextInt(100)));
            }
            features.add(new LayerFeature("f" + i, square(random.nextInt(90), random.nextInt(90)), attributes));
        }
        for (int i = 0; i < 60; i++) {
            Condition condition = condition(random, 3);
            FeatureFilter filter = filter(condition.text());
            for (LayerFeature feature : features) {
                assertThat(filter.matches(feature))
                        .as("%s on %s", condition.text(), feature)
                        .isEqualTo(Boolean.TRUE.equals(condition.truth().of(feature)));
                if (filter.matches(feature)) {
                    assertThat(filter.box().intersects(feature.geometry().getEnvelopeInternal()))
                            .as(condition.text())
                            .isTrue();
                }
            }
        }
    }

    /** True, false, or null for unknown. */
    private interface Truth {
        Boolean of(LayerFeature feature);
    }

    private record Condition(String text, Truth truth) {}

    private static Condition condition(Random random, int depth) {
        switch (depth == 0 ? random.nextInt(4) : random.nextInt(7)) {
            case 0:
                String code = List.of("0101", "0301", "1001").get(random.nextInt(3));
                return new Condition("DLBM = '" + code + "'", known("DLBM", code::equals));
            case 1:
                int bound = random.nextInt(100);
                return new Condition("TBMJ >= " + bound, known("TBMJ", text -> Double.parseDouble(text) >= bound));
            case 2:
                return new Condition("DLBM NOT IN ('0101', '0102')", known("DLBM", text -> !text.matches("010[12]")));
            case 3:
                int west = random.nextInt(80);
                int south = random.nextInt(80);
                Geometry box = new GeometryFactory().toGeometry(new Envelope(west, west + 15, south, south + 15));
                return new Condition(
                        "S_INTERSECTS(geometry, BBOX(%d, %d, %d, %d))".formatted(west, south, west + 15, south + 15),
                        feature -> feature.geometry().intersects(box));
            case 4:
                Condition inner = condition(random, depth - 1);
                return new Condition("NOT (" + inner.text() + ")", feature -> {
                    Boolean truth = inner.truth().of(feature);
                    return truth == null ? null : !truth;
                });
            default:
                boolean all = random.nextBoolean();
                Condition left = condition(random, depth - 1);
                Condition right = condition(random, depth - 1);
                return new Condition(
                        "(" + left.text() + (all ? ") AND (" : ") OR (") + right.text() + ")",
                        feature -> junction(
                                all, left.truth().of(feature), right.truth().of(feature)));
        }
    }

    private static Truth known(String field, Predicate<String> test) {
        return feature -> {
            String value = feature.attributes().get(field);
            return value == null ? null : (Boolean) test.test(value);
        };
    }

    private static Boolean junction(boolean all, Boolean left, Boolean right) {
        Boolean decides = !all;
        if (decides.equals(left) || decides.equals(right)) {
            return decides;
        }
        return left == null || right == null ? null : (Boolean) all;
    }

    @Test
    void aShapeInLongitudeAndLatitudeIsLaidOnThePlaneOfTheLayer() {
        // 120.5 E, 31.23 N is easting 547637.417, northing 3456582.526 in the zone of 120 degrees.
        var zone = new CrsCode(4549);
        var extent = new Envelope(540_000, 560_000, 3_450_000, 3_460_000);
        LayerFeature there = new LayerFeature("f", at(547_637.417, 3_456_582.526, 0.01), Map.of());
        LayerFeature beside = new LayerFeature("f", at(547_637.46, 3_456_582.526, 0.01), Map.of());

        for (var place : Map.of(
                        "POINT(120.5 31.23)", ServedCrs.CRS84,
                        "POINT(31.23 120.5)", ServedCrs.of(new CrsCode(4490)),
                        "POINT(3456582.526 547637.417)", ServedCrs.of(zone),
                        "POINT(547637.417 3456582.526)", ServedCrs.eastingFirst(zone),
                        "POINT(3456582.526 40547637.417)", ServedCrs.of(new CrsCode(4528)))
                .entrySet()) {
            FeatureFilter filter = FeatureFilter.parse(
                    "S_INTERSECTS(geometry, " + place.getKey() + ")",
                    FIELDS,
                    PlaceReading.of(place.getValue(), zone, extent));
            assertThat(filter.matches(there)).as(place.getKey()).isTrue();
            assertThat(filter.matches(beside)).as(place.getKey()).isFalse();
        }
    }

    @Test
    void aBoxRoundTheEarthSelectsEverythingAndOneFarAwayNothing() {
        var extent = new Envelope(39_500_000, 39_540_000, 3_420_000, 3_460_000);
        PlaceReading degrees = PlaceReading.of(ServedCrs.CRS84, ZONE_39, extent);
        LayerFeature feature = new LayerFeature("f", at(39_539_999, 3_420_001, 0.5), Map.of());

        FeatureFilter everywhere = FeatureFilter.parse("S_WITHIN(geometry, BBOX(-180,-90,180,90))", FIELDS, degrees);
        FeatureFilter elsewhere = FeatureFilter.parse("S_INTERSECTS(geometry, BBOX(-80,-40,-70,-30))", FIELDS, degrees);

        assertThat(everywhere.matches(feature)).isTrue();
        assertThat(elsewhere.matches(feature)).isFalse();
        assertThat(elsewhere.box().isNull()).isTrue();
    }

    @Test
    void aParallelIsBentInThePlane() {
        // The chord between two points of the 31st parallel, a degree apart, runs some 107 m north of it in its middle.
        var extent = new Envelope(39_400_000, 39_600_000, 3_420_000, 3_440_000);
        Geometry side =
                PlaceReading.of(ServedCrs.CRS84, ZONE_39, extent).toLayer(wkt("LINESTRING (116.5 31, 117.5 31)"));

        double ends = side.getCoordinates()[0].y;
        double middle = side.getEnvelopeInternal().getMinY();
        assertThat(ends - middle).isCloseTo(107.2, within(0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DLBM = |UNFINISHED",
                "DLBM = '0101|OPEN_QUOTE",
                "DLBM = '0101' ; DROP TABLE layer_version|NOT_SUPPORTED",
                "1 = 1|NO_FIELD",
                "'a' = 'a' OR DLBM = 'x'|NO_FIELD",
                "NOBODY = 'x'|UNKNOWN_FIELD",
                "DLBM = 101|TEXT_EXPECTED",
                "TBMJ = '101'|NUMBER_EXPECTED",
                "TBMJ LIKE '1%'|TEXT_EXPECTED",
                "DLBM BETWEEN '01' AND '02'|NUMBER_EXPECTED",
                "TBMJ = DLBM|NUMBER_EXPECTED",
                "env('PATH') = 'x'|NOT_SUPPORTED",
                "\"env\"('PATH') = 'x'|NOT_SUPPORTED",
                "DLBM = CASEI('x')|NOT_SUPPORTED",
                "jsonPointer(DLBM, '/a') = 'x'|NOT_SUPPORTED",
                "INTERSECTS(geometry, POINT(1 1))|NOT_SUPPORTED",
                "DWITHIN(geometry, POINT(1 1), 5, meters)|NOT_SUPPORTED",
                "IN ('f1')|NOT_SUPPORTED",
                "INCLUDE|NOT_SUPPORTED",
                "DLBM ILIKE 'a%'|NOT_SUPPORTED",
                "DLBM = 'x' AND DATE('2020-01-01') = DLBM|NOT_SUPPORTED",
                "TBMJ + 1 > 2|NOT_SUPPORTED",
                "TBMJ > 1 - 2|NO_FIELD",
                "geometry = 'x'|NO_FIELD",
                "geometry IS NULL|NO_FIELD",
                "S_INTERSECTS(geometry, geometry)|NO_SHAPE",
                "S_INTERSECTS(DLBM, POINT(1 1))|NO_SHAPE",
                "S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0)))|INVALID_SHAPE",
                "S_INTERSECTS(geometry, POLYGON((0 0, 1 1)))|INVALID_SHAPE",
                "S_INTERSECTS(geometry, BBOX(3, 0, 1, 1))|INVALID_SHAPE",
                "S_INTERSECTS(geometry, BBOX(3, 0, 1))|BOX",
                "S_INTERSECTS(geometry, POINT(1))|SYNTAX",
                "DLBM = '\\u0027'|NOT_SUPPORTED",
                "地类 = 'x'|UNKNOWN_SIGN",
                "a.b.c = 'x'|NOT_SUPPORTED",
                "''|UNFINISHED",
                "` `|EMPTY",
            })
    void whatIsNoUsableConditionIsRefusedWithItsReason(String text, Reason reason) {
        assertThatExceptionOfType(UnusableFilterException.class)
                .isThrownBy(() -> filter(text))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DLBM IN ('0101'|OPEN_BRACKET|1, 9",
                "DLBM = '0101|OPEN_QUOTE|', 1, 8",
                "\"DLBM = '0101'|OPEN_QUOTE|\", 1, 1",
                "DLBM = '0101')|EXTRA_BRACKET|1, 14",
                "ＤＬＢＭ＝'0101'|FULL_WIDTH|Ｄ, D, 1, 1",
                "DLBM ＝ '0101'|FULL_WIDTH|＝, =, 1, 6",
                "DLBM IN ('0101'，'0102')|FULL_WIDTH|，, ,, 1, 16",
                "DLBM = ’0101’|FULL_WIDTH|’, ', 1, 8",
                "DLBM IN （'0101')|FULL_WIDTH|（, (, 1, 9",
                "TBMJ > 1 AND DLBM = = '0101'|SYNTAX|=, 1, 19",
                "TBMJ > 1 AND AND DLBM = '0101'|SYNTAX|AND, 1, 14",
                "地类 = 'x'|UNKNOWN_SIGN|地, 1, 1",
                "DLBM = '1' AND 𠮷 = 1|UNKNOWN_SIGN|𠮷, 1, 16",
                "dlbm = '0101'|MISSPELT_FIELD|dlbm, DLBM, DLBM, KCMJ, QSDWMC, TBMJ, 地块:名.称, geometry",
                "S_INTERSECTS(geom, POINT(1 1))|MISSPELT_FIELD|geom, geometry, DLBM, KCMJ, QSDWMC, TBMJ, 地块:名.称, geometry",
                "NOBODY = 'x'|UNKNOWN_FIELD|NOBODY, DLBM, KCMJ, QSDWMC, TBMJ, 地块:名.称, geometry"
            })
    void whatIsWrongIsToldByItsPlaceInWhatWasSent(String text, Reason reason, String arguments) {
        assertThatExceptionOfType(UnusableFilterException.class)
                .isThrownBy(() -> filter(text))
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.arguments().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                            .isEqualTo(arguments);
                });
    }

    @Test
    void placesAreThoseOfTheLineTheyAreIn() {
        assertThatExceptionOfType(UnusableFilterException.class)
                .isThrownBy(() -> filter("DLBM = 'x'\n\tAND TBMJ = = 1"))
                .satisfies(refused -> assertThat(refused.arguments()).containsExactly("=", 2, 11));
    }

    @Test
    void hugeConditionsAreRefused() {
        assertThat(refusal("DLBM = 'x' OR ".repeat(2_000) + "DLBM = 'x'")).isEqualTo(Reason.TOO_LONG);
        assertThat(refusal("TBMJ=1 OR ".repeat(1_500) + "TBMJ=1")).isEqualTo(Reason.TOO_MANY_CONDITIONS);
        assertThat(refusal("(".repeat(41) + "DLBM = 'x'" + ")".repeat(41))).isEqualTo(Reason.TOO_DEEP);
        assertThat(refusal("NOT ".repeat(3_000) + "DLBM = 'x'")).isEqualTo(Reason.TOO_MANY_CONDITIONS);
    }

    @Test
    void aLongListOfCodesIsTaken() {
        String codes = "'0101'" + ",'x'".repeat(3_000);

        assertThat(matches("DLBM IN (" + codes + ")", Map.of("DLBM", "0101"))).isTrue();
    }

    private static Reason refusal(String text) {
        try {
            filter(text);
            throw new AssertionError("taken: " + text.substring(0, 60));
        } catch (UnusableFilterException e) {
            return e.reason();
        }
    }

    private static boolean matches(String text, Map<String, String> attributes) {
        return filter(text).matches(feature(attributes));
    }

    private static FeatureFilter filter(String text) {
        return FeatureFilter.parse(text, FIELDS, PlaceReading.inLayer(ZONE_39));
    }

    private static LayerFeature feature(Map<String, String> attributes) {
        return new LayerFeature("f", square(0, 0), attributes);
    }

    private static Geometry square(double west, double south) {
        return new GeometryFactory().toGeometry(new Envelope(west, west + 10, south, south + 10));
    }

    private static Geometry at(double easting, double northing, double half) {
        return new GeometryFactory()
                .createPoint(new Coordinate(easting, northing))
                .buffer(half, 1);
    }

    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
