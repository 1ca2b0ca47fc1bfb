package org.hongxian.gis.packed;

import java.util.ArrayList;
import java.util.Comparator;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.packed.DirectAnswer.Row;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Answers the area table of red lines from a coverage file, one after the other. Geometry is built only where parcels share ground
 * within the red line.
 *
 * <p>Not safe for use by several threads; make one per thread, they share the grouping and the coverage.
 */
public final class DirectMeasurement {

    private final DirectOverlay overlay;
    private final AreaByGroup areas;
    private final SharedGround shared;

    /** False when the parcels share so much ground that the layer is no coverage. */
    public static boolean isPossible(PackedCoverage coverage) {
        return coverage.overlaps().isCounted();
    }

    /** @throws IllegalArgumentException if it is not possible */
    public DirectMeasurement(Grouping grouping) {
        PackedCoverage coverage = grouping.coverage();
        if (!isPossible(coverage)) {
            throw new IllegalArgumentException("more parcels share ground than can be told");
        }
        this.overlay = new DirectOverlay(coverage);
        this.areas = new AreaByGroup(grouping);
        this.shared = new SharedGround(coverage, areas);
    }

    /**
     * @param redLine valid, its polygons without overlaps; easting first, in the CRS of the coverage
     * @throws DamagedCoverageException if the file was cut off since it was opened
     */
    public DirectAnswer measure(MultiPolygon redLine) {
        areas.clear();
        shared.clear();
        overlay.measure(redLine, shared.sink());
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
        double overlap = shared.squareMetres(redLine);
        double whole = redLine.getArea();
        return new DirectAnswer(whole, rows, overlap, whole - (covered.value() - overlap));
    }
}
