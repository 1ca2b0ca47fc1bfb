package org.hongxian.gis.coordinatefile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.h2gis.functions.io.dbf.internal.DbaseFileException;
import org.h2gis.functions.io.dbf.internal.DbaseFileHeader;
import org.h2gis.functions.io.dbf.internal.DbaseFileWriter;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Writes plots as a zipped Shapefile: {@code .shp .shx .dbf .prj .cpg}, attributes in UTF-8.
 *
 * <p>Coordinates are the doubles themselves, so reading them again gives the same point. Shells go clockwise. Point names travel
 * in one attribute as long as they fit its 254 bytes, otherwise they are numbered anew on reading. The same plots give the same
 * bytes. Plots without a ring of three points are left out: the format has no place for them.
 */
public final class ShapefileWriter {

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
        List<Plot> plots = file.plots().stream()
                .filter(plot -> !RingAssembler.group(plot).isEmpty())
                .toList();
        var records = new ShapeRecords(
                plots.stream().map(ShapefileWriter::coordinates).toList());
        var zip = new ZipOutputStream(stream);
        entry(zip, baseName + ".shp", records.shp());
        entry(zip, baseName + ".shx", records.shx());
        entry(zip, baseName + ".dbf", attributeTable(plots));
        entry(
                zip,
                baseName + ".prj",
                ProjectionText.write(CrsCatalogue.get(crs)).getBytes(StandardCharsets.UTF_8));
        entry(zip, baseName + ".cpg", "UTF-8".getBytes(StandardCharsets.UTF_8));
        zip.finish();
        stream.flush();
    }

    private static byte[] attributeTable(List<Plot> plots) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer =
                new DbaseFileWriter(attributeHeader(plots.size()), Channels.newChannel(bytes), StandardCharsets.UTF_8);
        for (Plot plot : plots) {
            try {
                writer.write(row(plot));
            } catch (DbaseFileException e) {
                throw new IOException("attribute table", e);
            }
        }
        writer.close();
        byte[] table = bytes.toByteArray();
        // The library writes today's date here: year since 1900, month, day.
        table[1] = 100;
        table[2] = 1;
        table[3] = 1;
        return table;
    }

    private static DbaseFileHeader attributeHeader(int rows) throws IOException {
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
        String names = rings(plot).stream().map(PlotFields::joinNames).collect(Collectors.joining("/"));
        Double area = plot.declaredAreaSquareMetres();
        return new @Nullable Object[] {
            text(plot.number(), 120),
            text(plot.name(), 120),
            text(plot.mapSheet(), 120),
            text(plot.use(), 120),
            text(plot.landClass(), 10),
            area == null ? null : BigDecimal.valueOf(area),
            plot.declaredPointCount(),
            names.getBytes(StandardCharsets.UTF_8).length <= LONGEST_TEXT_BYTES ? text(names, LONGEST_TEXT_BYTES) : null
        };
    }

    /** Shells clockwise, each followed by its holes counter-clockwise, all from their first point on. */
    private static List<List<BoundaryPoint>> rings(Plot plot) {
        var rings = new ArrayList<List<BoundaryPoint>>();
        for (List<BoundaryRing> polygon : RingAssembler.group(plot)) {
            for (int i = 0; i < polygon.size(); i++) {
                rings.add(RingAssembler.directed(polygon.get(i), i > 0));
            }
        }
        return rings;
    }

    private static List<Coordinate[]> coordinates(Plot plot) {
        return rings(plot).stream()
                .map(points -> RingAssembler.linearRing(points).getCoordinates())
                .toList();
    }

    /** Cut at a whole character; the library would cut in the middle of one. */
    private static @Nullable String text(String value, int bytes) {
        String cut = value.strip();
        while (cut.getBytes(StandardCharsets.UTF_8).length > bytes) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut.isEmpty() ? null : cut;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
