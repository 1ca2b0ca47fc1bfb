package org.hongxian.approval.drawing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.approval.drawing.internal.DrawingFixture.ZONE_39;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.crs.UnusableDatumParametersException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DrawingReaderTest {

    private static final AdministrativeCode QINGHE = new AdministrativeCode("990101");

    private static final AdministrativeCode ELSEWHERE = new AdministrativeCode("990201");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC);

    private final DrawingReader reader = reader("", false);

    private static DrawingReader reader(String parameterFile, boolean samplePeople) {
        var settings = new DrawingSettings(
                4527,
                Map.of(),
                Path.of(parameterFile),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                100,
                1000,
                500);
        return new DrawingReader(settings, new InstalledParameters(settings, samplePeople, CLOCK));
    }

    @Test
    void aFileInTheSystemOfTheCountyIsTakenAsItIs() {
        var read = reader.read("a.txt", text("2000国家大地坐标系", 39, 39_600_000), null, Map.of(), QINGHE);

        assertThat(read.crs()).isEqualTo(ZONE_39);
        assertThat(read.plots().get(0).rings().get(0).points().get(0).easting()).isEqualTo(39_600_000.0);
        assertThat(read.assumptions()).extracting(Assumption::code).doesNotContain(DrawingReader.CONVERTED);
    }

    @Test
    void aFileWithoutZonePrefixIsBroughtIntoTheCountysSystem() {
        var read = reader.read("a.txt", text("2000国家大地坐标系", 39, 600_000), null, Map.of(), QINGHE);

        assertThat(read.crs()).isEqualTo(ZONE_39);
        assertThat(read.plots().get(0).rings().get(0).points().get(0).easting()).isEqualTo(39_600_000.0);
        assertThat(read.assumptions()).extracting(Assumption::code).contains(DrawingReader.CONVERTED);
    }

    @Test
    void theNeighbouringZoneIsConvertedAndItsAreaOnTheEllipsoidStays() {
        var read = reader.read("a.txt", text("2000国家大地坐标系", 40, 40_330_000), null, Map.of(), QINGHE);

        assertThat(read.crs()).isEqualTo(ZONE_39);
        assertThat(read.plots().get(0).rings().get(0).points().get(0).easting()).isBetween(39_590_000.0, 39_620_000.0);
        var there = DrawingFixture.square("地块1", 40_330_000, 4_000_000, 100);
        double before =
                RedLineGeometry.areas(new CrsCode(4528), List.of(there)).get(0).ellipsoidalSquareMetres();
        double after = RedLineGeometry.areas(read.crs(), read.plots()).get(0).ellipsoidalSquareMetres();
        assertThat(before).isLessThan(9_999);
        assertThat(after).isCloseTo(before, within(0.011));
    }

    @Test
    void anotherDatumIsRefusedWithItsName() {
        assertThatThrownBy(() -> reader.read("老坐标.txt", text("1980西安坐标系", 39, 39_600_000), null, Map.of(), QINGHE))
                .isInstanceOfSatisfying(UnusableFileException.class, refused -> {
                    assertThat(refused.message(Locale.SIMPLIFIED_CHINESE))
                            .contains("老坐标.txt")
                            .contains("1980西安坐标系", "2000国家大地坐标系", "990101");
                });
    }

    @Test
    void withParametersForTheCountyALegacyFileIsTakenAndSaysByWhichSet() {
        var read = reader("", true).read("老坐标.txt", text("1980西安坐标系", 39, 39_600_000), null, Map.of(), QINGHE);

        assertThat(read.crs()).isEqualTo(ZONE_39);
        assertThat(read.plots().get(0).rings().get(0).points().get(0).easting() - 39_600_000)
                .isBetween(-400.0, 400.0)
                .isNotZero();
        assertThat(read.assumptions())
                .filteredOn(assumption -> assumption.code().equals(Reprojection.DATUM_PARAMETERS))
                .singleElement()
                .satisfies(assumption -> {
                    assertThat(assumption.arguments()).startsWith("sample-xian80-cgcs2000-990100", "0.1");
                    assertThat(FileTexts.text(assumption, Locale.ENGLISH))
                            .contains("official parameter set", "stated accuracy 0.1 m");
                });
    }

    @Test
    void theSameParametersSayNothingAboutACountyOutsideTheirArea() {
        assertThatThrownBy(() ->
                        reader("", true).read("老坐标.txt", text("1980西安坐标系", 39, 39_600_000), null, Map.of(), ELSEWHERE))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("990201");
    }

    @Test
    void theImportFormOffersALegacyDatumOnlyWhereParametersCoverTheCounty() {
        assertThat(reader.systems(QINGHE)).extracting(CrsDefinition::datum).containsOnly(Datum.CGCS2000);
        assertThat(reader("", true).systems(QINGHE))
                .extracting(CrsDefinition::datum)
                .contains(Datum.XIAN80, Datum.BEIJING54);
        assertThat(reader("", true).systems(ELSEWHERE))
                .extracting(CrsDefinition::datum)
                .containsOnly(Datum.CGCS2000);
    }

    @Test
    void aParameterFileThatCannotBeUsedStopsTheStart(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("datum-parameters.json"), "{}");

        assertThatThrownBy(() -> reader(file.toString(), false))
                .isInstanceOf(UnusableDatumParametersException.class)
                .hasMessageContaining("datum-parameters.json");
    }

    private static byte[] text(String system, int zone, int easting) {
        return """
                [属性描述]
                坐标系=%s
                几度分带=3
                投影类型=高斯克吕格
                计量单位=米
                带号=%d
                精度=0.001
                转换参数=,,,,,,
                [地块坐标]
                5,1.0000,1,地块1,面,,工业用地,0601,@
                J1,1,4000100.000,%d.000
                J2,1,4000100.000,%d.000
                J3,1,4000000.000,%d.000
                J4,1,4000000.000,%d.000
                J1,1,4000100.000,%d.000
                """.formatted(system, zone, easting, easting + 100, easting + 100, easting, easting)
                .getBytes(StandardCharsets.UTF_8);
    }
}
