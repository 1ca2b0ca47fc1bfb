package org.hongxian.gis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.MeasurementInputs.AskedLayer;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.gis.overlay.RidgeDeduction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Offsets in WKT are metres east and north of (39 540 000, 3 450 000) in zone 39. */
class MeasurementRunTest {

    private static final double E = 39_540_000;
    private static final double N = 3_450_000;
    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final CrsCode BEIJING_54 = new CrsCode(2415);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final String AROUND = "POLYGON ((-1000 -1000, 2000 -1000, 2000 2000, -1000 2000, -1000 -1000))";

    private final LayerFeature paddy = parcel("A", "990101001001", "0101", "POLYGON ((0 0, 60 0, 60 100, 0 100, 0 0))");
    private final LayerFeature forest =
            parcel("B", "990101001001", "0301", "POLYGON ((60 0, 100 0, 100 50, 60 50, 60 0))");
    private final LayerFeature road =
            parcel("C", "990101001002", "1003", "POLYGON ((60 50, 100 50, 100 100, 60 100, 60 50))");

    @Test
    void everyNumberOfAKnownCoverageIsRight() {
        Evidence evidence = measure(inputs(
                LegalArea.PLANAR,
                square(100),
                layer("DLTB", AROUND, paddy, forest, road),
                layer("YJJBNTTB", AROUND, feature("P", "POLYGON ((0 0, 30 0, 30 100, 0 100, 0 0))")),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", "POLYGON ((-1000 -1000, 50 -1000, 50 2000, -1000 2000, -1000 -1000))")));

        assertThat(evidence.planarSquareMetres().doubleValue()).isCloseTo(10_000, within(1e-6));
        assertThat(evidence.rows())
                .extracting(Evidence.Row::landClass, Evidence.Row::basicFarmland, row -> row.hectares()
                        .toPlainString())
                .containsExactly(
                        tuple("0101", false, "0.3000"),
                        tuple("0101", true, "0.3000"),
                        tuple("0301", false, "0.2000"),
                        tuple("1003", false, "0.2000"));
        assertThat(evidence.coverage().verdict()).isEqualTo("OVERLAPS");
        assertThat(evidence.answers())
                .extracting(Evidence.Answer::layer, Evidence.Answer::verdict)
                .containsExactly(
                        tuple("YJJBNTTB", "OVERLAPS"),
                        tuple("STBHHX", "CLEAR"),
                        tuple("CZKFBJ", "NO_DATA"),
                        tuple("RED_LINES", "CLEAR"));
        assertThat(evidence.answers().get(0).squareMetres().doubleValue()).isCloseTo(3_000, within(1e-6));
        assertThat(evidence.answers().get(2).outsideDataSquareMetres().doubleValue())
                .isCloseTo(5_000, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(LegalArea.class)
    void theTableClosesToTheLegalAreaExactly(LegalArea legalArea) {
        // A third of a square metre of each class: nothing here is a round number.
        Evidence evidence = measure(inputs(
                legalArea,
                triangle(),
                layer("DLTB", AROUND, paddy, forest, road),
                layer("YJJBNTTB", AROUND, feature("P", "POLYGON ((0 0, 31 0, 17 100, 0 100, 0 0))")),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND)));

        BigDecimal sum = evidence.rows().stream()
                .map(Evidence.Row::hectares)
                .reduce(evidence.uncoveredHectares(), BigDecimal::add);
        BigDecimal area =
                legalArea == LegalArea.PLANAR ? evidence.planarSquareMetres() : evidence.ellipsoidalSquareMetres();
        assertThat(sum.subtract(evidence.legalHectares())).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(evidence.legalHectares())
                .isEqualByComparingTo(area.movePointLeft(4).setScale(4, RoundingMode.HALF_UP));
        assertThat(evidence.closureErrorSquareMetres().doubleValue()).isCloseTo(0, within(1e-6));
    }

    @Test
    void aCoverageWithItsClassInAnotherAttributeIsMeasuredByItAndAgain() {
        var codes = new LandClassCoding("YDYHFLDM", "land-sea-2023");
        MeasurementInputs inputs = inputs(
                        LegalArea.ELLIPSOIDAL,
                        square(100),
                        layer("DLTB", AROUND, recoded(paddy, "0101"), recoded(forest, "0302"), recoded(road, "0601")),
                        layer("YJJBNTTB", AROUND))
                .with(codes);

        Evidence evidence = measure(inputs);

        assertThat(evidence.rows())
                .extracting(Evidence.Row::landClass, row -> row.hectares().toPlainString())
                .containsExactly(tuple("0101", "0.6000"), tuple("0302", "0.2000"), tuple("0601", "0.2000"));
        String text = EvidenceText.write(evidence);
        assertThat(text).contains("\"landClassField\":\"YDYHFLDM\"");
        MeasurementInputs again =
                MeasurementInputs.asIn(EvidenceText.read(text), inputs.drawing(), inputs.layers(), inputs.others());
        assertThat(EvidenceText.write(measure(again))).isEqualTo(text);
    }

    @Test
    void evidenceOfTheSurveysOwnAttributeDoesNotNameIt() {
        Evidence evidence =
                measure(inputs(LegalArea.PLANAR, square(100), layer("DLTB", AROUND, paddy), layer("YJJBNTTB", AROUND)));

        assertThat(EvidenceText.write(evidence)).doesNotContain("landClassField");
    }

    /** The same parcel with its class in the attribute of the planning classification, and none of the survey's. */
    private static LayerFeature recoded(LayerFeature parcel, String code) {
        var attributes = new HashMap<>(parcel.attributes());
        attributes.remove("DLBM");
        attributes.put("YDYHFLDM", code);
        return new LayerFeature(parcel.id(), parcel.geometry(), attributes);
    }

    @Test
    void theSameInputsGiveTheSameBytesWhateverOrderTheyComeIn() {
        var features = new ArrayList<>(List.of(paddy, forest, road));
        MeasuredDrawing drawing = triangle();
        String first = EvidenceText.write(measure(inputs(
                LegalArea.PLANAR,
                drawing,
                layer("DLTB", AROUND, features.toArray(LayerFeature[]::new)),
                layer("YJJBNTTB", AROUND),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND))));
        Collections.reverse(features);
        String second = EvidenceText.write(measure(inputs(
                LegalArea.PLANAR,
                drawing,
                layer("DLTB", AROUND, features.toArray(LayerFeature[]::new)),
                layer("YJJBNTTB", AROUND),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND))));

        assertThat(second).isEqualTo(first);
        assertThat(EvidenceText.write(EvidenceText.read(first))).isEqualTo(first);
    }

    @Test
    void aPartWithoutParcelsIsNoDataAndStaysInTheTotal() {
        Evidence evidence = measure(inputs(
                LegalArea.PLANAR,
                square(100),
                layer("DLTB", AROUND, paddy, forest),
                layer("YJJBNTTB", AROUND),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND)));

        assertThat(evidence.coverage().verdict()).isEqualTo("NO_DATA");
        assertThat(evidence.uncoveredHectares()).isEqualByComparingTo("0.2000");
        assertThat(evidence.legalHectares()).isEqualByComparingTo("1.0000");
    }

