package org.hongxian.approval.drawing.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hongxian.approval.drawing.internal.DrawingGuides.Deviation;
import org.hongxian.approval.drawing.internal.DrawingGuides.Guides;
import org.hongxian.approval.drawing.internal.DrawingGuides.Origin;
import org.hongxian.gis.coverage.Polygonal;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Lines to draw by, as the map takes them: polygons of rings of easting and northing, metres, every digit of them. */
final class GuideViews {

    private static final int MOST_PARTS = 200;

    private GuideViews() {}

    record GuidesView(String crs, @Nullable OriginView origin, List<RedLineView> redLines) {

        static GuidesView of(Guides guides) {
            return new GuidesView(
                    guides.crs().toString(),
                    guides.origin() == null ? null : OriginView.of(guides.origin()),
                    guides.redLines().stream()
                            .map(area -> new RedLineView(area.name(), polygons(Polygonal.areas(area.area()))))
                            .toList());
        }
    }

    /** @param number of its version */
    record OriginView(String kind, int number, List<List<List<double[]>>> coordinates) {

        static OriginView of(Origin origin) {
            return new OriginView(
                    origin.version().kind().name(), origin.version().number(), polygons(origin.land()));
        }
    }

    record RedLineView(String number, List<List<List<double[]>>> coordinates) {}

    /**
     * @param originKind null when the drawing derives from none that is there; then nothing was compared
     * @param parts at most 200
     * @param count how many there are
     */
    record DeviationView(
            @Nullable String originKind,
            @Nullable Integer originNumber,
            double toleranceSquareMetres,
            double squareMetres,
            int count,
            List<PartView> parts) {

        static DeviationView of(Deviation deviation) {
            Origin origin = deviation.origin();
            return new DeviationView(
                    origin == null ? null : origin.version().kind().name(),
                    origin == null ? null : origin.version().number(),
                    deviation.toleranceSquareMetres(),
                    deviation.parts().stream().mapToDouble(Polygon::getArea).sum(),
                    deviation.parts().size(),
                    deviation.parts().stream()
                            .limit(MOST_PARTS)
                            .map(PartView::of)
                            .toList());
        }
    }

    /** @param place inside the part */
    record PartView(double squareMetres, double[] place, List<List<double[]>> coordinates) {

        static PartView of(Polygon part) {
            return new PartView(part.getArea(), GuideViews.place(Polygonal.pointInside(part)), rings(part));
        }
    }

    private static List<List<List<double[]>>> polygons(MultiPolygon land) {
        return Polygonal.polygons(land).stream().map(GuideViews::rings).toList();
    }

    private static List<List<double[]>> rings(Polygon polygon) {
        var rings = new ArrayList<List<double[]>>();
        rings.add(places(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(places(polygon.getInteriorRingN(i)));
        }
        return rings;
    }

    private static List<double[]> places(LinearRing ring) {
        return Arrays.stream(ring.getCoordinates()).map(GuideViews::place).toList();
    }

    private static double[] place(Coordinate place) {
        return new double[] {place.x, place.y};
    }
}
