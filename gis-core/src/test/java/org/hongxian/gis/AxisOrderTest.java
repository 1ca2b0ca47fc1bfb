package org.hongxian.gis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.survey.BoundaryPointTable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Easting (longitude) is first everywhere inside. At every edge where coordinates come in or go out one test says which order holds
 * there. The place: northing 3 450 000, easting 39 540 000 in zone 39, which is 31.17 degrees north, 117.42 degrees east.
 */
class AxisOrderTest {

    private static final CrsCode ZONE_39 = new CrsCode(4527);
    private static final CrsCode DEGREES = new CrsCode(4490);
    private static final double EASTING = 39_540_000;
    private static final double NORTHING = 3_450_000;

    /** A corner of a rectangle 200 m wide (east) and 100 m high (north): nothing stays the same when the axes are swapped. */
    private static final Plot PLOT = Plot.of(
            "甲",
            List.of(new BoundaryRing(
                    1,
                    List.of(
                            new BoundaryPoint("J1", EASTING, NORTHING + 100, 0),
                            new BoundaryPoint("J2", EASTING + 200, NORTHING + 100, 0),
                            new BoundaryPoint("J3", EASTING + 200, NORTHING, 0),
                            new BoundaryPoint("J4", EASTING, NORTHING, 0)),
                    true)));

    private static BoundaryFile file() {
        return new BoundaryFile(
                "test", "UTF-8", AxisOrder.NORTHING_EASTING, ZONE_39, Map.of(), List.of(PLOT), List.of());
    }

    private static byte[] written(String name, BoundaryFile file) throws IOException {
        var out = new ByteArrayOutputStream();
        FileFormats.byEnding(name).orElseThrow().write(file, WriteOptions.named(name), out);
        return out.toByteArray();
    }

    private static ReadResult read(String name, byte[] content) {
        return CoordinateFiles.read(name, content, ReadOptions.standard());
    }

    private static void assertWhereItIs(BoundaryFile file) {
        Geometry land = RingAssembler.assemble(file.plots());
        assertThat(land.getEnvelopeInternal().getMinX()).isCloseTo(EASTING, within(1e-3));
        assertThat(land.getEnvelopeInternal().getMinY()).isCloseTo(NORTHING, within(1e-3));
        assertThat(land.getEnvelopeInternal().getWidth()).isCloseTo(200, within(2e-3));
        assertThat(land.getEnvelopeInternal().getHeight()).isCloseTo(100, within(2e-3));
    }

    @Test
    void boundaryTxtIsWrittenNorthingFirst() throws IOException {
        String text = new String(written("a.txt", file()), StandardCharsets.UTF_8);

        assertThat(text).containsPattern("J1,1,3450100(\\.0*)?,39540000");
    }

    @Test
    void boundaryTxtIsReadNorthingFirst() throws IOException {
        BoundaryFile read = read("a.txt", written("a.txt", file())).file();

        assertThat(read.axisOrder()).isEqualTo(AxisOrder.NORTHING_EASTING);
        assertWhereItIs(read);
    }

    @Test
    void boundaryTxtWrittenEastingFirstIsRecognised() throws IOException {
        String swapped = new String(written("a.txt", file()), StandardCharsets.UTF_8)
                .replaceAll("(J\\d,1,)([\\d.]+),([\\d.]+)", "$1$3,$2");

        BoundaryFile read =
                read("a.txt", swapped.getBytes(StandardCharsets.UTF_8)).file();

        assertThat(read.axisOrder()).isEqualTo(AxisOrder.EASTING_NORTHING);
        assertWhereItIs(read);
    }

    @Test
    void geoJsonInAZoneIsEastingFirstBothWays() throws IOException {
        byte[] json = written("a.geojson", file());

        assertThat(new String(json, StandardCharsets.UTF_8)).containsPattern("\\[39540000(\\.0*)?,3450\\d00");
        assertWhereItIs(read("a.geojson", json).file());
    }

    @Test
    void geoJsonInDegreesIsLongitudeFirstBothWays() throws IOException {
        BoundaryFile degrees = Reprojection.to(DEGREES, file());
        byte[] json = written("a.geojson", degrees);

        assertThat(new String(json, StandardCharsets.UTF_8)).containsPattern("\\[117\\.4\\d*,31\\.1\\d*");
        assertWhereItIs(Reprojection.to(ZONE_39, read("a.geojson", json).file()));
    }

