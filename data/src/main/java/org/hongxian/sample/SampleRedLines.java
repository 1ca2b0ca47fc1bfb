package org.hongxian.sample;

import static org.hongxian.sample.PlotShape.around;
import static org.hongxian.sample.PlotShape.plot;
import static org.hongxian.sample.PlotShape.point;
import static org.hongxian.sample.PlotShape.ring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.coordinatefile.Plot;
import org.locationtech.jts.geom.Coordinate;

/**
 * The red lines of the sample region, all in 青禾县: three clean projects in three formats each, one with two mistakes to be
 * corrected, and below {@code defects/} one file per kind of defect.
 */
final class SampleRedLines {

    private static final double PARK_RADIUS = 238;
    private static final double LOGISTICS_RADIUS = 440;
    private static final double OUTERMOST = 1.13;

    private SampleRedLines() {}

    static void write(SampleRegion region, Path directory) throws IOException {
        var search = new SiteSearch(region);
        var files = new RedLineFiles(directory);
        Coordinate park = search.withoutBasicFarmland(PARK_RADIUS * OUTERMOST);
        Coordinate substation = search.withoutBasicFarmland(270);
        Coordinate mistakes = search.withoutBasicFarmland(200 * OUTERMOST);
        Coordinate logistics = search.inBasicFarmland(LOGISTICS_RADIUS * OUTERMOST);

        files.writeAllFormats("province-photovoltaic-park", List.of(park(park)));
        files.writeAllFormats("ministry-logistics-park", List.of(logistics(logistics)));
        files.writeAllFormats("two-plots-with-hole-substation", substation(substation));
        files.writeText("two-defects-to-correct", List.of(twoMistakes(mistakes)), DefectFiles::withoutDeclaredAreas);
        new DefectFiles(
                        new RedLineFiles(directory.resolve("defects")),
                        mistakes,
                        region.westOfEverything(),
                        region.betweenCounties())
                .write();
    }

    /** About 18 ha without basic farmland: the province decides. */
    private static Plot park(Coordinate middle) {
        return plot("1", "光伏园区", "0601", ring(1, 1, around(middle, PARK_RADIUS)));
    }

    /** About 60 ha in basic farmland: the State Council decides. */
    private static Plot logistics(Coordinate middle) {
        return plot("1", "物流园区", "0508", ring(1, 1, around(middle, LOGISTICS_RADIUS)));
    }

    /** A yard with a pond left out, and its access beside it. */
    private static List<Plot> substation(Coordinate middle) {
        Coordinate yard = point(middle, -80, 0);
        Plot first = plot("1", "变电站", "0601", ring(1, 1, around(yard, 150)), ring(2, 17, around(yard, 40)));
        Plot second = plot("2", "进场道路", "1003", ring(1, 1, around(point(middle, 180, 20), 70)));
        return List.of(first, second);
    }

    /**
     * A spike to be dragged away on the map, and one point of which the northing was mistyped, to be corrected in the table.
     */
    private static Plot twoMistakes(Coordinate middle) {
        List<Coordinate> points = new ArrayList<>(around(middle, 200));
        DefectFiles.addSpike(points);
        DefectFiles.mistype(points);
        return plot("1", "示例地块", "0601", ring(1, 1, points));
    }
}
