package org.hongxian.gis.packed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.coverage.Polygonal;
import org.locationtech.jts.geom.MultiPolygon;

/** Notes on the way to another sink which of the parcels that share ground with others are met. Not safe for use by several threads. */
final class SharedGround implements PieceSink {

    private final PackedCoverage coverage;
    private final PieceSink behind;
    private final int[] overlapping;
    private final TreeSet<Integer> met = new TreeSet<>();

    SharedGround(PackedCoverage coverage, PieceSink behind) {
        this.coverage = coverage;
        this.behind = behind;
        this.overlapping = coverage.overlaps().parcels();
    }

    /** The sink to measure into: where no parcels share ground there is nothing to note. */
    PieceSink sink() {
        return overlapping.length == 0 ? behind : this;
    }

    void clear() {
        met.clear();
    }

    @Override
    public void whole(int from, int to) {
        behind.whole(from, to);
        int first = Arrays.binarySearch(overlapping, from);
        for (int i = first < 0 ? -first - 1 : first; i < overlapping.length && overlapping[i] < to; i++) {
            met.add(overlapping[i]);
        }
    }

    @Override
    public void part(int parcel, double planarSquareMetres, double ellipsoidalSquareMetres) {
        behind.part(parcel, planarSquareMetres, ellipsoidalSquareMetres);
        if (planarSquareMetres > 0 && Arrays.binarySearch(overlapping, parcel) >= 0) {
            met.add(parcel);
        }
    }

    /** What the parcels that share ground cover of a red line, less what they cover together; on the plane, unrounded. */
    double squareMetres(MultiPolygon redLine) {
        if (met.size() < 2) {
            return 0;
        }
        var area = new double[1];
        coverage.reading(() -> {
            var pieces = new ArrayList<MultiPolygon>();
            var each = new StableSum();
            for (int parcel : met) {
                MultiPolygon piece = Polygonal.intersection(coverage.geometry(parcel), redLine);
                each.add(piece.getArea());
                pieces.add(piece);
            }
            area[0] =
                    each.value() - Polygonal.union(List.copyOf(pieces), redLine).getArea();
        });
        return area[0];
    }
}
