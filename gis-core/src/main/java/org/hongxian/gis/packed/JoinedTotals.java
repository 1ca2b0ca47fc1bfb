package org.hongxian.gis.packed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * How many parcels of a layer lie in an area and how much of it they cover, by group: what statistics are made of. One pass over the
 * coverage files; parcels inside the area are added up without looking at their points.
 */
public final class JoinedTotals {

    private JoinedTotals() {}

    /**
     * One group of the parcels of one file.
     *
     * @param values by field; a field the file does not have is missing
     * @param parcels that share more than a sliver with the area
     * @param planarSquareMetres unrounded, on the plane of the files
     * @param ellipsoidalSquareMetres unrounded; not a number where no ellipsoidal area is prescribed
     */
    public record Total(
            Map<String, String> values, long parcels, double planarSquareMetres, double ellipsoidalSquareMetres) {}

    /**
     * @param totals of groups that were met, file by file
     * @param overlapSquareMetres what they count more than once because parcels share ground; 0 where no area was given
     */
    public record Answer(List<Total> totals, double overlapSquareMetres) {

        public Answer {
            totals = List.copyOf(totals);
        }
    }

    /**
     * @param area valid, its polygons without overlaps; easting first, in the CRS of the files; null for all of the layer
     * @param sliverSquareMetres a parcel that shares no more than this with the area is not counted
     * @throws IllegalArgumentException if an area is given and the parcels of a file share so much ground that the layer is no coverage
     * @throws DamagedCoverageException if a file was cut off since it was opened
     */
    public static Answer measure(JoinedGrouping grouping, @Nullable MultiPolygon area, double sliverSquareMetres) {
        var totals = new ArrayList<Total>();
        double overlap = 0;
        for (Grouping part : grouping.parts()) {
            PackedCoverage file = part.coverage();
            if (file.parcels() == 0 || area != null && !file.envelope().intersects(area.getEnvelopeInternal())) {
                continue;
            }
            var areas = new AreaByGroup(part);
            var count = new ParcelCount(part, sliverSquareMetres);
            var both = new PieceSink() {
                @Override
                public void whole(int from, int to) {
                    areas.whole(from, to);
                    count.whole(from, to);
                }

                @Override
                public void part(int parcel, double planarSquareMetres, double ellipsoidalSquareMetres) {
                    areas.part(parcel, planarSquareMetres, ellipsoidalSquareMetres);
                    count.part(parcel, planarSquareMetres, ellipsoidalSquareMetres);
                }
            };
            if (area == null) {
                file.reading(() -> both.whole(0, file.parcels()));
            } else {
                var shared = new SharedGround(file, both);
                new DirectOverlay(file).measure(area, shared.sink());
                overlap += shared.squareMetres(area);
            }
            for (int group : areas.met()) {
                if (areas.planarSquareMetres(group) > 0) {
                    totals.add(new Total(
                            part.values(group),
                            count.of(group),
                            areas.planarSquareMetres(group),
                            areas.ellipsoidalSquareMetres(group)));
                }
            }
        }
        return new Answer(totals, overlap);
    }
}
