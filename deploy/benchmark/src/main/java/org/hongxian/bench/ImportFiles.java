package org.hongxian.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.h2gis.functions.io.dbf.internal.DbaseFileException;
import org.h2gis.functions.io.dbf.internal.DbaseFileHeader;
import org.h2gis.functions.io.shp.internal.SHPDriver;
import org.h2gis.functions.io.shp.internal.ShapeType;
import org.hongxian.gis.coordinatefile.ProjectionText;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.geopackage.GeoPackageWriter;
import org.hongxian.gis.geopackage.GeoPackageWriter.ColumnType;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** A seeded coverage as the files land-survey layers come in. */
final class ImportFiles {

    static final CrsCode CRS = new CrsCode(4527);
    static final String LAYER = "dltb";

    private ImportFiles() {}

    /** @return how many features were written, and their area in square metres */
    static Totals geoPackage(SeededCoverage seeded, Path file) throws IOException {
        var columns = new LinkedHashMap<String, ColumnType>();
        List.of("BSM", "QSDWDM", "DLBM").forEach(name -> columns.put(name, ColumnType.TEXT));
        var totals = new Totals();
        try (var writer = GeoPackageWriter.create(file, LAYER, CRS, columns)) {
            seeded.visit((id, polygon, owner, landClass) -> {
                totals.add(polygon.getArea());
                try {
                    writer.add(multi(polygon), List.of(id, owner, landClass));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return totals;
    }

    /** @param features how many there will be; the attribute table says so at its beginning */
    static void zippedShapefile(SeededCoverage seeded, long features, Path folder, Path zip) throws IOException {
        Path shp = folder.resolve(LAYER + ".shp");
        var driver = new SHPDriver();
        driver.setGeometryFieldIndex(0);
        driver.initDriver(shp.toFile(), ShapeType.POLYGON, header(features));
        seeded.visit((id, polygon, owner, landClass) -> {
            try {
                driver.insertRow(new Object[] {multi(polygon), id, owner, landClass});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        driver.close();
        Map<String, Path> parts =
                Map.of(".shp", shp, ".shx", folder.resolve(LAYER + ".shx"), ".dbf", folder.resolve(LAYER + ".dbf"));
        try (OutputStream out = Files.newOutputStream(zip);
                var archive = new ZipOutputStream(out)) {
            archive.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, Path> part : parts.entrySet()) {
                archive.putNextEntry(new ZipEntry(LAYER + part.getKey()));
                Files.copy(part.getValue(), archive);
                Files.delete(part.getValue());
            }
            text(archive, ".prj", ProjectionText.write(CrsCatalogue.get(CRS)));
            text(archive, ".cpg", "UTF-8");
        }
        Files.deleteIfExists(folder.resolve(LAYER + ".prj"));
        Files.deleteIfExists(folder.resolve(LAYER + ".cpg"));
    }

    private static void text(ZipOutputStream archive, String ending, String text) throws IOException {
        archive.putNextEntry(new ZipEntry(LAYER + ending));
        archive.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static DbaseFileHeader header(long features) throws IOException {
        var header = new DbaseFileHeader();
        try {
            header.addColumn("BSM", 'C', 18, 0);
            header.addColumn("QSDWDM", 'C', 19, 0);
            header.addColumn("DLBM", 'C', 5, 0);
        } catch (DbaseFileException e) {
            throw new IOException(e);
        }
        header.setNumRecords((int) features);
        return header;
    }

    private static MultiPolygon multi(Polygon polygon) {
        return SeededCoverage.FACTORY.createMultiPolygon(new Polygon[] {polygon});
    }

    /** Number and area of features. */
    static final class Totals {

        private long features;
        private double squareMetres;

        void add(double area) {
            features++;
            squareMetres += area;
        }

        long features() {
            return features;
        }

        /** Sums of a million areas of some thousand square metres differ in the last figures by the order of adding. */
        boolean agreesWith(Totals other) {
            return features == other.features && Math.abs(squareMetres - other.squareMetres) <= 1e-9 * squareMetres;
        }

        @Override
        public String toString() {
            return "%d features, %.3f m2".formatted(features, squareMetres);
        }
    }
}
