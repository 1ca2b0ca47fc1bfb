package org.hongxian.approval.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.hongxian.approval.testkit.TestProcess;

/**
 * A survey as a contractor delivers it, whose fields go by names of the contractor's own: twenty parcels of a hectare in two rows. One is
 * delivered twice, one has a code no classification knows.
 */
final class DeliveredSurvey {

    private static final int PARCELS = 20;
    private static final int WEST = 39_536_000;
    private static final int SOUTH = 3_448_000;
    private static final int SIDE = 100;

    private DeliveredSurvey() {}

    /** Paddy, dry land from the eleventh on. */
    static Path first() {
        return write("delivery-2024.geojson", at -> at == 19 ? "9999" : at < 10 ? "0101" : "0103");
    }

    /** A year later three of the paddies are built on. */
    static Path second() {
        return write("delivery-2025.geojson", at -> at < 3 ? "0702" : at < 10 ? "0101" : "0103");
    }

    private static Path write(String name, IntFunction<String> landClass) {
        List<String> features = new ArrayList<>();
        for (int at = 0; at < PARCELS; at++) {
            features.add(feature("T" + (at + 1), at, landClass.apply(at)));
        }
        if (name.contains("2024")) {
            features.add(feature("T21", 5, "0101"));
        }
        String text = """
                {"type": "FeatureCollection",
                 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4527"}},
                 "features": [%s]}""".formatted(String.join(",\n", features));
        try {
            return Files.writeString(
                    Files.createDirectories(Path.of("target", "journey-uploads-" + TestProcess.number()))
                            .resolve(name),
                    text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String feature(String number, int at, String landClass) {
        int west = WEST + at % 10 * SIDE;
        int south = SOUTH + at / 10 * SIDE;
        return """
                {"type": "Feature", "properties": {"编号": "%s", "现状": "%s", "面积": 10000, "备注": "外业"},
                 "geometry": {"type": "Polygon", "coordinates": [[[%d, %d], [%d, %d], [%d, %d], [%d, %d], [%d, %d]]]}}""".formatted(
                        number,
                        landClass,
                        west,
                        south,
                        west + SIDE,
                        south,
                        west + SIDE,
                        south + SIDE,
                        west,
                        south + SIDE,
                        west,
                        south);
    }
}
