package org.hongxian.gis.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.overlay.OverlayFixture.DAY;
import static org.hongxian.gis.overlay.OverlayFixture.DOSSIER;
import static org.hongxian.gis.overlay.OverlayFixture.ZONE_39;
import static org.hongxian.gis.overlay.OverlayFixture.at;
import static org.hongxian.gis.overlay.OverlayFixture.farmland;
import static org.hongxian.gis.overlay.OverlayFixture.layer;
import static org.hongxian.gis.overlay.OverlayFixture.parcel;
import static org.hongxian.gis.overlay.OverlayFixture.rectangle;
import static org.hongxian.gis.overlay.OverlayFixture.redLine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.OverlayResult.Cause;
import org.hongxian.gis.overlay.OverlayResult.Piece;
import org.hongxian.gis.overlay.OverlayResult.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;

class OverlayEngineTest {

    private static final String EVERYWHERE = rectangle(-10_000, -10_000, 10_000, 10_000);
    private static final LayerFeature WEST = parcel("A", "1", "0101", rectangle(0, 0, 50, 100));
    private static final LayerFeature EAST = parcel("B", "2", "0301", rectangle(50, 0, 100, 100));
    private final OverlayEngine engine = new OverlayEngine();

    private OverlayResult overlay(MultiPolygon redLine, LayerSource coverage, LayerSource... protectedLayers) {
        return engine.overlay(redLine, ZONE_39, coverage, List.of(protectedLayers), DOSSIER);
    }

    @Test
    void eachOwnerAndClassGetsItsShareAndTheTableCloses() {
        OverlayResult result = overlay(redLine(rectangle(20, 20, 80, 70)), layer("DLTB", EVERYWHERE, WEST, EAST));

        assertThat(result.rows())
                .extracting(r -> r.value("QSDWDM"), r -> r.value("DLBM"), Row::hectares)
                .containsExactly(
                        tuple("1", "0101", new BigDecimal("0.1500")), tuple("2", "0301", new BigDecimal("0.1500")));
        assertThat(result.redLineAreaSquareMetres()).isCloseTo(3000, within(1e-6));
        assertThat(result.redLineHectares()).isEqualByComparingTo("0.3000");
        assertThat(result.uncoveredAreaSquareMetres()).isZero();
        assertThat(result.closureErrorSquareMetres()).isCloseTo(0, within(1e-6));
        assertThat(result.coverage().verdict()).isEqualTo(Verdict.OVERLAPS);
        assertThat(result.closed()).isTrue();
    }

    @Test
    void aFeatureThatOnlyTouchesTheRedLineYieldsNoPiece() {
        OverlayResult result = overlay(redLine(rectangle(0, 0, 50, 100)), layer("DLTB", EVERYWHERE, WEST, EAST));

        assertThat(result.pieces()).extracting(Piece::feature).containsExactly("A");
    }

    @Test
    void theRoundedTableAddsUpToTheRedLineAndTheRowThatCarriesTheResidueSaysSo() {
        LayerSource thirds = layer(
                "DLTB",
                EVERYWHERE,
                parcel("A", "1", "0101", rectangle(0, 0, 10.03, 10)),
                parcel("B", "1", "0102", rectangle(10.03, 0, 20.06, 10)),
                parcel("C", "1", "0103", rectangle(20.06, 0, 30.09, 10)));

        OverlayResult result = overlay(redLine(rectangle(0, 0, 30.09, 10)), thirds);

        // 100.3 m2 each is 0.0100 ha, three of them 0.0300, but 300.9 m2 is 0.0301 ha.
        assertThat(total(result)).isEqualByComparingTo(result.redLineHectares()).isEqualByComparingTo("0.0301");
        assertThat(result.rows())
                .extracting(Row::residueHectares)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyInAnyOrder(BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("0.0001"));
    }

