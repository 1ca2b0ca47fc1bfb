package org.hongxian.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * A layer of a million parcels from a GeoPackage and from a zipped Shapefile into the layer store of the product, on H2 and on
 * PostGIS, and by ogr2ogr into the same PostGIS. Ours checks every feature, keeps a digest and can be stopped; theirs only copies.
 * All must hold the same number of features and the same area in the end.
 */
final class ImportBenchmark {

    static final int FULL = 1_010_000;
    static final int QUICK = 20_000;

    private static final long SEED = 20_261_122;
    private static final long MEGABYTE = 1 << 20;

    private final Path folder;
    private final String postgres;
    private final int parcels;
    private final PrintStream out = System.out;
    private boolean agreed = true;
    private double ratio = Double.POSITIVE_INFINITY;

    ImportBenchmark(Path folder, String postgres, int parcels) {
        this.folder = folder;
        this.postgres = postgres;
        this.parcels = parcels;
    }

    /** @return whether everything that was imported agrees with what was written */
    boolean run() throws IOException, SQLException, InterruptedException {
        var seeded = new SeededCoverage(SEED, parcels);
        Path geoPackage = folder.resolve("import.gpkg");
        Path shapefile = folder.resolve("import.zip");
        long began = System.nanoTime();
        ImportFiles.Totals written = ImportFiles.geoPackage(seeded, geoPackage);
        ImportFiles.zippedShapefile(seeded, written.features(), folder, shapefile);
        print(
                "%s; written in %.1f s: GeoPackage %d MB, zipped Shapefile %d MB; heap of %d MB%n",
                written,
                (System.nanoTime() - began) / 1e9,
                Files.size(geoPackage) / MEGABYTE,
                Files.size(shapefile) / MEGABYTE,
                Runtime.getRuntime().maxMemory() / MEGABYTE);
        print("%-11s %-8s %9s  %s%n", "file", "store", "seconds", "of it");
        var stores = List.of(ImportStore.h2(folder), ImportStore.postgis(postgres, folder));
        double gpkg = slowest("gpkg", geoPackage, stores, written);
        double shp = slowest("shp", shapefile, stores, written);
        Files.delete(geoPackage);
        Files.delete(shapefile);
        print("import gpkg_s=%.1f shp_s=%.1f ratio=%.2f heap_mb=%d%n", gpkg, shp, ratio, heapMegabytes());
        return agreed;
    }

    /** @return seconds in the slower of the two databases */
    private double slowest(String format, Path file, List<ImportStore> stores, ImportFiles.Totals written)
            throws IOException, SQLException, InterruptedException {
        double slowest = 0;
        double onPostgis = 0;
        for (ImportStore store : stores) {
            ImportStore.Duration took = store.load(file, "DLTB");
            print("%-11s %-8s %9.1f  %s%n", format, store.name(), took.seconds(), took);
            compare(store.totals("DLTB"), written);
            store.clear();
            slowest = Math.max(slowest, took.seconds());
            onPostgis = took.seconds();
        }
        var ogr = new Ogr(postgres);
        double theirs = ogr.load(file, "theirs");
        print("%-11s %-8s %9.1f%n", format, "ogr2ogr", theirs);
        compare(ogr.totals("theirs"), written);
        ogr.drop("theirs");
        ratio = Math.min(ratio, theirs / onPostgis);
        return slowest;
    }

    private void compare(ImportFiles.Totals found, ImportFiles.Totals written) {
        if (!found.agreesWith(written)) {
            print("  differs: %s%n", found);
            agreed = false;
        }
    }

    /** The most that was in use at once, of everything on the heap. */
    private static long heapMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / MEGABYTE;
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }
}
