package org.hongxian.gis.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ShapefileWriter;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.testkit.SyntheticPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerFileReaderTest {

    private static final String TWO_PARCELS = """
            {"type":"FeatureCollection",
             "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4527"}},
             "features":[
              {"type":"Feature","properties":{"DLBM":"0101","DLMC":"水田","TBMJ":100.5,"none":null},
               "geometry":{"type":"Polygon","coordinates":[[[39500000,4000000],[39500010,4000000],[39500010,4000010],
                 [39500000,4000010],[39500000,4000000]]]}},
              {"type":"Feature","properties":{"DLBM":"1101"},"geometry":{"type":"Point","coordinates":[39500000,4000000]}},
              {"geometry":{"coordinates":[[[[39500010,4000000],[39500020,4000000],[39500020,4000010],[39500010,4000000]]]],
               "type":"MultiPolygon"},"properties":{"DLBM":"0702"},"type":"Feature"}
            ]}
            """;

    @TempDir
    private Path folder;

    @Test
    void featuresOfAGeoJsonComeOneByOneWithTheirAttributes() throws IOException {
        Path file = Files.writeString(folder.resolve("l.geojson"), TWO_PARCELS);
        LayerFileReader reader = LayerFileReader.open(file, null);
        var features = new ArrayList<LayerFeature>();

        var issues = reader.forEach(features::add);

        assertThat(reader.crs()).isEqualTo(new CrsCode(4527));
        assertThat(features).extracting(LayerFeature::id).containsExactly("00000001", "00000003");
        assertThat(features.get(0).attributes())
                .containsEntry("DLBM", "0101")
                .containsEntry("DLMC", "水田")
                .containsEntry("TBMJ", "100.5")
                .doesNotContainKey("none");
        assertThat(features.get(0).geometry().getArea()).isEqualTo(100);
        assertThat(features.get(1).geometry().getArea()).isEqualTo(50);
        assertThat(issues).extracting(Issue::code).containsExactly(IssueCode.GEOMETRY_TYPE_UNUSABLE);
    }

    @Test
    void featuresOfAShapefileHaveTheirHolesAndChineseAttributes() throws IOException {
        Path file = folder.resolve("l.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            var plot = CoordinateFiles.read("p.txt", SyntheticPlot.standard().utf8(), ReadOptions.standard());
            ShapefileWriter.write(plot.file(), "图斑", out);
        }
        var features = new ArrayList<LayerFeature>();
        LayerFileReader reader = LayerFileReader.open(file, null);
        reader.forEach(features::add);

        assertThat(reader.format()).isEqualTo("shapefile");
        assertThat(features).singleElement().satisfies(feature -> {
            assertThat(feature.geometry().getArea()).isEqualTo(960000);
            assertThat(feature.attributes()).containsEntry("DKMC", "示范地块").containsEntry("DLBM", "0601");
        });
    }

    @Test
    void whatTheVisitorThrowsIsNotTakenForADamagedFile() throws IOException {
        Path file = folder.resolve("l.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            var plot = CoordinateFiles.read("p.txt", SyntheticPlot.standard().utf8(), ReadOptions.standard());
            ShapefileWriter.write(plot.file(), "l", out);
        }
        LayerFileReader reader = LayerFileReader.open(file, null);

        assertThatThrownBy(() -> reader.forEach(feature -> {
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aLayerOfManyFeaturesIsStreamed() throws IOException {
        Path file = folder.resolve("many.geojson");
        int count = 60_000;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"type\":\"FeatureCollection\",\"features\":[");
            for (int i = 0; i < count; i++) {
                double west = 117 + i * 1e-6;
                out.write((i == 0 ? "" : ",\n")
                        + "{\"type\":\"Feature\",\"properties\":{\"DLBM\":\"0101\"},\"geometry\":"
                        + "{\"type\":\"Polygon\",\"coordinates\":[[[" + west + ",36],[" + west + ",36.1],[117.5,36.1],["
                        + west + ",36]]]}}");
            }
            out.write("]}");
        }
        int[] visited = {0};
        LayerFileReader reader = LayerFileReader.open(file, null);
        reader.forEach(feature -> visited[0]++);

        assertThat(reader.crs()).isEqualTo(new CrsCode(4326));
        assertThat(visited[0]).isEqualTo(count);
    }

    @Test
    void aFileOfAnotherZoneThanItsCoordinatesIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("l.geojson"), TWO_PARCELS.replace("EPSG::4527", "EPSG::4528"));

        assertThatThrownBy(() -> LayerFileReader.open(file, null))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("l.geojson: 坐标系互相矛盾：EPSG:4528 和 EPSG:4527。指定的、文件写明的和坐标带号所示的应当一致；不予读取，请改正后再来。");
    }

    @Test
    void aStatedSystemOfAnotherZoneThanTheFileIsRefusedAndNotIgnored() throws IOException {
        Path prefixed = Files.writeString(folder.resolve("p.geojson"), TWO_PARCELS);
        Path plain = Files.writeString(
                folder.resolve("n.geojson"), TWO_PARCELS.replace("[395", "[5").replace("EPSG::4527", "EPSG::4548"));

        assertThatThrownBy(() -> LayerFileReader.open(prefixed, new CrsCode(4528)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("EPSG:4528 和 EPSG:4527");
        assertThatThrownBy(() -> LayerFileReader.open(plain, new CrsCode(4549)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("EPSG:4548 和 EPSG:4549");
        assertThat(LayerFileReader.open(plain, new CrsCode(4548)).crs()).isEqualTo(new CrsCode(4548));
        assertThat(LayerFileReader.open(prefixed, new CrsCode(4548)).crs()).isEqualTo(new CrsCode(4527));
    }

    @Test
    void aStatedSystemReplacesAnUnknownOne() throws IOException {
        Path file = Files.writeString(folder.resolve("l.geojson"), TWO_PARCELS.replace("EPSG::4527", "LOCAL::1"));

        assertThatThrownBy(() -> LayerFileReader.open(file, null))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("LOCAL::1");
        assertThat(LayerFileReader.open(file, new CrsCode(4527)).crs()).isEqualTo(new CrsCode(4527));
    }

    @Test
    void whetherAnybodyStatesTheSystemIsTold() throws IOException {
        String silent = TWO_PARCELS.replaceFirst("\"crs\":.*\\R", "\"name\":\"parcels\",\n");
        Path metres = Files.writeString(folder.resolve("m.geojson"), silent);
        Path degrees = Files.writeString(
                folder.resolve("d.geojson"),
                silent.replace("[395000", "[117.00").replace(",40000", ",36.00"));
        Path stated = Files.writeString(folder.resolve("s.geojson"), TWO_PARCELS);

        assertThat(LayerFileReader.open(metres, null).isSystemStated()).isFalse();
        assertThat(LayerFileReader.open(metres, new CrsCode(4527)).isSystemStated())
                .isTrue();
        assertThat(LayerFileReader.open(stated, null).isSystemStated()).isTrue();
        assertThat(LayerFileReader.open(degrees, null).isSystemStated())
                .as("RFC 7946 prescribes WGS 84")
                .isTrue();
    }

    @Test
    void aFileThatStatesAnOldDatumIsNotTurnedIntoTheNewOneByStatingIt() throws IOException {
        Path file = Files.writeString(folder.resolve("x.geojson"), TWO_PARCELS.replace("EPSG::4527", "EPSG::2363"));

        assertThat(LayerFileReader.open(file, null).crs()).isEqualTo(new CrsCode(2363));
        assertThatThrownBy(() -> LayerFileReader.open(file, new CrsCode(4527)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("EPSG:2363 和 EPSG:4527");
    }

    @Test
    void aStrayFeatureAtTheOriginDoesNotTurnALayerIntoDegrees() throws IOException {
        String stray = """
                {"type":"Feature","properties":{"DLBM":"0101"},
                 "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
                """;
        Path stated = Files.writeString(
                folder.resolve("s.geojson"), TWO_PARCELS.replace("\"features\":[", "\"features\":[" + stray));
        Path silent = Files.writeString(
                folder.resolve("q.geojson"),
                Files.readString(stated).replaceFirst("\"crs\":.*\\R", "\"name\":\"parcels\",\n"));
        for (LayerFileReader reader : new LayerFileReader[] {
            LayerFileReader.open(stated, null),
            LayerFileReader.open(stated, new CrsCode(4527)),
            LayerFileReader.open(silent, null)
        }) {
            var features = new ArrayList<LayerFeature>();

            var issues = reader.forEach(features::add);

            assertThat(reader.crs()).isEqualTo(new CrsCode(4527));
            assertThat(features).extracting(LayerFeature::id).containsExactly("00000002", "00000004");
            assertThat(issues)
                    .extracting(Issue::code)
                    .containsExactly(IssueCode.COORDINATE_OUT_OF_RANGE, IssueCode.GEOMETRY_TYPE_UNUSABLE);
            assertThat(issues.get(0).place().plot()).isEqualTo("00000001");
        }
    }

    @Test
    void featuresOfTheNeighbouringZoneAreLeftOutWithAFinding() throws IOException {
        String two = TWO_PARCELS
                .replace("[[[39500000,4000000]", "[[[39500000,4000000],[39500005,4000000]")
                .replace(
                        "[[[[39500010,4000000],[39500020,4000000],[39500020,4000010]",
                        "[[[[40500010,4000000],[40500020,4000000]")
                .replace("[39500010,4000000]]]]", "[40500020,4000010],[40500010,4000000]]]]");
        Path file = Files.writeString(folder.resolve("z.geojson"), two);
        var features = new ArrayList<LayerFeature>();

        LayerFileReader reader = LayerFileReader.open(file, null);
        var issues = reader.forEach(features::add);

        assertThat(reader.crs()).isEqualTo(new CrsCode(4527));
        assertThat(features).extracting(LayerFeature::id).containsExactly("00000001");
        assertThat(issues).extracting(Issue::code).contains(IssueCode.COORDINATE_OUT_OF_RANGE);
    }

    @Test
    void metresStatedAsDegreesAreRefusedUnlessTheUserSaysWhatTheNumbersSay() throws IOException {
        Path file = Files.writeString(folder.resolve("d.geojson"), TWO_PARCELS.replace("EPSG::4527", "EPSG::4490"));

        assertThatThrownBy(() -> LayerFileReader.open(file, null))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("EPSG:4490 和 EPSG:4527");
        assertThat(LayerFileReader.open(file, new CrsCode(4527)).crs()).isEqualTo(new CrsCode(4527));
    }

    @Test
    void aPictureIsNoLayerAndOnlyLayerFormatsAreNamed() throws IOException {
        Path file = Files.write(
                folder.resolve("fake.gpkg"), new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0});

        assertThatThrownBy(() -> LayerFileReader.open(file, null))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("不是图层文件")
                .hasMessageContaining(".gpkg")
                .hasMessageNotContaining(".xlsx");
    }

    @Test
    void aBoundaryTextIsNoLayer() throws IOException {
        Path file =
                Files.write(folder.resolve("p.txt"), SyntheticPlot.standard().utf8());

        assertThatThrownBy(() -> LayerFileReader.open(file, null))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("p.txt")
                .hasMessageContaining(".geojson");
    }
}
