package org.hongxian.sample;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.hongxian.gis.boundarytext.BoundaryTextWriter;
import org.hongxian.gis.boundarytext.TextProfile;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.GeoJsonWriter;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ShapefileWriter;
import org.hongxian.gis.crs.CrsCode;

/** Writes plots into the folder of red lines as a surveyor would hand them in. */
final class RedLineFiles {

    private final Path folder;

    RedLineFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** As boundary TXT, zipped Shapefile and GeoJSON. */
    void writeAllFormats(String name, List<Plot> plots) throws IOException {
        BoundaryFile file = file(plots);
        try (OutputStream out = open(name + ".txt")) {
            BoundaryTextWriter.write(file, TextProfile.MINISTRY, out);
        }
        try (OutputStream out = open(name + ".zip")) {
            ShapefileWriter.write(file, name, out);
        }
        try (OutputStream out = open(name + ".geojson")) {
            GeoJsonWriter.write(file, out);
        }
    }

    /**
     * As boundary TXT, with what only a person or a careless program writes.
     *
     * @param mistake changes the text of the well-formed file
     */
    void writeText(String name, List<Plot> plots, UnaryOperator<String> mistake) throws IOException {
        var bytes = new ByteArrayOutputStream();
        BoundaryTextWriter.write(file(plots), TextProfile.MINISTRY, bytes);
        String text = mistake.apply(bytes.toString(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve(name + ".txt"), text);
    }

    private OutputStream open(String name) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)));
    }

    private static BoundaryFile file(List<Plot> plots) {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("数据产生单位", "青禾县测绘队（示例）");
        header.put("数据产生日期", "2026-11-02");
        return new BoundaryFile(
                "boundary-txt", "UTF-8", AxisOrder.NORTHING_EASTING, new CrsCode(4527), header, plots, List.of());
    }
}