    @Test
    void shapefileIsEastingFirstBothWays() throws IOException {
        assertWhereItIs(read("a.zip", written("a.zip", file())).file());
    }

    @Test
    void geoPackageIsEastingFirstBothWays() throws IOException {
        assertWhereItIs(read("a.gpkg", written("a.gpkg", file())).file());
    }

    @Test
    void dxfIsEastingFirstBothWays() throws IOException {
        byte[] dxf = written("a.dxf", file());

        BoundaryFile read = CoordinateFiles.read(
                        "a.dxf", dxf, ReadOptions.standard().withCrs(ZONE_39))
                .file();
        assertWhereItIs(read);
    }

    @Test
    void wktIsEastingFirstBothWays() throws IOException {
        byte[] wkt = written("a.wkt", file());

        assertThat(new String(wkt, StandardCharsets.UTF_8)).containsPattern("39540000(\\.0*)? 3450\\d00");
        assertWhereItIs(
                CoordinateFiles.read("a.wkt", wkt, ReadOptions.standard().withCrs(ZONE_39))
                        .file());
    }

    @Test
    void kmlIsLongitudeFirstBothWays() throws IOException {
        byte[] kml = written("a.kml", Reprojection.to(new CrsCode(4326), file()));

        assertThat(new String(kml, StandardCharsets.UTF_8)).containsPattern("117\\.4\\d*,31\\.1\\d*");
        assertWhereItIs(Reprojection.to(ZONE_39, read("a.kml", kml).file()));
    }

    @Test
    void tablesNameTheirColumnsAndAreReadByTheNamesWhateverTheirOrder() throws IOException {
        String csv = new String(written("a.csv", file()), StandardCharsets.UTF_8);
        assertThat(csv).containsPattern("3450100(\\.0*)?,39540000");
        assertWhereItIs(read("a.csv", written("a.csv", file())).file());
        assertWhereItIs(read("a.xlsx", written("a.xlsx", file())).file());

        String eastingFirst =
                "点号,Y坐标,X坐标\nJ1,39540000,3450100\nJ2,39540200,3450100\nJ3,39540200,3450000\n" + "J4,39540000,3450000\n";
        assertWhereItIs(
                read("b.csv", eastingFirst.getBytes(StandardCharsets.UTF_8)).file());
    }

    @Test
    void theTransformerTakesAndGivesEastingAndLongitudeFirst() {
        Coordinate degrees = CoordinateTransformer.between(ZONE_39, DEGREES).transform(EASTING, NORTHING);

        assertThat(degrees.x).isBetween(117.0, 118.0);
        assertThat(degrees.y).isBetween(31.0, 32.0);
        Coordinate back = CoordinateTransformer.between(DEGREES, ZONE_39).transform(degrees.x, degrees.y);
        assertThat(back.x).isCloseTo(EASTING, within(1e-4));
        assertThat(back.y).isCloseTo(NORTHING, within(1e-4));
    }

    @Test
    void theTableOfBoundaryPointsHasXForNorthingAndYForEasting() {
        BoundaryPointTable.Row first = BoundaryPointTable.of(PLOT).rows().get(0);

        assertThat(first.northing().toPlainString()).isEqualTo("3450100.000");
        assertThat(first.easting().toPlainString()).isEqualTo("39540000.000");
        assertThat(first.bearingDegrees()).isCloseTo(90, within(1e-9));
        assertThat(first.sideMetres()).isEqualByComparingTo("200.00");
    }

    @Test
    void areasAreMeasuredFromTheMeridianOfTheEastingAndNotOfTheNorthing() {
        Double area = AreaMeasurement.in(ZONE_39)
                .measure(RingAssembler.assemble(PLOT))
                .ellipsoidalSquareMetres();

        // 40 km east of the meridian the plane is too large by 4.0E-5: 20 000 m2 are 19 999.21 m2.
        assertThat(area).isNotNull().isCloseTo(19_999.21, within(0.02));
    }
}
