package org.hongxian.approval.measurement.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hongxian.approval.measurement.DrawingNotMeasurableException;
import org.hongxian.approval.measurement.MeasurementForecast;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.Evidence;
import org.hongxian.gis.evidence.MeasuredDrawing;
import org.hongxian.gis.evidence.MeasurementRun;
import org.hongxian.gis.evidence.NoEllipsoidalAreaException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.springframework.stereotype.Component;

@Component
class MeasurementForecasts implements MeasurementForecast {

    private static final String NOBODY = "forecast";

    private final InputGathering gathering;
    private final StoredMeasurements measurements;
    private final MeasurementRun run = new MeasurementRun();

    MeasurementForecasts(InputGathering gathering, StoredMeasurements measurements) {
        this.gathering = gathering;
        this.measurements = measurements;
    }

    @Override
    public Forecast of(MultiPolygon land, CrsCode crs) {
        var drawing = new MeasuredDrawing(NOBODY, NOBODY, 0, crs, NOBODY, plots(land));
        try {
            Evidence evidence = run.run(gathering.now(drawing)).evidence();
            return new Forecast(
                    evidence,
                    MeasuredLevelFacts.facts(measurements, evidence, NOBODY).orElse(null));
        } catch (NoEllipsoidalAreaException e) {
            var unmeasurable = new DrawingNotMeasurableException(
                    DrawingNotMeasurableException.Reason.NO_ELLIPSOIDAL_AREA, String.valueOf(e.getMessage()));
            unmeasurable.initCause(e);
            throw unmeasurable;
        }
    }

    private static List<Plot> plots(MultiPolygon land) {
        var plots = new ArrayList<Plot>();
        for (Polygon polygon : Polygonal.polygons(land)) {
            var rings = new ArrayList<BoundaryRing>();
            rings.add(ring(1, polygon.getExteriorRing()));
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                rings.add(ring(i + 2, polygon.getInteriorRingN(i)));
            }
            plots.add(Plot.of(Integer.toString(plots.size() + 1), rings));
        }
        return plots;
    }

    private static BoundaryRing ring(int number, LinearRing ring) {
        Coordinate[] corners = ring.getCoordinates();
        return new BoundaryRing(
                number,
                Arrays.stream(corners, 0, corners.length - 1)
                        .map(corner -> new BoundaryPoint("", corner.getX(), corner.getY(), 0))
                        .toList(),
                true);
    }
}
