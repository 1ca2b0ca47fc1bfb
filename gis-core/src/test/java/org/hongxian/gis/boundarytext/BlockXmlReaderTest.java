package org.hongxian.gis.boundarytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockXmlReaderTest {

    private static final String BLOCK = """
            <CL_BUILD_NEW_BLOCK>
              <BUILDNLANDNO name="建新地块编号">%s</BUILDNLANDNO>
              <LANDNAME name="地块名称">地块%s</LANDNAME>
              <LANDAREA name="地块面积">0.5</LANDAREA>
              <COORSYSTEM name="坐标系">1980西安坐标系</COORSYSTEM>
              <param ZB="@1$1,4000000,39600000;2,4000100,39600000;3,4000000,39600100;1,4000000,39600000;" />
            </CL_BUILD_NEW_BLOCK>
            """;

    @Test
    void everyBlockIsAPlotWithWhatItsElementsSay() {
        ReadResult result = read("<blocks>" + BLOCK.formatted("A", "甲") + BLOCK.formatted("B", "乙") + "</blocks>");

        assertThat(result.file().crs()).hasToString("EPSG:2363");
        assertThat(result.file().plots()).extracting(Plot::number).containsExactly("A", "B");
        assertThat(result.file().plots()).extracting(Plot::name).containsExactly("地块甲", "地块乙");
        assertThat(result.file().plots())
                .extracting(Plot::declaredAreaSquareMetres)
                .containsOnly(5000.0);
        assertThat(result.file().plots().get(1).rings()).singleElement().satisfies(ring -> {
            assertThat(ring.points()).hasSize(3);
            assertThat(ring.closedInFile()).isTrue();
        });
    }

    @Test
    void whatABlockSaysBehindItsCoordinatesCountsAsWell() {
        String area = "  <LANDAREA name=\"地块面积\">0.5</LANDAREA>\n";
        String name = "  <LANDNAME name=\"地块名称\">地块甲</LANDNAME>\n";
        String block = BLOCK.formatted("A", "甲")
                .replace(area, "")
                .replace(name, "")
                .replace("</CL_BUILD", name + area + "</CL_BUILD");

        ReadResult result = read("<blocks>" + block + BLOCK.formatted("B", "乙") + "</blocks>");

        assertThat(result.file().plots()).extracting(Plot::name).containsExactly("地块甲", "地块乙");
        assertThat(result.file().plots())
                .extracting(Plot::declaredAreaSquareMetres)
                .containsExactly(5000.0, 5000.0);
    }

    @Test
    void theBytesDecideTheEncodingNotTheDeclaration() {
        String text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + BLOCK.formatted("A", "甲");

        BoundaryFile file = CoordinateFiles.read("x.xml", text.getBytes(Charset.forName("GBK")), ReadOptions.standard())
                .file();

        assertThat(file.encoding()).isEqualTo("GBK");
        assertThat(file.plots().get(0).name()).isEqualTo("地块甲");
    }

    @Test
    void aPointThatIsNoneIsAFindingWithTheLineOfItsElement() {
        ReadResult result = read(BLOCK.formatted("A", "甲").replace("3,4000000,39600100;", "3,4000000,39600100;4,5;"));

        assertThat(result.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.UNREADABLE_LINE);
            assertThat(issue.place().line()).isEqualTo(6);
        });
        assertThat(result.issues()).extracting(Issue::place).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE CL_BUILD_NEW_BLOCK [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><CL_BUILD_NEW_BLOCK>&b;</CL_BUILD_NEW_BLOCK>",
                "<!DOCTYPE CL_BUILD_NEW_BLOCK SYSTEM \"http://127.0.0.1:1/a.dtd\"><CL_BUILD_NEW_BLOCK/>",
                "<CL_BUILD_NEW_BLOCK><LANDNAME name=\"a\">&b;</LANDNAME></CL_BUILD_NEW_BLOCK>",
                "<CL_BUILD_NEW_BLOCK><LANDNAME name=\"a\"><b/></LANDNAME></CL_BUILD_NEW_BLOCK>",
                "<CL_BUILD_NEW_BLOCK><param ZB=\"@1$1,2,3;\"",
                "<CL_BUILD_NEW_BLOCK a=\"1\" a=\"2\"/>"
            })
    void entitiesDocumentTypesAndBrokenElementsAreRefusedWithTheirPlace(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(UnusableFileException.class, e -> {
            assertThat(e.reason()).isEqualTo(UnusableReason.XML_BROKEN);
            assertThat(e.getMessage()).startsWith("x.xml: 第 1 行第 ");
        });
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        BoundaryFile file = GoldenTextsTest.standard();
        Plot first = file.plots().get(0);
        Plot odd = new Plot("<&>\"\u0001", "甲,乙;@$", null, null, "", "", "", 0, first.rings());
        for (List<Plot> plots : List.of(List.of(first), List.of(first, odd))) {
            var out = new ByteArrayOutputStream();
            BlockXmlWriter.write(
                    new BoundaryFile("", null, AxisOrder.EASTING_NORTHING, file.crs(), Map.of(), plots, List.of()),
                    out);
            ReadResult again = CoordinateFiles.read("x.xml", out.toByteArray(), ReadOptions.standard());

            assertThat(again.issues()).isEmpty();
            assertThat(again.file().format()).isEqualTo("boundary-xml");
            assertThat(again.file().crs()).isEqualTo(file.crs());
            assertThat(again.file().plots()).hasSameSizeAs(plots);
            assertThat(again.file().plots().get(0).rings())
                    .usingRecursiveComparison()
                    .ignoringFields("points.line", "points.decimals")
                    .isEqualTo(first.rings());
            assertThat(again.file().plots().get(0).landClass()).isEqualTo("0601");
            if (plots.size() == 2) {
                assertThat(again.file().plots().get(1).number()).isEqualTo("<&>\"");
                assertThat(again.file().plots().get(1).name()).isEqualTo("甲,乙;@$");
            }
        }
    }

    @Test
    void aBlockWithoutCoordinatesIsNoPlot() {
        assertThatThrownBy(() -> read("<CL_BUILD_NEW_BLOCK/>"))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, e -> assertThat(e.reason()).isEqualTo(UnusableReason.NO_PLOTS));
    }

    private static ReadResult read(String text) {
        return CoordinateFiles.read("x.xml", text.getBytes(StandardCharsets.UTF_8), ReadOptions.standard());
    }
}
