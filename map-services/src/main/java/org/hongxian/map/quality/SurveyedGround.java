package org.hongxian.map.quality;

import org.hongxian.gis.coverage.Polygonal;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * What was surveyed, cut in half again and again on the way to a box: a box costs what lies around it, not the whole outline of a county.
 * Of the halves only the one asked last is kept, since boxes come side by side. Not for several threads at once.
 */
final class SurveyedGround {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    /** With fewer corners a box is cut out at once. */
    private static final int FEW_CORNERS = 1_000;
    /** Halves reach so far into each other, as a share of their size: sides of boxes are reckoned otherwise. */
    private static final double RIM = 1e-6;

    private final Envelope around;
    private final Geometry ground;
    private @Nullable SurveyedGround half;

    /**
     * @param ground valid
     * @param around takes in all boxes that will be asked for
     */
    SurveyedGround(Geometry ground, Envelope around) {
        this.ground = ground;
        this.around = around;
    }

    /** What of it lies in the box. */
    Geometry in(Envelope box) {
        if (ground.getNumPoints() > FEW_CORNERS) {
            for (Envelope each : Polygonal.halves(around)) {
                each.expandBy(RIM * around.getWidth(), RIM * around.getHeight());
                if (each.contains(box)) {
                    return half(each).in(box);
                }
            }
        }
        return cut(box);
    }

    private SurveyedGround half(Envelope asked) {
        SurveyedGround known = half;
        if (known == null || !known.around.equals(asked)) {
            known = new SurveyedGround(cut(asked), asked);
            half = known;
        }
        return known;
    }

    private Geometry cut(Envelope box) {
        return Polygonal.intersection(ground, GEOMETRIES.toGeometry(box));
    }
}
