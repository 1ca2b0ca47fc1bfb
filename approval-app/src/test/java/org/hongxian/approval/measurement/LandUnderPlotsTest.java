package org.hongxian.approval.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.casework.DrawingKind.LAND_USE;
import static org.hongxian.approval.drawing.Scenario.EVERYWHERE;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.feature;
import static org.hongxian.approval.drawing.Scenario.parcel;
import static org.hongxian.approval.drawing.Scenario.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.drawing.DrawingModules;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.LandOutlook;
import org.hongxian.approval.drawing.Scenario;
import org.hongxian.approval.testkit.FreshH2;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.overlay.LayerFeature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.test.context.ContextConfiguration;

/** What is told about the land under plots while they are drawn. */
@SpringBootTest(classes = DrawingModules.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshH2.class)
class LandUnderPlotsTest {

    private static final Offset<Double> EXACT = within(1e-6);

    @Autowired
    Drawings drawings;

    @Autowired
    Measurements measurements;

    @Autowired
    Cases cases;

    @Autowired
    Scenario scenario;

    @Autowired
    LoginAs loginAs;

    /** Every test on a stretch of its own, away from the red lines of the others. */
    private static int stretch;

    private double east;

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @BeforeEach
    void layers() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        east = 2_000.0 * ++stretch + 40_000;
        scenario.importLayer("DLTB", EVERYWHERE, parcel("A", "990101001001", "0101", box(0, 0, 100, 100)));
        for (String layer : List.of("YJJBNTTB", "STBHHX", "CZKFBJ")) {
            scenario.importLayer(layer, EVERYWHERE);
        }
        scenario.importLayer("XZQ", EVERYWHERE, Scenario.county("990101", EVERYWHERE));
    }

    @Test
    void aProtectedLayerThatSaysNothingAboutAPartOfThePlotsIsNamedAndNotTakenForClear() throws Exception {
        scenario.importLayer("STBHHX", box(0, 0, 50, 100), feature("S", box(0, 0, 10, 100)));
        scenario.importLayer("CZKFBJ", box(-500, 0, 100, 100));

        LandOutlook land = outlook(square(0, 0, 100));

        // What was found is told although the rest is not known.
        assertThat(land.protectedLand()).singleElement().satisfies(shared -> {
            assertThat(shared.layer()).isEqualTo("STBHHX");
            assertThat(shared.squareMetres()).isCloseTo(1_000, EXACT);
        });
        assertThat(land.unansweredLayers()).containsExactly("生态保护红线", "城镇开发边界");
    }

    @Test
    void whereParcelsShareGroundTheRowsCountItTwiceAndItIsSaidHowMuch() throws Exception {
        scenario.importLayer(
                "DLTB",
                EVERYWHERE,
                parcel("A", "990101001001", "0101", box(0, 0, 60, 100)),
                parcel("B", "990101001002", "0301", box(50, 0, 50, 100)));

        LandOutlook land = outlook(square(0, 0, 100));

        assertThat(byClass(land)).containsOnlyKeys("0101", "0301");
        assertThat(byClass(land).get("0101")).isCloseTo(6_000, EXACT);
        assertThat(byClass(land).get("0301")).isCloseTo(5_000, EXACT);
        assertThat(land.overlapSquareMetres()).isCloseTo(1_000, within(1e-3));
        assertThat(land.uncoveredSquareMetres()).isZero();
    }

    @Test
    void plotsApartAreAddedUpAndPlotsOverEachOtherCountTheirCommonGroundOnce() throws Exception {
        LandOutlook apart = outlook(square(0, 0, 20), square(50, 50, 30));
        LandOutlook over = outlook(square(0, 0, 20), square(10, 0, 20));
        LandOutlook beyond = outlook(square(0, 0, 20), square(90, 0, 20));

        assertThat(byClass(apart).get("0101")).isCloseTo(400 + 900, EXACT);
        assertThat(apart.uncoveredSquareMetres()).isZero();
        assertThat(byClass(over).get("0101")).isCloseTo(600, EXACT);
        assertThat(over.overlapSquareMetres()).isZero();
        assertThat(byClass(beyond).get("0101")).isCloseTo(400 + 200, EXACT);
        assertThat(beyond.uncoveredSquareMetres()).isCloseTo(200, EXACT);
    }

    @Test
    void fieldRidgesAreTakenOffAsTheMeasurementTakesThemOff() throws Exception {
        scenario.importLayer(
                "DLTB",
                EVERYWHERE,
                terraced("A", box(0, 0, 60, 100), "0.1200", "3"),
                terraced("B", box(60, 0, 20, 100), "0.0800", "2"),
                terraced("C", box(80, 0, 20, 100), "", "1"));
        Plot plot = square(0, 0, 100);

        LandOutlook land = outlook(plot);

        // 6 000 and 2 000 m2 of terraces, 2 000 m2 of level ground
        double ridges = 6_000 * 0.12 + 2_000 * 0.08;
        assertThat(land.rows()).extracting(LandOutlook.Row::landClass).containsExactly("0103", "1203");
        assertThat(byClass(land).get("0103")).isCloseTo(10_000 - ridges, EXACT);
        assertThat(byClass(land).get("1203")).isCloseTo(ridges, EXACT);
        assertThat(land.unansweredLayers()).isEmpty();
        CaseId caseId = scenario.openAtSurvey();
        loginAs.call(OFFICER, () -> drawings.edit(caseId, LAND_USE, 0, List.of(plot)));
        Map<String, Double> measured = loginAs.call(OFFICER, () -> measurements.measure(caseId)).rows().stream()
                .collect(
                        Collectors.groupingBy(Measurement.Row::landClass, Collectors.summingDouble(row -> row.hectares()
                                .doubleValue())));
        assertThat(measured).isEqualTo(Map.of("0103", 0.9120, "1203", 0.0880));
    }

    @Test
    void aRidgeCoefficientThatIsNoShareLeavesTheLayerUnansweredAsTheMeasurementFailsOnIt() throws Exception {
        scenario.importLayer("DLTB", EVERYWHERE, terraced("A", box(0, 0, 100, 100), "12.03", "3"));

        LandOutlook land = outlook(square(0, 0, 100));

        assertThat(land.unansweredLayers()).containsExactly("地类图斑");
        assertThat(byClass(land).get("0103")).isCloseTo(10_000, EXACT);
    }

    @Test
    void whatOtherCasesClaimIsTheGroundOfAllOfThemTogether() throws Exception {
        CaseId one = drawn(square(80, 0, 40));
        CaseId two = drawn(square(90, 0, 40));

        LandOutlook.Shared claimed = outlook(square(0, 0, 100)).protectedLand().get(0);

        assertThat(claimed.layer()).isEqualTo("RED_LINES");
        assertThat(claimed.squareMetres()).isCloseTo(20 * 40, EXACT);
        assertThat(claimed.detail()).contains(number(one)).contains(number(two));
    }

    private CaseId drawn(Plot plot) throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        loginAs.call(OFFICER, () -> drawings.edit(caseId, LAND_USE, 0, List.of(plot)));
        return caseId;
    }

    private String number(CaseId caseId) {
        return cases.getUnchecked(caseId).number();
    }

    private LandOutlook outlook(Plot... plots) throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        LandOutlook land = loginAs.call(OFFICER, () -> drawings.preview(caseId, LAND_USE, List.of(plots))
                .land());
        assertThat(land).isNotNull();
        return land;
    }

    private static Map<String, Double> byClass(LandOutlook land) {
        return land.rows().stream()
                .collect(Collectors.toMap(LandOutlook.Row::landClass, LandOutlook.Row::squareMetres));
    }

    private Plot square(double x, double y, double side) {
        double west = east + x;
        return plot("地块" + x + " " + y, west, y + side, west + side, y + side, west + side, y, west, y);
    }

    /** Dry land as the survey has them on a slope. */
    private static LayerFeature terraced(String id, String wkt, String coefficient, String slope) {
        LayerFeature parcel = parcel(id, "990101001001", "0103", wkt);
        var attributes = new HashMap<>(parcel.attributes());
        attributes.putAll(Map.of("KCXS", coefficient, "KCDLBM", coefficient.isEmpty() ? "" : "1203", "GDPDJB", slope));
        return new LayerFeature(id, parcel.geometry(), attributes);
    }

    private String box(double x, double y, double width, double height) {
        return "POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))"
                .formatted(east + x, y, east + x + width, y + height);
    }
}
