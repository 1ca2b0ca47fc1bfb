package org.hongxian.gis.coordinatefile;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.h2gis.functions.io.dbf.internal.DbaseFileException;
import org.h2gis.functions.io.dbf.internal.DbaseFileHeader;
import org.h2gis.functions.io.shp.internal.SHPDriver;
import org.h2gis.functions.io.shp.internal.ShapeType;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes plots as a zipped Shapefile: {@code .shp .shx .dbf .prj .cpg}, attributes in UTF-8.
 *
 * <p>Coordinates are the doubles themselves, so reading them again gives the same point. Shells go clockwise. Point names travel
 * in one attribute as long as they fit its 254 bytes, otherwise they are numbered anew on reading. The same plots give the same
 * bytes. Plots without a ring of three points are left out: the format has no place for them.
 */
public final class ShapefileWriter {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int LONGEST_TEXT_BYTES = 254;
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private ShapefileWriter() {}

    /**
     * Writes the archive; flushes but does not close the stream.
     *
     * @param baseName name of the parts in the archive, without ending
     * @throws IllegalArgumentException if the CRS of the file is unknown
     */
    public static void write(BoundaryFile file, String baseName, OutputStream stream) throws IOException {
        CrsCode crs = file.crs();
        if (crs == null) {
            throw new IllegalArgumentException("the CRS of the file is unknown");
        }
        Path directory = Files.createTempDirectory("hongxian-shapefile");
        Path shp = directory.resolve("plots.shp");
        try {
            writeParts(file, shp);
            var zip = new ZipOutputStream(stream);
            for (String ending : List.of(".shp", ".shx", ".dbf")) {
                entry(zip, baseName + ending, Files.readAllBytes(directory.resolve("plots" + ending)));
            }
            entry(
                    zip,
                    baseName + ".prj",
                    ProjectionText.write(CrsCatalogue.get(crs)).getBytes(StandardCharsets.UTF_8));
            entry(zip, baseName + ".cpg", "UTF-8".getBytes(StandardCharsets.UTF_8));
            zip.finish();
            stream.flush();
        } finally {
            for (String ending : List.of(".shp", ".shx", ".dbf", ".cpg", ".prj")) {
                Files.deleteIfExists(directory.resolve("plots" + ending));
            }
            Files.deleteIfExists(directory);
        }
    }

    private static void writeParts(BoundaryFile file, Path shp) throws IOException {
        List<Plot> plots = file.plots().stream()
                .filter(plot -> !RingAssembler.group(plot).isEmpty())
                .toList();
        DbaseFileHeader header = attributeTable(plots.size());
        var driver = new SHPDriver();
        driver.setGeometryFieldIndex(0);
        driver.initDriver(shp.toFile(), ShapeType.POLYGON, header);
        try {
            for (Plot plot : plots) {
                driver.insertRow(row(plot));
            }
        } finally {
            driver.close();
        }
        fixDate(shp.resolveSibling("plots.dbf"));
    }

    private static DbaseFileHeader attributeTable(int rows) throws IOException {
        var header = new DbaseFileHeader();
        header.setEncoding("UTF-8");
        try {
            for (String field : List.of(PlotFields.NUMBER, PlotFields.NAME, PlotFields.MAP_SHEET, PlotFields.USE)) {
                header.addColumn(field, 'C', 120, 0);
            }
            header.addColumn(PlotFields.LAND_CLASS, 'C', 10, 0);
            header.addColumn(PlotFields.DECLARED_AREA, 'N', 18, 4);
            header.addColumn(PlotFields.DECLARED_COUNT, 'N', 9, 0);
            header.addColumn(PlotFields.POINT_NAMES, 'C', LONGEST_TEXT_BYTES, 0);
        } catch (DbaseFileException e) {
            throw new IOException("attribute table", e);
        }
        header.setNumRecords(rows);
        return header;
    }

    private static @Nullable Object[] row(Plot plot) {
        List<List<BoundaryRing>> polygons = RingAssembler.group(plot);
        var names = new ArrayList<String>();
        var parts = new ArrayList<Polygon>();
        for (List<BoundaryRing> polygon : polygons) {
            var rings = new ArrayList<LinearRing>();
            for (int i = 0; i < polygon.size(); i++) {
                List<BoundaryPoint> points = RingAssembler.directed(polygon.get(i), i > 0);
                names.add(PlotFields.joinNames(points));
                rings.add(RingAssembler.linearRing(points));
            }
            parts.add(GEOMETRIES.createPolygon(
                    rings.get(0), rings.stream().skip(1).toArray(LinearRing[]::new)));
        }
        MultiPolygon land = GEOMETRIES.createMultiPolygon(parts.toArray(new Polygon[0]));
        String allNames = String.join("/", names);
        Double area = plot.declaredAreaSquareMetres();
        return new @Nullable Object[] {
            land,
            text(plot.number(), 120),
            text(plot.name(), 120),
            text(plot.mapSheet(), 120),
            text(plot.use(), 120),
            text(plot.landClass(), 10),
            area == null ? null : BigDecimal.valueOf(area),
            plot.declaredPointCount(),
            allNames.length() <= LONGEST_TEXT_BYTES ? text(allNames, LONGEST_TEXT_BYTES) : null
        };
    }

    /** Cut at a whole character; the library would cut in the middle of one. */
    private static @Nullable String text(String value, int bytes) {
        String cut = value.strip();
        while (cut.getBytes(StandardCharsets.UTF_8).length > bytes) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut.isEmpty() ? null : cut;
    }

    /** The library writes today's date into bytes 1 to 3 of the table. */
    private static void fixDate(Path dbf) throws IOException {
        try (FileChannel channel = FileChannel.open(dbf, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {100, 1, 1}), 1);
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
