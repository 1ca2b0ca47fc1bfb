package org.hongxian.map.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.map.sheet.SheetFixture.EASTING;
import static org.hongxian.map.sheet.SheetFixture.MAP;
import static org.hongxian.map.sheet.SheetFixture.NORTHING;
import static org.hongxian.map.sheet.SheetFixture.content;
import static org.hongxian.map.sheet.SheetFixture.plot;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.survey.BoundaryPointNumbering;
import org.hongxian.gis.survey.NumberedPoint;
import org.hongxian.gis.survey.SurveySettings;
import org.hongxian.map.sheet.SheetContent.PlotOnSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;

class SheetDivisionTest {

    private static final SurveySettings SETTINGS = SurveySettings.on(LocalDate.of(2026, 11, 22));

    /** A corridor of 60 m along a seeded random walk that keeps roughly to a direction; a point every 400 m or so on either side. */
    private static Plot corridor(long seed, double kilometres, double degrees) {
        var random = new Random(seed);
        var left = new ArrayList<double[]>();
        var right = new ArrayList<double[]>();
        double x = 0;
        double y = 0;
        for (double done = 0; done < kilometres * 1000; done += 400) {
            double heading = Math.toRadians(degrees + 25 * Math.sin(done / 7000) + 6 * random.nextGaussian());
            left.add(new double[] {x - 30 * Math.sin(heading), y + 30 * Math.cos(heading)});
            right.add(0, new double[] {x + 30 * Math.sin(heading), y - 30 * Math.cos(heading)});
            x += 400 * Math.cos(heading);
            y += 400 * Math.sin(heading);
        }
        left.addAll(right);
        return plot(
                "1",
                "公路",
                SheetFixture.ring(
                        1,
                        1,
                        left.stream()
                                .flatMapToDouble(p -> java.util.Arrays.stream(p))
                                .toArray()));
    }

    private static SheetDivision divided(Plot... plots) {
        MultiPolygon redLine = RingAssembler.assemble(List.of(plots));
        return SheetDivision.of(redLine, SheetLayout.choose(redLine.getEnvelopeInternal()), SETTINGS)
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0} km at {1} degrees: 1:{2}")
    @CsvSource({"30, 0, 5000", "30, 90, 5000", "45, 40, 5000", "80, 10, 10000", "80, 135, 10000"})
    void everyPointAndEverySideOfACorridorIsOnASheetThatHoldsIt(double kilometres, double degrees, int scale) {
        Plot plot = corridor(7, kilometres, degrees);
        SheetDivision division = divided(plot);

        assertThat(division.layout().scale()).isEqualTo(scale);
        assertThat(division.parts()).hasSizeBetween(5, SETTINGS.mostSheets());
        double room = 1000.0 / scale;
        for (Envelope part : division.parts()) {
            assertThat(part.getWidth() * room)
                    .isLessThanOrEqualTo(
                            division.layout().frame().width() - 2 * SETTINGS.sheetMarginMillimetres() + 1e-6);
            assertThat(part.getHeight() * room)
                    .isLessThanOrEqualTo(
                            division.layout().frame().height() - 2 * SETTINGS.sheetMarginMillimetres() + 1e-6);
        }
        List<NumberedPoint> points = BoundaryPointNumbering.number(plot).get(0).points();
        for (int i = 0; i < points.size(); i++) {
            NumberedPoint from = points.get(i);
            NumberedPoint to = points.get((i + 1) % points.size());
            for (double share = 0; share < 1; share += 0.1) {
                double easting = from.easting() + share * (to.easting() - from.easting());
                double northing = from.northing() + share * (to.northing() - from.northing());
                assertThat(division.parts().stream().anyMatch(part -> part.contains(easting, northing)))
                        .as("%s + %s", from.name(), share)
                        .isTrue();
            }
        }
    }

    @Test
    void sheetsFollowTheCorridorAndJoin() {
        SheetDivision division = divided(corridor(7, 80, 10));

        for (int i = 1; i < division.parts().size(); i++) {
            Envelope before = division.place(i - 1).ground();
            Envelope own = division.place(i).ground();
            assertThat(own.intersects(before)).as("sheets %s and %s", i, i + 1).isTrue();
            assertThat(own.getMinX()).isGreaterThan(before.getMinX());
        }
    }

