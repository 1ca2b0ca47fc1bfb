package org.hongxian.approval.measurement;

import static org.hongxian.approval.casework.DrawingKind.LAND_USE;
import static org.hongxian.approval.drawing.Scenario.EVERYWHERE;
import static org.hongxian.approval.drawing.Scenario.OFFICER;
import static org.hongxian.approval.drawing.Scenario.feature;
import static org.hongxian.approval.drawing.Scenario.parcel;
import static org.hongxian.approval.drawing.Scenario.plot;
import static org.hongxian.approval.drawing.Scenario.square;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.Scenario;
import org.hongxian.approval.ledger.LedgerReader;
import org.hongxian.approval.measurement.Measurement.Answer;
import org.hongxian.approval.testkit.LoginAs;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A known coverage, a drawn case in a stretch of land of its own, and how it is measured. */
abstract class MeasuredCase {

    @Autowired
    Measurements measurements;

    @Autowired
    Drawings drawings;

    @Autowired
    LevelFacts levelFacts;

    @Autowired
    Scenario scenario;

    @Autowired
    LoginAs loginAs;

    @Autowired
    LedgerReader ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LayerCatalogue layers;

    @Autowired
    Clock clock;

    /** Every test draws in a stretch of its own, so that its red lines do not meet those of the others. */
    private static int stretch;

    /** Where the stretch of the running test begins, metres east of the origin. */
    double east;

    @BeforeEach
    void layers() {
        stretch++;
        east = 2_000.0 * stretch - 15_000;
        scenario.importLayer("DLTB", EVERYWHERE, parcels());
        scenario.importLayer("YJJBNTTB", EVERYWHERE, feature("P", box(0, 0, 30, 100)));
        scenario.importLayer("STBHHX", EVERYWHERE);
        scenario.importLayer("CZKFBJ", EVERYWHERE);
        scenario.importLayer(
                "XZQ",
                EVERYWHERE,
                Scenario.county(
                        "990101", "POLYGON ((-90000 -90000, 90000 -90000, 90000 90000, -90000 90000, -90000 -90000))"));
    }

    private LayerFeature[] parcels() {
        return new LayerFeature[] {
            parcel("A", "990101001001", "0101", box(0, 0, 60, 100)),
            parcel("B", "990101001001", "0301", box(60, 0, 40, 50)),
            parcel("C", "990101001002", "1003", box(60, 50, 40, 50)),
            parcel("D", "990101001002", "0103", box(100, -500, 1_000, 1_500))
        };
    }

    UUID currentVersion(String layer) {
        return layers.findCurrent(layer).orElseThrow().id();
    }

    CaseId drawn(Plot plot) throws Exception {
        CaseId caseId = scenario.openAtSurvey();
        loginAs.call(OFFICER, () -> drawings.edit(caseId, LAND_USE, 0, List.of(plot)));
        return caseId;
    }

    Measurement measure(CaseId caseId) throws Exception {
        return loginAs.call(OFFICER, () -> measurements.measure(caseId));
    }

    Plot at(double offsetEast, double north, double side) {
        return square("地块1", east + offsetEast, north, side);
    }

    Plot rectangle(double offsetEast, double north, double width, double height) {
        double west = east + offsetEast;
        return plot("地块1", west, north + height, west + width, north + height, west + width, north, west, north);
    }

    /** A box in the stretch of this test. */
    String box(double offsetEast, double north, double width, double height) {
        double west = east + offsetEast;
        return "POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))"
                .formatted(west, north, west + width, north + height);
    }

    static Answer answer(Measurement measurement, String layer) {
        return measurement.answers().stream()
                .filter(answer -> answer.layer().equals(layer))
                .findFirst()
                .orElseThrow();
    }
}
