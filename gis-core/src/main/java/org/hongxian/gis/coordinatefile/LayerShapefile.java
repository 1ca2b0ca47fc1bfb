package org.hongxian.gis.coordinatefile;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.h2gis.functions.io.dbf.internal.DbaseFileException;
import org.h2gis.functions.io.dbf.internal.DbaseFileHeader;
import org.h2gis.functions.io.shp.internal.SHPDriver;
import org.h2gis.functions.io.shp.internal.ShapeType;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Writes the features of a layer as a zipped Shapefile, one after the other, so that memory does not grow with their number: attributes
 * in UTF-8, the reference system in the {@code .prj}. The first point of a ring may become another one; for drawings of surveyors there
 * is {@link ShapefileWriter}.
 */
public final class LayerShapefile implements AutoCloseable {

    public static final int LONGEST_TEXT_BYTES = 254;
    private static final int LONGEST_NAME = 10;
    private static final int NUMBER_DIGITS = 24;
    private static final List<String> PARTS = List.of(".shp", ".shx", ".dbf", ".prj", ".cpg");

    private final Path folder;
    private final String baseName;
    private final OutputStream zip;
    private final CrsCode crs;
    private final List<Column> columns;
    private final SHPDriver driver = new SHPDriver();

    /**
     * @param name as it is; the format keeps ten characters of it
     * @param decimals of a column of numbers; null for one of texts
     * @param bytes the longest text takes in UTF-8; what is beyond {@link #LONGEST_TEXT_BYTES} is cut off
     */
    public record Column(String name, @Nullable Integer decimals, int bytes) {}

    /**
     * @param rows how many features will be added
     * @param zip written when this is closed; not closed itself
     * @throws IOException if there is no room for the parts
     */
    public LayerShapefile(String baseName, CrsCode crs, List<Column> columns, int rows, OutputStream zip)
            throws IOException {
        this.folder = Files.createTempDirectory("hongxian-shp");
        this.baseName = baseName;
        this.crs = crs;
        this.columns = List.copyOf(columns);
        this.zip = zip;
        driver.setGeometryFieldIndex(0);
        driver.initDriver(part(".shp").toFile(), ShapeType.POLYGON, header(rows));
    }

    private Path part(String ending) {
        return folder.resolve("layer" + ending);
    }

    private DbaseFileHeader header(int rows) throws IOException {
        var header = new DbaseFileHeader();
        header.setEncoding("UTF-8");
        Set<String> taken = new HashSet<>();
        try {
            for (Column column : columns) {
                String name = name(column.name(), taken);
                if (column.decimals() == null) {
                    int bytes = Math.max(1, Math.min(LONGEST_TEXT_BYTES, column.bytes()));
                    header.addColumn(name, 'C', bytes, 0);
                } else {
                    header.addColumn(name, 'N', NUMBER_DIGITS, column.decimals());
                }
            }
        } catch (DbaseFileException e) {
            throw new IOException("attribute table", e);
        }
        header.setNumRecords(rows);
        return header;
    }

    private static String name(String name, Set<String> taken) {
        String ascii = name.replaceAll("[^A-Za-z0-9_]", "_");
        String cut = ascii.substring(0, Math.min(LONGEST_NAME, ascii.length()));
        for (int i = 1; !taken.add(cut); i++) {
            String number = Integer.toString(i);
            cut = ascii.substring(0, Math.min(LONGEST_NAME - number.length(), ascii.length())) + number;
        }
        return cut;
    }

    /**
     * @param geometry in the CRS of the layer, easting or longitude first
     * @param values in the order of the columns: texts, and for columns of numbers {@link BigDecimal}s
     */
    public void add(MultiPolygon geometry, List<? extends @Nullable Object> values) throws IOException {
        var row = new @Nullable Object[values.size() + 1];
        row[0] = geometry;
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            row[i + 1] = value instanceof String text ? cut(text) : value;
        }
        driver.insertRow(row);
    }

    /** At a whole character; the library would cut in the middle of one. */
    private static String cut(String text) {
        String cut = text;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    /** Completes the parts and packs them. */
    @Override
    public void close() throws IOException {
        driver.close();
        Files.writeString(part(".prj"), ProjectionText.write(CrsCatalogue.get(crs)));
        Files.writeString(part(".cpg"), "UTF-8");
        var packed = new ZipOutputStream(zip, StandardCharsets.UTF_8);
        for (String ending : PARTS) {
            packed.putNextEntry(new ZipEntry(baseName + ending));
            Files.copy(part(ending), packed);
            packed.closeEntry();
        }
        packed.finish();
        packed.flush();
        File[] left = folder.toFile().listFiles();
        for (File file : left == null ? new File[0] : left) {
            Files.delete(file.toPath());
        }
        Files.delete(folder);
    }
}
