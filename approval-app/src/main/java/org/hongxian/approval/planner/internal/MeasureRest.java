package org.hongxian.approval.planner.internal;

import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.hongxian.approval.question.AskedSystems;
import org.hongxian.approval.question.QuestionReader;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.GeodesicLength;
import org.hongxian.gis.area.MeasuredArea;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.MeasuringPlane;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What somebody draws on the planner's map to measure it: plane and ellipsoid side by side. Nothing is kept. */
@RestController
class MeasureRest {

    private static final int MOST_POINTS = 5000;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /**
     * @param crs of the points, EPSG:code
     * @param points each easting (longitude) and northing (latitude)
     * @param closed whether the last leads back to the first, around an area
     */
    record Drawn(@Nullable String crs, @Nullable List<double @Nullable []> points, boolean closed) {}

    /**
     * @param planar on the plane of {@code crs}, for longitude and latitude on that of the nearest 3-degree meridian
     * @param ellipsoidal lengths of geodesics; the area by the prescribed procedure, null where there is none for the datum
     * @param crossing whether the boundary crosses itself, so that it has no area
     */
    record Measured(Sizes planar, Sizes ellipsoidal, boolean crossing) {}

    /** @param lengthMetres of the line, or all around the area */
    record Sizes(double lengthMetres, @Nullable Double areaSquareMetres) {}

    private final QuestionReader reader;

    MeasureRest(QuestionReader reader) {
        this.reader = reader;
    }

    /** Sent as {@link Drawn}. */
    @PostMapping("/api/v1/desk/measure")
    Measured measure(HttpServletRequest request) throws IOException {
        Drawn drawn = reader.read(request.getInputStream(), Drawn.class);
        CrsCode crs = AskedSystems.read(requireNonNullElse(drawn.crs(), ""));
        Coordinate[] line = line(drawn);
        return AskedSystems.in(crs, () -> measured(crs, line, drawn.closed()));
    }

    private static Measured measured(CrsCode crs, Coordinate[] line, boolean closed) {
        double planar = onPlane(crs, line);
        double ellipsoidal = GeodesicLength.in(crs).metres(line);
        if (!closed) {
            return new Measured(new Sizes(planar, null), new Sizes(ellipsoidal, null), false);
        }
        Polygon polygon = GEOMETRY.createPolygon(line);
        if (!polygon.isValid()) {
            return new Measured(new Sizes(planar, null), new Sizes(ellipsoidal, null), true);
        }
        MeasuredArea area = AreaMeasurement.in(crs).measure(polygon);
        return new Measured(
                new Sizes(planar, area.planarSquareMetres()),
                new Sizes(ellipsoidal, area.ellipsoidalSquareMetres()),
                false);
    }

    /** Degrees are no length: a geographic line is measured on the 3-degree plane its area is measured on too. */
    private static double onPlane(CrsCode crs, Coordinate[] line) {
        LineString drawn = GEOMETRY.createLineString(line);
        return MeasuringPlane.of(crs, drawn.getEnvelopeInternal())
                .from(crs)
                .toPlane(drawn)
                .getLength();
    }

    private static Coordinate[] line(Drawn drawn) {
        List<double @Nullable []> points = requireNonNullElse(drawn.points(), List.of());
        int least = drawn.closed() ? 3 : 2;
        if (points.size() < least || points.size() > MOST_POINTS) {
            throw new RefusedQuestionException(400, "measured-points", least, MOST_POINTS);
        }
        for (double[] point : points) {
            if (point == null || point.length != 2 || !Double.isFinite(point[0]) || !Double.isFinite(point[1])) {
                throw new RefusedQuestionException(400, "measured-point");
            }
        }
        Coordinate[] line =
                points.stream().map(point -> new Coordinate(point[0], point[1])).toArray(Coordinate[]::new);
        return drawn.closed() ? closed(line) : line;
    }

    private static Coordinate[] closed(Coordinate[] ring) {
        if (CoordinateArrays.isRing(ring)) {
            return ring;
        }
        Coordinate[] closed = Arrays.copyOf(ring, ring.length + 1);
        closed[ring.length] = ring[0].copy();
        return closed;
    }
}
