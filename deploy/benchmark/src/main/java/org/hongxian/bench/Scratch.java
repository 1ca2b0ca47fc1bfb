package org.hongxian.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.packed.*;
import org.locationtech.jts.geom.MultiPolygon;

final class Scratch {
    static long zero, full, parts, wholes; static double sum, ell;
    public static void main(String[] a) throws Exception {
        int n = Integer.parseInt(a[0]);
        var coverage = new SeededCoverage(1, n);
        Path f = Path.of(a[1]);
        if (!Files.exists(f)) {
            long t = System.nanoTime();
            try (var w = new PackedCoverageWriter(f, CrsCatalogue.get(new CrsCode(4527)), List.of("QSDWDM", "DLBM"))) {
                coverage.visit((id, p, o, c) -> w.add(id, p, Map.of("QSDWDM", o, "DLBM", c)));
                w.finish("x");
            }
            System.out.println("write " + (System.nanoTime() - t) / 1e9);
        }
        long t = System.nanoTime();
        PackedCoverage c = PackedCoverage.open(f);
        System.out.println("open " + (System.nanoTime() - t) / 1e9 + " parcels " + c.parcels() + " points " + c.points() + " bytes/parcel " + Files.size(f) / (double) c.parcels());
        var red = new RedLines(2, coverage.inner());
        List<List<MultiPolygon>> shapes = List.of(red.sites(1000), red.corridors(20), red.areas(3));
        for (int round = 0; round < 14; round++) {
            for (var shape : shapes) {
                var mx = java.lang.management.ManagementFactory.getThreadMXBean(); long t0 = mx.getCurrentThreadCpuTime();
                long touched = 0;
                var o = new DirectOverlay(c);
                for (var r : shape) touched += o.readTouched(r);
                long t1 = mx.getCurrentThreadCpuTime();
                zero = full = parts = wholes = 0; sum = ell = 0;
                for (var r : shape) o.measure(r, new PieceSink() {
                    public void whole(int from, int to) { wholes += to - from; for (int i = from; i < to; i++) { sum += c.planarSquareMetres(i); ell += c.ellipsoidalSquareMetres(i);} }
                    public void part(int p, double pl, double e) { parts++; if (Math.abs(pl) < 1e-9) zero++; else if (Math.abs(pl - c.planarSquareMetres(p)) < 1e-9) full++; sum += pl; ell += e; }
                });
                long t2 = mx.getCurrentThreadCpuTime();
                double area = shape.stream().mapToDouble(MultiPolygon::getArea).sum();
                if (round > 10) System.out.printf("floor %.4f direct %.4f ratio %.2f parts %d zero %d full %d wholes %d pts %d rel %.2e%n", (t1 - t0) / 1e9, (t2 - t1) / 1e9, (t2 - t1) / (double) (t1 - t0), parts, zero, full, wholes, touched, (sum - area) / area);
            }
        }
    }
}
