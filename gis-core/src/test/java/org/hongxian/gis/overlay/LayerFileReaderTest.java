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
    void aStatedSystemReplacesAnUnknownOne() throws IOException {
        Path file = Files.writeString(folder.resolve("l.geojson"), TWO_PARCELS.replace("EPSG::4527", "LOCAL::1"));

        assertThatThrownBy(() -> LayerFileReader.open(file, null))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("LOCAL::1");
        assertThat(LayerFileReader.open(file, new CrsCode(4527)).crs()).isEqualTo(new CrsCode(4527));
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
