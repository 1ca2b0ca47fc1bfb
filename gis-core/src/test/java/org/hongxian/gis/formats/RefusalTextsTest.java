package org.hongxian.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.junit.jupiter.api.Test;

/** What a person reads about a file that cannot be used names what is in it, and nothing that is not. */
class RefusalTextsTest {

    private static UnusableFileException refusal(String name, byte[] content) {
        return Objects.requireNonNull(catchThrowableOfType(
                UnusableFileException.class, () -> CoordinateFiles.read(name, content, ReadOptions.standard())));
    }

    private static UnusableFileException refusal(String name, String text) {
        return refusal(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aDrawingOfHatchesIsToldToConsistOfThem() throws IOException {
        byte[] hatches;
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/drawings/hatch-gdal.dxf"))) {
            hatches = in.readAllBytes();
        }

        UnusableFileException refusal = refusal("hatch.dxf", hatches);

        assertThat(refusal.message(Locale.CHINESE))
                .contains("没有读取的图元：HATCH (", "多段线")
                .doesNotContain("：。");
        assertThat(refusal.message(Locale.ENGLISH)).contains("Not read: HATCH (");
    }

    @Test
    void aKmlThatIsCutOffIsNotBlamedOnEntities() {
        String kml = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>甲</name><Polygon>";

        assertThat(refusal("cut.kml", kml).message(Locale.CHINESE))
                .contains("不完整")
                .doesNotContain("实体");
    }

    @Test
    void aFileOfPointsAndLinesIsToldToHaveOnlyThese() {
        String points = """
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[117,31]}},
                 {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[117,32]}}]}
                """;

        UnusableFileException refusal = refusal("points.geojson", points);

        assertThat(refusal.message(Locale.CHINESE)).contains("Point (2)");
        assertThat(refusal.message(Locale.ENGLISH)).contains("Point (2)");
    }

    @Test
    void aListWithoutPlotLinesHasNoNumberOfFields() {
        ReadResult read =
                CoordinateFiles.read("list.txt", """
                1,3450100.000,39540000.000
                2,3450100.000,39540100.000
                3,3450000.000,39540100.000
                """.getBytes(StandardCharsets.UTF_8), ReadOptions.standard());

        assertThat(read.file().assumptions()).extracting(Assumption::code).doesNotContain("profile");
        // The datum in the language of the sentence.
        assertThat(read.file().assumptions())
                .filteredOn(assumption -> assumption.code().equals("datum-assumed"))
                .singleElement()
                .satisfies(assumption -> {
                    assertThat(FileTexts.text(assumption, Locale.ENGLISH))
                            .contains("CGCS2000")
                            .doesNotContain("坐标系");
                    assertThat(FileTexts.text(assumption, Locale.CHINESE)).contains("2000国家大地坐标系");
                });
    }
}
