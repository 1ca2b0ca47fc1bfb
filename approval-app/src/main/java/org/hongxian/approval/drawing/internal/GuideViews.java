package org.hongxian.approval.drawing.internal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.hongxian.approval.drawing.internal.DrawingGuides.Deviation;
import org.hongxian.approval.drawing.internal.DrawingGuides.Guides;
import org.hongxian.approval.drawing.internal.DrawingGuides.Origin;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.map.feature.GeometryJson;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
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
                            .map(area -> new RedLineView(area.name(), geoJson(Polygonal.areas(area.area()))))
                            .toList());
        }
    }

    /** @param number of its version */
    record OriginView(String kind, int number, @JsonRawValue String coordinates) {

        static OriginView of(Origin origin) {
            return new OriginView(
                    origin.version().kind().name(), origin.version().number(), geoJson(origin.land()));
        }
    }

    record RedLineView(String number, @JsonRawValue String coordinates) {}

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
    record PartView(
            double squareMetres,
            double[] place,
            @JsonRawValue String coordinates) {

        static PartView of(Polygon part) {
            return new PartView(part.getArea(), GuideViews.place(Polygonal.pointInside(part)), geoJson(part));
        }
    }

    /** Every digit, as the coordinates of GeoJSON. */
    private static String geoJson(Geometry land) {
        return GeometryJson.exact().coordinates(land);
    }

    private static double[] place(Coordinate place) {
        return new double[] {place.x, place.y};
    }
}
