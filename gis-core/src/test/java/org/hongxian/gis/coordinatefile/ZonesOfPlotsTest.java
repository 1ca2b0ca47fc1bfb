package org.hongxian.gis.coordinatefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

/** Longitude 118.5 is the border of zones 39 and 40; at northing 3 450 000 it lies some 142.7 km from either meridian. */
class ZonesOfPlotsTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final CrsCode ZONE_40 = new CrsCode(4528);

    private static ReadResult read(String text) {
        return CoordinateFiles.read("a.txt", text.getBytes(StandardCharsets.UTF_8), ReadOptions.standard());
    }

    private static String file(String... plots) {
        return "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=39\n[地块坐标]\n" + String.join("", plots);
    }

    private static String square(String name, double northing, double easting) {
        return "5,1.0000,%1$s,%1$s,面,,,,@\nJ1,1,%2$.3f,%3$.3f\nJ2,1,%2$.3f,%5$.3f\nJ3,1,%4$.3f,%5$.3f\nJ4,1,%4$.3f,%3$.3f\nJ1,1,%2$.3f,%3$.3f\n"
                .formatted(name, northing + 100, easting, northing, easting + 100);
    }

    @Test
    void aPlotInTheNextZoneIsBroughtIntoThatOfTheFileAndTheReportSaysSo() {
        BoundaryFile file = read(file(
                        square("甲", 3_450_000, 39_640_000),
                        square("乙", 3_450_000, 39_641_000),
                        square("丙", 3_450_500, 40_358_500)))
                .file();

        assertThat(file.crs()).isEqualTo(ZONE_39);
        BoundaryPoint moved = file.plots().get(2).rings().get(0).points().get(0);
        Coordinate back = CoordinateTransformer.between(ZONE_39, ZONE_40).transform(moved.easting(), moved.northing());
        assertThat(back.x).isCloseTo(40_358_500, within(1e-4));
        assertThat(back.y).isCloseTo(3_450_600, within(1e-4));
        assertThat(moved.easting()).isBetween(39_640_000.0, 39_660_000.0);
        assertThat(file.plots().get(0).rings().get(0).points().get(0).easting()).isEqualTo(39_640_000.0);
        Assumption told = file.assumptions().stream()
                .filter(assumption -> assumption.code().equals("plots-in-other-zone"))
                .findFirst()
                .orElseThrow();
        assertThat(FileTexts.text(told, Locale.ENGLISH)).contains("丙", "zone 40", "zone 39");
    }

    @Test
    void itsAreaOnTheEllipsoidStaysWhatItWas() {
        BoundaryFile file = read(file(
                        square("甲", 3_450_000, 39_640_000),
                        square("乙", 3_450_000, 39_641_000),
                        square("丙", 3_450_500, 40_358_500)))
                .file();
        BoundaryFile alone = read(file(square("丙", 3_450_500, 40_358_500)).replace("带号=39", "带号=40"))
                .file();

        Double inZone = AreaMeasurement.in(ZONE_39)
                .measure(RingAssembler.assemble(file.plots().get(2)))
                .ellipsoidalSquareMetres();
        Double own = AreaMeasurement.in(ZONE_40)
                .measure(RingAssembler.assemble(alone.plots().get(0)))
                .ellipsoidalSquareMetres();

        assertThat(inZone).isNotNull().isCloseTo(own, within(0.011));
    }

    /** The numbers are those of PROJ: EPSG:4528 to EPSG:4527. */
    @Test
    void whatIsWrittenHasOneZoneAndTheNumbersOfAnIndependentProgram() throws IOException {
        BoundaryFile file = read(file(
                        square("甲", 3_450_000, 39_640_000),
                        square("乙", 3_450_000, 39_641_000),
                        square("丙", 3_450_500, 40_358_500)))
                .file();
        var out = new ByteArrayOutputStream();
        FileFormats.byEnding("a.txt").orElseThrow().write(file, WriteOptions.named("a.txt"), out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("带号=39", "J1,1,3450640.9722,39644523.1761", "J3,1,3450543.7179,39644625.8505")
                .doesNotContain(",40");
    }

    @Test
    void plotsOfTwoZonesInHalvesAreReadInTheFirstOfThem() {
        BoundaryFile file = read(file(square("甲", 3_450_000, 40_358_500), square("乙", 3_450_000, 39_640_000)))
                .file();

        assertThat(file.crs()).isEqualTo(ZONE_39);
        assertThat(file.assumptions())
                .filteredOn(told -> told.code().equals("plots-in-other-zone"))
                .singleElement()
                .satisfies(told -> assertThat(told.arguments()).containsExactly("甲", "40", "39"));
    }

    @Test
    void theZoneOfAFeatureFileIsThatOfMostOfItsPointsAndNotOfTheFirst() {
        String feature =
                "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%1$d,3450100],[%2$d,3450100],[%2$d,3450000],[%1$d,3450000],[%1$d,3450100]]]}}";
        String json = "{\"type\":\"FeatureCollection\",\"features\":["
                + String.join(
                        ",",
                        feature.formatted(40_358_500, 40_358_600),
                        feature.formatted(39_640_000, 39_640_100),
                        feature.formatted(39_641_000, 39_641_100))
                + "]}";

        BoundaryFile file = CoordinateFiles.read(
                        "a.geojson", json.getBytes(StandardCharsets.UTF_8), ReadOptions.standard())
                .file();

        assertThat(file.crs()).isEqualTo(ZONE_39);
        assertThat(file.plots().get(0).rings().get(0).points().get(0).easting()).isBetween(39_640_000.0, 39_660_000.0);
    }

    @Test
    void withTheCountyKnownAProjectAcrossTheBorderIsNoConflictOfZones() {
        String text = file(
                square("甲", 3_450_000, 39_640_000),
                square("乙", 3_450_000, 39_641_000),
                square("丙", 3_450_500, 40_358_500));

        ReadResult result = CoordinateFiles.read(
                "a.txt",
                text.getBytes(StandardCharsets.UTF_8),
                ReadOptions.standard().withCountyZone(39));

        assertThat(result.issues())
                .extracting(Issue::code)
                .doesNotContain(IssueCode.ZONE_WRONG, IssueCode.ZONE_CONFLICT);
    }

    /** Header, prefix and county say three things: the coordinates win, and both contradictions are told. */
    @Test
    void headerPrefixAndCountyAreComparedWithOneAnother() {
        String text = file(square("甲", 3_450_000, 39_540_000)).replace("带号=39", "带号=38");

        ReadResult result = CoordinateFiles.read(
                "a.txt",
                text.getBytes(StandardCharsets.UTF_8),
                ReadOptions.standard().withCountyZone(41));

        assertThat(result.file().crs()).isEqualTo(ZONE_39);
        assertThat(result.issues())
                .filteredOn(issue -> issue.code() == IssueCode.ZONE_CONFLICT)
                .singleElement()
                .satisfies(issue -> assertThat(issue.arguments())
                        .containsEntry("headerZone", 38)
                        .containsEntry("prefixZone", 39));
        assertThat(result.issues())
                .filteredOn(issue -> issue.code() == IssueCode.ZONE_WRONG)
                .singleElement()
                .satisfies(issue ->
                        assertThat(issue.arguments()).containsEntry("zone", 39).containsEntry("expectedZone", 41));
    }

    @Test
    void aMistypedZoneNumberFarFromTheBorderIsLeftForTheDrawingCheck() {
        BoundaryFile file = read(file(
                        square("甲", 3_450_000, 39_540_000),
                        square("乙", 3_450_000, 39_541_000),
                        square("丙", 3_450_000, 40_540_000)))
                .file();

        assertThat(file.plots().get(2).rings().get(0).points().get(0).easting()).isEqualTo(40_540_000.0);
        assertThat(file.assumptions()).extracting(Assumption::code).doesNotContain("plots-in-other-zone");
    }

    @Test
    void onePointWithAnotherZoneNumberIsAMistakeOfThatPointAndMovesNothing() {
        String text = file(square("甲", 3_450_000, 39_640_000))
                .replace("J3,1,3450000.000,39640100.000", "J3,1,3450000.000,40640100.000");

        BoundaryFile file = read(text).file();

        assertThat(file.plots().get(0).rings().get(0).points().get(2).easting()).isEqualTo(40_640_100.0);
        assertThat(file.assumptions()).extracting(Assumption::code).doesNotContain("plots-in-other-zone");
    }
}
