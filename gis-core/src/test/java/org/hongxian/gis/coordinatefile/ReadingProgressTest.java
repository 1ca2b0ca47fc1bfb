package org.hongxian.gis.coordinatefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingProgressTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"geojson", "zip", "gpkg", "kml"})
    void aFileOfFeaturesTellsHowMuchOfItHasBeenRead(String ending) throws Exception {
        boolean degrees = ending.equals("kml");
        var plots = new ArrayList<Plot>();
        for (int i = 0; i < 4000; i++) {
            double east = degrees ? 117 + i * 1e-5 : 39_540_000 + i;
            double north = degrees ? 31 : 3_450_000;
            double size = degrees ? 1e-5 : 1;
            plots.add(Plot.of(
                    "P" + i,
                    List.of(new BoundaryRing(
                            1,
                            List.of(
                                    new BoundaryPoint("J1", east, north, 0),
                                    new BoundaryPoint("J2", east, north + size, 0),
                                    new BoundaryPoint("J3", east + size, north + size, 0)),
                            true))));
        }
        var file = new BoundaryFile(
                "test",
                "UTF-8",
                AxisOrder.EASTING_NORTHING,
                degrees ? CrsCatalogue.WGS84_GEOGRAPHIC : new CrsCode(4527),
                new LinkedHashMap<>(),
                plots,
                List.of());
        Path written = folder.resolve("plots." + ending);
        try (OutputStream out = Files.newOutputStream(written)) {
            FileFormats.byEnding(written.toString())
                    .orElseThrow()
                    .write(file, WriteOptions.named("plots." + ending), out);
        }

        FeatureFile opened = FeatureFile.open(written, null, FeatureFile.layerLimits());
        var shares = new ArrayList<Double>();
        opened.forEach(feature -> shares.add(opened.read()));

        assertThat(shares).hasSize(4000).isSorted();
        assertThat(shares.get(1000)).isCloseTo(0.25, within(0.1));
        assertThat(shares.get(3000)).isCloseTo(0.75, within(0.1));
        assertThat(opened.read()).isEqualTo(1);
    }
}