    @Test
    void aRoadThatTurnsBackIsFollowedRoundItsTurn() {
        // 12 km to the east, 9 km to the south, 12 km back to the west; 50 m wide.
        Plot turn = plot(
                "1",
                "",
                SheetFixture.ring(
                        1, 1, 0, 0, 12_000, 0, 12_000, -9_000, 0, -9_000, 0, -8_950, 11_950, -8_950, 11_950, -50, 0,
                        -50));

        SheetDivision division = divided(turn);

        assertThat(division.parts().get(0).contains(EASTING, NORTHING)).isTrue();
        assertThat(division.parts().get(division.parts().size() - 1).contains(EASTING, NORTHING - 9_000))
                .isTrue();
        double farthest = division.parts().stream()
                .limit(division.parts().size() / 2)
                .mapToDouble(Envelope::getMinY)
                .min()
                .orElseThrow();
        assertThat(farthest).isGreaterThan(NORTHING - 9_000);
    }

    @Test
    void plotsFarApartHaveSheetsOfTheirOwnAndNoEmptyOnesBetween() {
        Plot west = plot("1", "甲", SheetFixture.ring(1, 1, 0, 0, 300, 0, 300, -300, 0, -300));
        Plot east = plot("2", "乙", SheetFixture.ring(1, 1, 20_000, 0, 20_300, 0, 20_300, -300, 20_000, -300));

        SheetDivision division = divided(west, east);

        assertThat(division.parts()).hasSize(2);
        assertThat(division.parts().get(0).contains(EASTING + 300, NORTHING - 300))
                .isTrue();
        assertThat(division.parts().get(1).contains(EASTING + 20_300, NORTHING - 300))
                .isTrue();
    }

    @Test
    void aRedLineThatIsLegibleOnOneSheetIsNotDivided() {
        MultiPolygon redLine = RingAssembler.assemble(
                List.of(plot("1", "", SheetFixture.ring(1, 1, 0, 0, 1500, 0, 1500, -900, 0, -900))));

        assertThat(SheetDivision.of(redLine, SheetLayout.choose(redLine.getEnvelopeInternal()), SETTINGS))
                .isEmpty();
    }

    @Test
    void theDocumentHasAnIndexAndNumberedSheetsEachWithTheRedLineTrueToScale() throws IOException {
        Plot plot = corridor(3, 30, 8);
        int sheets = divided(plot).parts().size();
        int scale = SheetLayout.choose(RingAssembler.assemble(plot).getEnvelopeInternal())
                .scale();
        byte[] pdf = MAP.write(
                content(List.of(new PlotOnSheet(plot, "180.0000 公顷")), List.of(SheetFixture.landUse(5))), Map.of());

        assertThat(text(pdf, 1)).contains("分幅索引图，共 " + sheets + " 幅", "1:" + scale, "分幅图比例尺 1:5000");
        List<NumberedPoint> points = BoundaryPointNumbering.number(plot).get(0).points();
        double side = Math.hypot(
                points.get(1).easting() - points.get(0).easting(),
                points.get(1).northing() - points.get(0).northing());
        var numbers = new StringBuilder();
        for (int i = 1; i <= sheets; i++) {
            String page = text(pdf, i + 1);
            assertThat(page).contains("第 " + i + " 幅，共 " + sheets + " 幅", "1:5000（A3）", "接图表");
            if (i < sheets) {
                assertThat(page).contains("接第 " + (i + 1) + " 幅");
            }
            numbers.append(page).append(' ');
            List<Coordinate> drawn = DrawnPaths.inMillimetres(pdf, i).get(0);
            assertThat(drawn.get(0).distance(drawn.get(1))).isCloseTo(side * 1000 / 5000, within(0.001));
        }
        List<String> words = List.of(numbers.toString().split("\\s+"));
        for (NumberedPoint point : points) {
            assertThat(words).contains(point.name());
        }
    }

    private static String text(byte[] pdf, int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document);
        }
    }
}
