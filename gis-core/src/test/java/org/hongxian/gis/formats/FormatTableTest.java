package org.hongxian.gis.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.junit.jupiter.api.Test;

/** What every format keeps of a plot, measured; {@code -Dgolden.update=true} writes the table in {@code docs/formats.md} anew. */
class FormatTableTest {

    private static final Path PAGE = Path.of("../docs/formats.md");
    private static final String BEGIN = "<!-- all formats: generated from round trips -->\n";
    private static final String END = "<!-- end of all formats -->\n";
    private static final double EXACT_METRES = 1e-6;

    @Test
    void theTableOfWhatEveryFormatKeepsIsTrue() throws IOException {
        String page = Files.readString(PAGE);
        String section = BEGIN + table() + END;
        if (Boolean.getBoolean("golden.update")) {
            int begin = page.indexOf(BEGIN);
            page = begin < 0
                    ? page + section
                    : page.substring(0, begin) + section + page.substring(page.indexOf(END) + END.length());
            Files.writeString(PAGE, page);
        }

        assertThat(page).contains(section);
    }

    private static String table() throws IOException {
        var table = new StringBuilder("\n| format | endings | systems | coordinates | lost |\n|---|---|---|---|---|\n");
        for (WrittenFormat written : WrittenFormat.list()) {
            table.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            written.name(),
                            written.format().endings().stream()
                                    .map("`%s`"::formatted)
                                    .collect(Collectors.joining(" ")),
                            systems(written.format()),
                            precision(written),
                            String.join(", ", lost(written))));
        }
        return table.append('\n').toString();
    }

    private static String systems(FileFormat format) {
        boolean zones = format.holds(crs(4527));
        boolean degrees = format.holds(crs(4490));
        if (zones && degrees) {
            return "all";
        }
        return zones ? "zones" : "WGS 84";
    }

    private static CrsDefinition crs(int epsg) {
        return CrsCatalogue.get(new CrsCode(epsg));
    }

    private static String precision(WrittenFormat written) throws IOException {
        BoundaryFile file = written.room(SurveyedPlots.of(11, SurveyedPlots.ZONE_39));
        List<BoundaryPoint> back = points(
                Reprojection.to(SurveyedPlots.ZONE_39, written.throughMe(file).file()));
        double farthest = 0;
        for (BoundaryPoint point : points(file)) {
            farthest = Math.max(
                    farthest,
                    back.stream()
                            .mapToDouble(other -> Math.max(
                                    Math.abs(other.easting() - point.easting()),
                                    Math.abs(other.northing() - point.northing())))
                            .min()
                            .orElseThrow());
        }
        assertThat(farthest).as(written.name()).isLessThanOrEqualTo(1e-4);
        return farthest <= EXACT_METRES ? "as they are" : "to 0.1 mm";
    }

    private static List<String> lost(WrittenFormat written) throws IOException {
        BoundaryFile all = SurveyedPlots.of(12, SurveyedPlots.ZONE_39);
        BoundaryFile file = written.room(all);
        BoundaryFile back = written.throughMe(file).file();
        var lost = new ArrayList<String>();
        if (file.plots().size() < all.plots().size()) {
            lost.add("all plots but one");
        }
        note(lost, "number", file, back, Plot::number);
        note(lost, "name", file, back, Plot::name);
        note(lost, "declared area", file, back, Plot::declaredAreaSquareMetres);
        note(lost, "declared count", file, back, Plot::declaredPointCount);
        note(lost, "map sheet", file, back, Plot::mapSheet);
        note(lost, "use", file, back, Plot::use);
        note(lost, "class", file, back, Plot::landClass);
        if (!names(back).equals(names(file))) {
            lost.add("names of points");
        }
        return lost;
    }

    private static void note(
            List<String> lost, String what, BoundaryFile file, BoundaryFile back, Function<Plot, Object> value) {
        List<String> there =
                file.plots().stream().map(p -> String.valueOf(value.apply(p))).toList();
        List<String> here =
                back.plots().stream().map(p -> String.valueOf(value.apply(p))).toList();
        if (!here.equals(there)) {
            lost.add(what);
        }
    }

    /** By plot; the order within a ring may be turned. */
    private static List<List<String>> names(BoundaryFile file) {
        return file.plots().stream()
                .map(plot -> plot.rings().stream()
                        .flatMap(ring -> ring.points().stream())
                        .map(BoundaryPoint::name)
                        .sorted()
                        .toList())
                .toList();
    }

    private static List<BoundaryPoint> points(BoundaryFile file) {
        return file.plots().stream()
                .flatMap(plot -> plot.rings().stream())
                .flatMap(ring -> ring.points().stream())
                .toList();
    }
}
