package org.hongxian.gis.packed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.packed.DirectAnswer.Row;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Answers the area table of red lines from a coverage file, one after the other. Geometry is built only where parcels share ground
 * within the red line.
 *
 * <p>Not safe for use by several threads; make one per thread, they share the grouping and the coverage.
 */
public final class DirectMeasurement {

    private final PackedCoverage coverage;
    private final DirectOverlay overlay;
    private final AreaByGroup areas;
    private final TreeSet<Integer> shared = new TreeSet<>();
    private final int[] overlapping;

    /** False when the parcels share so much ground that the layer is no coverage. */
    public static boolean isPossible(PackedCoverage coverage) {
        return coverage.overlaps().isCounted();
    }

    /** @throws IllegalArgumentException if it is not possible */
    public DirectMeasurement(Grouping grouping) {
        this.coverage = grouping.coverage();
        if (!isPossible(coverage)) {
            throw new IllegalArgumentException("more parcels share ground than can be told");
        }
        this.overlay = new DirectOverlay(coverage);
        this.areas = new AreaByGroup(grouping);
        this.overlapping = coverage.overlaps().parcels();
    }

    /**
     * @param redLine valid, its polygons without overlaps; easting first, in the CRS of the coverage
     * @throws DamagedCoverageException if the file was cut off since it was opened
     */
    public DirectAnswer measure(MultiPolygon redLine) {
        areas.clear();
        shared.clear();
        overlay.measure(redLine, overlapping.length == 0 ? areas : new Watching());
        var rows = new ArrayList<Row>();
        var covered = new StableSum();
        for (int group : areas.met()) {
            double planar = areas.planarSquareMetres(group);
            covered.add(planar);
            if (planar > 0) {
                rows.add(new Row(areas.grouping().values(group), planar, areas.ellipsoidalSquareMetres(group)));
            }
        }
        rows.sort(Comparator.comparing(row -> String.join("\0", row.group().values())));
        var overlap = new double[1];
        coverage.reading(() -> overlap[0] = overlap(redLine));
        double whole = redLine.getArea();
        return new DirectAnswer(whole, rows, overlap[0], whole - (covered.value() - overlap[0]));
    }

    /** What the parcels that share ground cover, less what they cover together. */
    private double overlap(MultiPolygon redLine) {
        if (shared.size() < 2) {
            return 0;
        }
        var pieces = new ArrayList<MultiPolygon>();
        var each = new StableSum();
        for (int parcel : shared) {
            MultiPolygon piece = Polygonal.intersection(coverage.geometry(parcel), redLine);
            each.add(piece.getArea());
            pieces.add(piece);
        }
        return each.value() - Polygonal.union(List.copyOf(pieces), redLine).getArea();
    }

    /** Notes which of the parcels that share ground are met. */
    private final class Watching implements PieceSink {

        @Override
        public void whole(int from, int to) {
            areas.whole(from, to);
            int first = Arrays.binarySearch(overlapping, from);
            for (int i = first < 0 ? -first - 1 : first; i < overlapping.length && overlapping[i] < to; i++) {
                shared.add(overlapping[i]);
            }
        }

        @Override
        public void part(int parcel, double planarSquareMetres, double ellipsoidalSquareMetres) {
            areas.part(parcel, planarSquareMetres, ellipsoidalSquareMetres);
            if (planarSquareMetres > 0 && Arrays.binarySearch(overlapping, parcel) >= 0) {
                shared.add(parcel);
            }
        }
    }
}