    @Test
    void aCoverageThatOverlapsItselfFailsInsteadOfAddingUpToTooMuch() {
        Evidence evidence = measure(inputs(
                LegalArea.ELLIPSOIDAL,
                square(100),
                layer(
                        "DLTB",
                        AROUND,
                        paddy,
                        forest,
                        road,
                        parcel("D", "990101001002", "0601", "POLYGON ((50 0, 70 0, 70 20, 50 20, 50 0))")),
                layer("YJJBNTTB", AROUND),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND)));

        assertThat(evidence.closed()).isFalse();
        assertThat(evidence.coverage().verdict()).isEqualTo("FAILED");
        assertThat(evidence.coverage().cause()).isEqualTo("OVERLAPS_ITSELF");
        assertThat(evidence.overlapSquareMetres().doubleValue()).isCloseTo(400, within(1e-6));
    }

    @Test
    void aLayerThatIsNotThereIsNeverClear() {
        Evidence evidence = measure(inputs(
                LegalArea.PLANAR,
                square(100),
                layer("DLTB", AROUND, paddy, forest, road),
                new AbsentLayer("YJJBNTTB", ZONE_39),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND)));

        assertThat(evidence.answers().get(0).verdict()).isEqualTo("NO_DATA");
        assertThat(evidence.answers().get(0).outsideDataSquareMetres().doubleValue())
                .isCloseTo(10_000, within(1e-6));
    }

    @Test
    void adjoiningPlotsAreMeasuredAsOneAreaAndListedApart() {
        MeasuredDrawing two =
                drawing(plot("甲", 0, 0, 60, 0, 60, 100, 0, 100), plot("乙", 60, 0, 100, 0, 100, 100, 60, 100));

        Evidence evidence = measure(inputs(
                LegalArea.PLANAR,
                two,
                layer("DLTB", AROUND, paddy, forest, road),
                layer("YJJBNTTB", AROUND),
                layer("STBHHX", AROUND),
                layer("CZKFBJ", AROUND)));

        assertThat(evidence.plots())
                .extracting(plot -> plot.planarSquareMetres().doubleValue())
                .containsExactly(6_000.0, 4_000.0);
        assertThat(evidence.legalHectares()).isEqualByComparingTo("1.0000");
        assertThat(evidence.rows()).hasSize(3);
    }

    @Test
    void everyClassHasItsOwnEllipsoidalArea() {
        // 10 km by 1 km, its western half 90 to 95 km east of the meridian of zone 39, the eastern half 95 to 100 km.
        MeasuredDrawing drawing = drawing(plot("地块1", 50_000, 0, 60_000, 0, 60_000, 1_000, 50_000, 1_000));
        String around = "POLYGON ((40000 -1000, 70000 -1000, 70000 2000, 40000 2000, 40000 -1000))";

        Evidence evidence = measure(inputs(
                LegalArea.ELLIPSOIDAL,
                drawing,
                layer(
                        "DLTB",
                        around,
                        parcel(
                                "A",
                                "990101001001",
                                "0101",
                                "POLYGON ((50000 0, 55000 0, 55000 1000, 50000 1000, 50000 0))"),
                        parcel(
                                "B",
                                "990101001001",
                                "0301",
                                "POLYGON ((55000 0, 60000 0, 60000 1000, 55000 1000, 55000 0))")),
                layer("YJJBNTTB", around),
                layer("STBHHX", around),
                layer("CZKFBJ", around)));

        // Area on the ellipsoid is area in the plane less the mean of (y/R)^2 - (y/R)^4 / 3 ... ; R = sqrt(M N) at 31.2
        // degrees.
        assertThat(evidence.rows().get(0).hectares().doubleValue()).isCloseTo(halfHectares(90, 95), within(0.0010));
        assertThat(evidence.rows().get(1).hectares().doubleValue()).isCloseTo(halfHectares(95, 100), within(0.0010));
        assertThat(evidence.rows().get(0).hectares().add(evidence.rows().get(1).hectares()))
                .isEqualByComparingTo(evidence.legalHectares());
    }

    @ParameterizedTest
    @EnumSource(LegalArea.class)
    void onADatumWithoutAPrescribedProcedureTheEllipsoidalAreaIsMissingAndNeverZero(LegalArea legalArea) {
        MeasuredDrawing beijing = in(BEIJING_54, square(100));
        LayerSource coverage =
                new InMemoryLayer("DLTB", "1", BEIJING_54, DAY, at(AROUND), List.of(paddy, forest, road));
        LayerSource without = new InMemoryLayer("DLTB", "1", BEIJING_54, DAY, at(AROUND), List.of());
        LayerSource twice = new InMemoryLayer(
                "DLTB",
                "1",
                BEIJING_54,
                DAY,
                at(AROUND),
                List.of(paddy, parcel("A2", "990101001001", "0101", "POLYGON ((0 0, 60 0, 60 100, 0 100, 0 0))")));

        for (LayerSource layer : List.of(coverage, without, twice)) {
            MeasurementInputs inputs = inputs(legalArea, beijing, layer);
            if (legalArea == LegalArea.ELLIPSOIDAL) {
                assertThatThrownBy(() -> measure(inputs)).isInstanceOf(NoEllipsoidalAreaException.class);
                continue;
            }
            Evidence evidence = measure(inputs);
            assertThat(evidence.ellipsoidalSquareMetres()).isNull();
            assertThat(evidence.plots())
                    .extracting(Evidence.Plot::ellipsoidalSquareMetres)
                    .containsOnlyNulls();
            assertThat(evidence.planarSquareMetres()).isEqualByComparingTo("10000");
            assertThat(EvidenceText.write(EvidenceText.read(EvidenceText.write(evidence))))
                    .isEqualTo(EvidenceText.write(evidence));
        }
    }

    @Test
    void whatWasRepairedOrLeftOutIsEvidenceOfItsLayer() {
        Evidence evidence = measure(inputs(
                LegalArea.PLANAR,
                square(100),
                layer(
                        "DLTB",
                        AROUND,
                        paddy,
                        forest,
                        road,
                        parcel("D", "990101001002", "1003", "LINESTRING (0 50, 100 50)")),
                layer("YJJBNTTB", AROUND, feature("P", "POLYGON ((0 0, 100 100, 100 0, 0 100, 0 0))")),
                layer("STBHHX", AROUND, feature("S", "POLYGON ((-10 0, 0.005 0, 0.005 100, -10 100, -10 0))"))));

        assertThat(evidence.coverage().ignoredFeatures()).containsExactly("D");
        assertThat(evidence.coverage().repairedFeatures()).isEmpty();
        assertThat(evidence.answers().get(0).repairedFeatures()).containsExactly("P");
        assertThat(evidence.answers().get(0).squareMetres()).isEqualByComparingTo("5000");
        assertThat(evidence.answers().get(1).verdict()).isEqualTo("CLEAR");
        assertThat(evidence.answers().get(1).ignoredSquareMetres().doubleValue())
                .isCloseTo(0.5, within(1e-6));
        assertThat(evidence.method().selfOverlapShare().doubleValue()).isEqualTo(1e-6);
    }

    static Evidence measure(MeasurementInputs inputs) {
        return new MeasurementRun().run(inputs).evidence();
    }

    /** 5 km by 1 km between two distances from the meridian, in km. */
    private static double halfHectares(double from, double to) {
        double radius = 6_362.9;
        double meanSquare = (Math.pow(to, 3) - Math.pow(from, 3)) / 3 / (to - from);
        return 500 * (1 - meanSquare / (radius * radius));
    }

    static MeasurementInputs inputs(
            LegalArea legalArea, MeasuredDrawing drawing, LayerSource coverage, LayerSource... others) {
        return new MeasurementInputs(
                drawing,
                asked(coverage),
                Arrays.stream(others).map(MeasurementRunTest::asked).toList(),
                List.of(),
                OtherRedLines.of(drawing.crs(), List.of(), drawing.redLine(), List.of()),
                "YJJBNTTB",
                legalArea,
                new LandClassCoding("DLBM", "third-survey"),
                DAY,
                OverlayTolerances.on(DAY),
                RidgeDeduction.inForce(DAY).orElseThrow());
    }

    private static AskedLayer asked(LayerSource source) {
        return new AskedLayer(
                new Evidence.Layer(source.layer(), source.layer(), "id", 1, "EPSG:4527", null, "digest"), source);
    }

    private static MeasuredDrawing square(double side) {
        return drawing(plot("地块1", 0, 0, side, 0, side, side, 0, side));
    }

    private static MeasuredDrawing triangle() {
        return drawing(plot("地块1", 0.123, 0.456, 99.789, 3.3, 47.11, 98.765));
    }

    static Plot plot(String name, double... offsets) {
        var points = new ArrayList<BoundaryPoint>();
        for (int i = 0; i < offsets.length; i += 2) {
            points.add(new BoundaryPoint("J" + (i / 2 + 1), E + offsets[i], N + offsets[i + 1], 0));
        }
        return Plot.of(name, List.of(new BoundaryRing(1, points, true)));
    }

    private static MeasuredDrawing in(CrsCode crs, MeasuredDrawing drawing) {
        return drawing(crs, drawing.plots());
    }

    static MeasuredDrawing drawing(Plot... plots) {
        return drawing(ZONE_39, List.of(plots));
    }

    private static MeasuredDrawing drawing(CrsCode crs, List<Plot> plots) {
        return new MeasuredDrawing(new UUID(3, 4).toString(), new UUID(1, 2).toString(), 1, crs, "digest", plots);
    }

    static InMemoryLayer layer(String key, String extent, LayerFeature... features) {
        return new InMemoryLayer(key, "1", ZONE_39, DAY, at(extent), Arrays.asList(features));
    }

    static LayerFeature parcel(String id, String owner, String landClass, String wkt) {
        return new LayerFeature(
                id, at(wkt), Map.of("QSDWDM", owner, "QSDWMC", "村" + owner, "QSXZ", "30", "DLBM", landClass));
    }

    static LayerFeature feature(String id, String wkt) {
        return new LayerFeature(id, at(wkt), Map.of());
    }

    private static Geometry at(String wkt) {
        try {
            return AffineTransformation.translationInstance(E, N).transform(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
