package org.hongxian.gis.boundarytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.testkit.SyntheticPlot.ELLIPSOIDAL_SQUARE_METRES;
import static org.hongxian.gis.testkit.SyntheticPlot.PLANAR_SQUARE_METRES;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.MeasuredArea;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.testkit.SyntheticPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BoundaryTextVariantsTest {

    static List<SyntheticPlot> variants() {
        return SyntheticPlot.variants();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyVariantIsTheSamePlot(SyntheticPlot variant) {
        ReadResult result = CoordinateFiles.read("v.txt", variant.utf8(), ReadOptions.standard());

        BoundaryFile file = result.file();
        assertThat(file.crs()).isEqualTo(new CrsCode(variant.prefixed() ? 4527 : 4548));
        assertThat(file.axisOrder())
                .isEqualTo(variant.swapped() ? AxisOrder.EASTING_NORTHING : AxisOrder.NORTHING_EASTING);
        Plot plot = file.plots().get(0);
        assertThat(plot.rings()).hasSize(2).allSatisfy(ring -> {
            assertThat(ring.points()).hasSize(4);
            assertThat(ring.closedInFile()).isEqualTo(variant.closed());
        });
        assertThat(plot.declaredAreaSquareMetres()).isEqualTo(960000);
        assertThat(result.issues())
                .extracting(issue -> issue.code())
                .isEqualTo(variant.swapped() ? List.of(IssueCode.AXIS_ORDER_SWAPPED) : List.of());
        assertFixture(file);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, false",
        "UTF-8, true",
        "GBK, false",
        "GB18030, false",
        "UTF-16LE, true",
        "UTF-16BE, true",
        "UTF-16LE, false"
    })
    void everyEncodingIsFound(Charset charset, boolean mark) {
        SyntheticPlot plot = SyntheticPlot.standard();
        byte[] content = mark ? plot.bytesWithMark(charset) : plot.bytes(charset);

        BoundaryFile file =
                CoordinateFiles.read("v.txt", content, ReadOptions.standard()).file();

        // These texts are the same bytes in GBK and GB18030.
        assertThat(file.encoding()).isEqualTo(charset.name().equals("GB18030") ? "GBK" : charset.name());
        assertThat(file.plots().get(0).name()).isEqualTo("示范地块");
        assertThat(file.header()).containsEntry("数据产生单位", "示例测绘院");
        assertFixture(file);
    }

    @Test
    void aCharacterOnlyGb18030HasIsRead() {
        byte[] content = SyntheticPlot.standard().text().replace("示范", "㐀村").getBytes(Charset.forName("GB18030"));

        BoundaryFile file =
                CoordinateFiles.read("v.txt", content, ReadOptions.standard()).file();

        assertThat(file.encoding()).isEqualTo("GB18030");
        assertThat(file.plots().get(0).name()).isEqualTo("㐀村地块");
    }

    @ParameterizedTest
    @CsvSource({
        "txt, 4527",
        "txt, 4548",
        "zip, 4527",
        "zip, 4490",
        "geojson, 4527",
        "geojson, 4326",
        "geojson, 4490",
        "geojson, 3857"
    })
    void everyFormatCarriesTheSamePlot(String format, int crs) throws IOException {
        BoundaryFile original = CoordinateFiles.read(
                        "v.txt", SyntheticPlot.standard().utf8(), ReadOptions.standard())
                .file();
        BoundaryFile moved = Reprojection.to(new CrsCode(crs), original);
        var out = new ByteArrayOutputStream();
        String name = "plot." + format;
        FileFormats.byEnding(name).orElseThrow().write(moved, WriteOptions.named(name), out);

        ReadResult again = CoordinateFiles.read("v." + format, out.toByteArray(), ReadOptions.standard());

        assertThat(again.issues()).isEmpty();
        assertThat(again.file().crs()).isEqualTo(new CrsCode(crs));
        Plot plot = again.file().plots().get(0);
        assertThat(plot.name()).isEqualTo("示范地块");
        assertThat(plot.use()).isEqualTo("工业用地");
        assertThat(plot.landClass()).isEqualTo("0601");
        assertThat(plot.rings().get(0).points().get(0).name()).isEqualTo("J1");
        assertFixture(again.file());
    }

    @Test
    void utf16WithoutHeaderLinesIsFoundByItsZeroBytes() {
        byte[] content = "[地块坐标]\n3,,1,a,面,,,,@\nJ1,1,4000000,39600000\nJ2,1,4000100,39600000\nJ3,1,4000000,39600100\n"
                .getBytes(StandardCharsets.UTF_16BE);

        assertThat(CoordinateFiles.read("v.txt", content, ReadOptions.standard())
                        .file()
                        .encoding())
                .isEqualTo("UTF-16BE");
    }

    private static void assertFixture(BoundaryFile file) {
        MeasuredArea area = AreaMeasurement.in(file.crs()).measure(RingAssembler.assemble(file.plots()));
        assertThat(area.planarSquareMetres()).isCloseTo(PLANAR_SQUARE_METRES, within(0.004));
        assertThat(area.ellipsoidalSquareMetres()).isEqualTo(ELLIPSOIDAL_SQUARE_METRES);
    }
}