    @Test
    void basicFarmlandSplitsARowIntoInsideAndOutside() {
        OverlayResult result = overlay(
                redLine(rectangle(0, 0, 100, 100)),
                layer("DLTB", EVERYWHERE, WEST, EAST),
                farmland(EVERYWHERE, rectangle(10, 0, 30, 100), rectangle(30, 50, 50, 100)));

        assertThat(result.rows())
                .extracting(r -> r.value("DLBM"), Row::basicFarmland, r -> Math.round(r.areaSquareMetres()))
                .containsExactly(tuple("0101", false, 2000L), tuple("0101", true, 3000L), tuple("0301", false, 5000L));
        assertThat(result.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.verdict()).isEqualTo(Verdict.OVERLAPS);
            assertThat(answer.areaSquareMetres()).isCloseTo(3000, within(1e-6));
            assertThat(answer.places()).extracting(Spot::feature).containsExactly("P0", "P1");
        });
        assertThat(total(result)).isEqualByComparingTo("1.0000");
    }

    @Test
    void basicFarmlandBelowTheToleranceIsNamedButDoesNotCount() {
        OverlayResult result = overlay(
                redLine(rectangle(0, 0, 100, 100)),
                layer("DLTB", EVERYWHERE, WEST, EAST),
                farmland(EVERYWHERE, rectangle(-50, 0, 0.009, 100)));

        assertThat(result.rows()).noneMatch(Row::basicFarmland);
        assertThat(result.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.verdict()).isEqualTo(Verdict.CLEAR);
            assertThat(answer.ignoredSquareMetres()).isCloseTo(0.9, within(1e-6));
        });
        assertThat(result.tolerances().protectedSliverSquareMetres()).isEqualTo(1);
    }

    @Test
    void aLayerThatWasSurveyedHereAndHasNothingHereIsClear() {
        assertThat(farmlandVerdict(farmland(EVERYWHERE, rectangle(500, 0, 600, 100))))
                .isEqualTo(Verdict.CLEAR);
    }

    @Test
    void aLayerThatWasNotSurveyedHereIsNeverClear() {
        assertThat(farmlandVerdict(farmland("", rectangle(500, 0, 600, 100)))).isEqualTo(Verdict.NO_DATA);
        assertThat(farmlandVerdict(farmland(rectangle(500, 0, 600, 100)))).isEqualTo(Verdict.NO_DATA);
    }

    @Test
    void aLayerSurveyedForPartOfTheRedLineOnlyHasNoDataAndSaysForHowMuch() {
        OverlayResult result = overlay(
                redLine(rectangle(0, 0, 100, 100)),
                layer("DLTB", EVERYWHERE, WEST, EAST),
                farmland(rectangle(-100, -100, 75, 200)));

        assertThat(result.answers().get(0).verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(result.answers().get(0).outsideDataSquareMetres()).isCloseTo(2500, within(1e-6));
    }

    @Test
    void aLayerOnAnotherDatumFailsWithItsReasonInsteadOfBeingShiftedByNothing() {
        var xian80 = new InMemoryLayer("YJJBNTTB", "1", new CrsCode(2363), DAY, null, List.of());

        OverlayResult result =
                overlay(redLine(rectangle(0, 0, 100, 100)), layer("DLTB", EVERYWHERE, WEST, EAST), xian80);

        assertThat(result.answers().get(0).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.answers().get(0).failure().cause()).isEqualTo(Cause.CRS_DIFFERS);
        assertThat(result.rows()).hasSize(2);
    }

    @Test
    void aLayerThatCannotBeReadFailsAndTheOthersAreStillAnswered() {
        LayerSource broken = OverlayFixture.watched(farmland(EVERYWHERE, rectangle(0, 0, 9, 9)), feature -> {
            throw new IllegalStateException("connection lost");
        });

        OverlayResult result = overlay(
                redLine(rectangle(0, 0, 100, 100)),
                layer("DLTB", EVERYWHERE, WEST, EAST),
                broken,
                farmland(EVERYWHERE));

        assertThat(result.answers())
                .extracting(OverlayResult.LayerAnswer::verdict)
                .containsExactly(Verdict.FAILED, Verdict.CLEAR);
        assertThat(result.answers().get(0).failure().detail()).isEqualTo("connection lost");
    }

    @Test
    void groundTheCoverageSaysNothingAboutIsReportedWithItsPlaceAndKeepsTheTableClosed() {
        OverlayResult result = overlay(redLine(rectangle(0, 0, 120, 100)), layer("DLTB", EVERYWHERE, WEST, EAST));

        assertThat(result.uncoveredAreaSquareMetres()).isCloseTo(2000, within(1e-6));
        assertThat(result.uncovered()).singleElement().satisfies(spot -> assertThat(spot.easting())
                .isBetween(39_540_100.0, 39_540_120.0));
        assertThat(result.coverage().verdict()).isEqualTo(Verdict.NO_DATA);
        assertThat(total(result)).isEqualByComparingTo("1.2000");
        assertThat(result.closureErrorSquareMetres()).isCloseTo(0, within(1e-6));
    }

    @Test
    void aCoverageThatOverlapsItselfIsNotForcedToClose() {
        LayerFeature intruder = parcel("C", "3", "0702", rectangle(40, 40, 60, 60));

        OverlayResult result =
                overlay(redLine(rectangle(0, 0, 100, 100)), layer("DLTB", EVERYWHERE, WEST, EAST, intruder));

        assertThat(result.closed()).isFalse();
        assertThat(result.overlapAreaSquareMetres()).isCloseTo(400, within(1e-6));
        assertThat(result.closureErrorSquareMetres()).isCloseTo(400, within(1e-6));
        assertThat(result.overlaps()).extracting(Spot::feature).containsExactly("A / C", "B / C");
        assertThat(result.coverage().failure().cause()).isEqualTo(Cause.OVERLAPS_ITSELF);
        assertThat(total(result)).isEqualByComparingTo("1.0400");
    }

    @Test
    void aGapAndAnOverlapOfTheSameSizeDoNotHideEachOther() {
        LayerFeature shifted = parcel("B", "2", "0301", rectangle(40, 0, 90, 100));

        OverlayResult result = overlay(redLine(rectangle(0, 0, 100, 100)), layer("DLTB", EVERYWHERE, WEST, shifted));

        assertThat(result.uncoveredAreaSquareMetres()).isCloseTo(1000, within(1e-6));
        assertThat(result.overlapAreaSquareMetres()).isCloseTo(1000, within(1e-6));
    }

    @Test
    void aDuplicateAndAParcelInsideAnotherAreOverlaps() {
        LayerFeature twin = parcel("A2", "1", "0101", rectangle(0, 0, 50, 100));
        LayerFeature inside = parcel("B2", "2", "0702", rectangle(60, 10, 70, 20));

        OverlayResult result =
                overlay(redLine(rectangle(0, 0, 100, 100)), layer("DLTB", EVERYWHERE, WEST, EAST, twin, inside));

        assertThat(result.overlaps()).extracting(Spot::feature).containsExactly("A / A2", "B / B2");
        assertThat(result.overlapAreaSquareMetres()).isCloseTo(5100, within(1e-6));
    }

    @Test
    void anInvalidParcelIsRepairedForTheCalculationAndNamed() {
        LayerFeature bowtie = parcel("T", "1", "0101", "POLYGON ((0 0, 100 100, 100 0, 0 100, 0 0))");

        OverlayResult result = overlay(redLine(rectangle(0, 0, 100, 100)), layer("DLTB", EVERYWHERE, bowtie));

        assertThat(result.coverage().repairedFeatures()).containsExactly("T");
        assertThat(result.pieces().get(0).areaSquareMetres()).isCloseTo(5000, within(1e-6));
    }

    @Test
    void eachLayerNamesTheFeaturesThatWereRepairedAndThoseThatHaveNoArea() {
        LayerFeature bowtie = parcel("T", "1", "0101", "POLYGON ((0 0, 100 100, 100 0, 0 100, 0 0))");
        LayerFeature spike = parcel("S", "1", "0101", "POLYGON ((10 10, 90 90, 10 10, 10 10))");
        LayerFeature road = parcel("R", "1", "1003", "LINESTRING (0 50, 100 50)");
        LayerFeature farAway = parcel("Z", "1", "1003", "LINESTRING (900 50, 990 50)");
        LayerFeature broken = new LayerFeature("P", at("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))"), Map.of());

        OverlayResult result = overlay(
                redLine(rectangle(0, 0, 100, 100)),
                layer("DLTB", EVERYWHERE, bowtie, spike, road, farAway),
                layer("STBHHX", EVERYWHERE, broken));

        assertThat(result.coverage().repairedFeatures()).containsExactly("T");
        assertThat(result.coverage().ignoredFeatures()).containsExactly("R", "S");
        assertThat(result.answers().get(0).repairedFeatures()).containsExactly("P");
        assertThat(result.answers().get(0).ignoredFeatures()).isEmpty();
    }

    @Test
    void plotsMayOverlapByTheToleranceOfTheDayAndNotByMore() {
        // Two plots of one hectare that share a strip of 100 m x 10 mm: one square metre in twenty thousand.
        var twoPlots = redLine("MULTIPOLYGON (((0 0, 100 0, 100 100, 0 100, 0 0)), "
                + "((99.99 0, 200 0, 200 100, 99.99 100, 99.99 0)))");
        OverlayTolerances today = OverlayTolerances.on(DAY);
        var wider =
                new OverlayTolerances(today.rawSliverSquareMetres(), today.protectedSliverSquareMetres(), 1.0 / 20_000);

        assertThat(today.selfOverlapShare()).isEqualTo(1e-6);
        assertThat(OverlayEngine.canMeasure(twoPlots, today)).isFalse();
        assertThat(OverlayEngine.canMeasure(twoPlots, wider)).isTrue();
    }

    @Test
    void aLayerInLongitudeAndLatitudeGivesTheSameAreasAsTheSameLayerInTheZone() {
        var degrees = new CrsCode(4490);
        CoordinateTransformer toDegrees = CoordinateTransformer.between(ZONE_39, degrees);
        var features = new ArrayList<LayerFeature>();
        for (LayerFeature f : List.of(WEST, EAST)) {
            features.add(new LayerFeature(f.id(), toDegrees.transform(f.geometry()), f.attributes()));
        }
        var coverage = new InMemoryLayer("DLTB", "1", degrees, DAY, null, features);

        OverlayResult result = overlay(redLine(rectangle(20, 20, 80, 70)), coverage);

        assertThat(result.rows()).hasSize(2).allSatisfy(row -> assertThat(row.areaSquareMetres())
                .isCloseTo(1500, within(1e-4)));
        assertThat(result.closed()).isTrue();
    }

    @Test
    void aRedLineInLongitudeAndLatitudeIsMeasuredInMetresAndItsPlacesAreDegrees() {
        var degrees = new CrsCode(4490);
        Geometry redLine =
                CoordinateTransformer.between(ZONE_39, degrees).transform(redLine(rectangle(0, 0, 120, 100)));

        OverlayResult result = engine.overlay(
                (MultiPolygon) redLine, degrees, layer("DLTB", EVERYWHERE, WEST, EAST), List.of(), DOSSIER);

        assertThat(result.redLineAreaSquareMetres()).isCloseTo(12_000, within(1e-3));
        assertThat(result.uncoveredAreaSquareMetres()).isCloseTo(2000, within(1e-3));
        assertThat(result.uncovered().get(0).easting()).isBetween(117.4, 117.5);
    }

    @Test
    void aRedLineThatIsNotValidIsRefused() {
        MultiPolygon bowtie = redLine("POLYGON ((0 0, 100 100, 100 0, 0 100, 0 0))");

        assertThatThrownBy(() -> overlay(bowtie, layer("DLTB", EVERYWHERE, WEST)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLongCorridorTouchesOnlyTheParcelsItRunsThrough() {
        var visited = new ArrayList<String>();
        List<LayerFeature> mesh = OverlayFixture.mesh(60, 60, new Random(7));
        LayerSource coverage = OverlayFixture.watched(
                new InMemoryLayer("DLTB", "1", ZONE_39, DAY, null, mesh), feature -> visited.add(feature.id()));

        OverlayResult result = overlay(redLine("POLYGON ((40 40, 1140 1160, 1160 1140, 60 40, 40 40))"), coverage);

        assertThat(visited).hasSizeLessThan(1000);
        assertThat(result.uncoveredAreaSquareMetres()).isZero();
        assertThat(result.closureErrorSquareMetres()).isCloseTo(0, within(1e-6));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 20_261_122})
    void piecesOfACoverageSumToTheRedLineAndTheTableClosesExactly(long seed) {
        var random = new Random(seed);
        List<LayerFeature> mesh = OverlayFixture.mesh(20, 20, random);
        LayerSource coverage = new InMemoryLayer("DLTB", "1", ZONE_39, DAY, null, mesh);
        LayerSource farmland = farmland(EVERYWHERE, rectangle(100, 100, 150.5, 300), rectangle(200, 50, 260, 222.2));

        var exact = new OverlayOptions(DOSSIER.groupBy(), "YJJBNTTB", new OverlayTolerances(1e-8, 1, 1e-6));
        MultiPolygon redLine = OverlayFixture.randomRedLine(200, 180, random);
        OverlayResult result = engine.overlay(redLine, ZONE_39, coverage, List.of(farmland), exact);

        assertThat(result.closureErrorSquareMetres()).isCloseTo(0, within(1e-5));
        assertThat(result.uncoveredAreaSquareMetres()).isLessThan(1e-5);
        assertThat(result.overlapAreaSquareMetres()).isLessThan(1e-5);
        assertThat(total(result).subtract(result.redLineHectares())).isEqualByComparingTo("0");
        double inFarmland = result.rows().stream()
                .filter(Row::basicFarmland)
                .mapToDouble(Row::areaSquareMetres)
                .sum();
        assertThat(inFarmland).isCloseTo(result.answers().get(0).areaSquareMetres(), within(1e-5));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void theOrderTheFeaturesComeInDoesNotChangeABit(long seed) {
        var random = new Random(seed);
        List<LayerFeature> mesh = OverlayFixture.mesh(20, 20, random);
        MultiPolygon redLine = OverlayFixture.randomRedLine(200, 180, random);
        var shuffled = new ArrayList<>(mesh);
        Collections.shuffle(shuffled, random);

        OverlayResult one = overlay(redLine, new InMemoryLayer("DLTB", "1", ZONE_39, DAY, null, mesh));
        OverlayResult other = overlay(redLine, new InMemoryLayer("DLTB", "1", ZONE_39, DAY, null, shuffled));

        assertThat(other).isEqualTo(one);
    }

    @Test
    void aFeatureWithoutOneOfTheFieldsIsARowOfItsOwn() {
        var nameless = new LayerFeature("N", at(rectangle(0, 0, 100, 100)), Map.of("DLBM", "0101"));

        OverlayResult result = overlay(redLine(rectangle(0, 0, 10, 10)), layer("DLTB", EVERYWHERE, nameless));

        assertThat(result.rows().get(0).group()).containsEntry("QSDWDM", "").containsEntry("DLBM", "0101");
    }

    private Verdict farmlandVerdict(LayerSource farmland) {
        return overlay(redLine(rectangle(0, 0, 100, 100)), layer("DLTB", EVERYWHERE, WEST, EAST), farmland)
                .answers()
                .get(0)
                .verdict();
    }

    private static BigDecimal total(OverlayResult result) {
        return result.rows().stream().map(Row::hectares).reduce(result.uncoveredHectares(), BigDecimal::add);
    }
}
