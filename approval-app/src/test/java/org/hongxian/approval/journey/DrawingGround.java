package org.hongxian.approval.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/**
 * Where in the sample region the drawing journeys draw: beside one of its red lines.
 *
 * @param east of the place, metres
 * @param north of the place, metres
 */
record DrawingGround(double east, double north) {

    static DrawingGround choose() {
        JsonNode place = JourneyRegion.firstPoint();
        return new DrawingGround(
                Math.rint(place.get(0).asDouble()) + 600, Math.rint(place.get(1).asDouble()) + 600);
    }

    /** Vertices of a parcel of the land-use layer in sight, its longest sides first reached. */
    List<Coordinate> parcelNearby(CaseDriver driver) {
        String box =
                String.format(Locale.ROOT, "%.1f,%.1f,%.1f,%.1f", east - 400, north - 400, east + 600, north + 500);
        JsonNode features = driver.as("qinghe-officer")
                .get("/api/v1/layers/DLTB/features?limit=200&bbox=" + box)
                .get("features");
        for (JsonNode feature : features) {
            var ring = new ArrayList<Coordinate>();
            feature.get("geometry")
                    .get("coordinates")
                    .get(0)
                    .get(0)
                    .forEach(place -> ring.add(
                            new Coordinate(place.get(0).asDouble(), place.get(1).asDouble())));
            ring.remove(ring.size() - 1);
            for (int i = 0; i + 2 < ring.size() && ring.size() >= 5; i++) {
                boolean apart = ring.get(i).distance(ring.get(i + 1)) > 5
                        && ring.get(i + 1).distance(ring.get(i + 2)) > 5
                        && ring.get(i).distance(ring.get(i + 2)) > 12;
                if (apart) {
                    return ring.subList(i, ring.size());
                }
            }
        }
        throw new AssertionError("no parcel with long sides near the drawing");
    }

    /** A file of a site of 400 m by 400 m around the place. */
    Path site() {
        double[][] corners = {{-100, 200}, {300, 200}, {300, -200}, {-100, -200}, {-100, 200}};
        var text = new StringBuilder("[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=39\n[地块坐标]\n,,1,选址,面,,,0601,@\n");
        for (int i = 0; i < corners.length; i++) {
            text.append(String.format(
                    Locale.ROOT, "J%d,1,%.3f,%.3f%n", i % 4 + 1, north + corners[i][1], east + corners[i][0]));
        }
        try {
            return Files.writeString(Files.createTempFile("site", ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The applicant draws that site and saves it. */
    void handInSite(CaseDriver driver) {
        double[][] corners = {{-100, 200}, {300, 200}, {300, -200}, {-100, -200}};
        driver.as(CaseDriver.APPLICANT).put(driver.path("/drawings/site"), drawn(0, "选址", corners));
    }

    /**
     * A drawing of one plot, as it is saved.
     *
     * @param base number of the version it follows; 0 for the first
     * @param corners metres east and north of the place
     */
    Map<String, Object> drawn(int base, String name, double[][] corners) {
        var points = new ArrayList<Map<String, Object>>();
        for (double[] corner : corners) {
            points.add(Map.of(
                    "name", "J" + (points.size() + 1), "easting", east + corner[0], "northing", north + corner[1]));
        }
        var plot = Map.of("name", name, "rings", List.of(Map.of("points", points)));
        return Map.of("baseNumber", base, "plots", List.of(plot));
    }
}
