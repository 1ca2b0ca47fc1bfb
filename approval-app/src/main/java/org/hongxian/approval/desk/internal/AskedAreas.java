package org.hongxian.approval.desk.internal;

import java.util.ArrayList;
import java.util.List;
import org.hongxian.approval.desk.internal.UploadedAreas.Uploaded;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.question.AskedSystems;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.MeasuredArea;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.map.feature.PlaceReading;
import org.hongxian.map.region.RegionGrid;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.springframework.stereotype.Component;

/** Makes the area of a question out of a shape, a division or an uploaded file, with a buffer around it where one is asked for. */
@Component
class AskedAreas {

    /** So many that a strip of 50 m around a park lacks less than a square metre of its round corners. */
    private static final int QUADRANT_SEGMENTS = 64;
    /** What shapes of very many points get, so that their strips do not have a multiple of corners. */
    private static final int LEAST_QUADRANT_SEGMENTS = 16;

    private static final int MOST_ARC_POINTS = 64_000;

    private final DeskSettings settings;
    private final RegionGrid grid;
    private final Divisions divisions;
    private final UploadedAreas uploads;
    private final CurrentPerson person;

    AskedAreas(
            DeskSettings settings, RegionGrid grid, Divisions divisions, UploadedAreas uploads, CurrentPerson person) {
        this.settings = settings;
        this.grid = grid;
        this.divisions = divisions;
        this.uploads = uploads;
        this.person = person;
    }

    /**
     * @param ground valid, not empty, its polygons without overlaps; easting first, in {@code crs}
     * @param title name of the division or the file; empty for a drawn shape
     * @param bufferMetres around what was asked for; null for none
     * @param measured in the system the area came in: on a plane far from its own zone nothing has its size
     */
    record AskedArea(
            MultiPolygon ground,
            CrsCode crs,
            String title,
            @Nullable Double bufferMetres,
            MeasuredArea measured) {}

    /** The ground of {@link #get}; null where no area is asked for. */
    @Nullable
    MultiPolygon find(Questions.@Nullable Area area, CrsCode crs) {
        return area == null ? null : get(area, crs).ground();
    }

    /**
     * @param crs of the answer; a shape that does not say its own is in that of the map
     * @throws RefusedQuestionException if no area can be made of it
     */
    AskedArea get(Questions.Area area, CrsCode crs) {
        int said = (area.geometry() == null ? 0 : 1) + (area.unit() == null ? 0 : 1) + (area.upload() == null ? 0 : 1);
        if (said != 1) {
            throw new RefusedQuestionException(400, "area-one");
        }
        if (area.unit() != null) {
            return division(area.unit(), area.bufferMetres(), crs);
        }
        if (area.upload() != null) {
            Uploaded uploaded = uploads.find(person.get().login(), area.upload())
                    .orElseThrow(() -> new RefusedQuestionException(404, "upload-gone"));
            return asked(uploaded.ground(), uploaded.crs(), area.bufferMetres(), crs, uploaded.name());
        }
        return asked(shape(area), AskedSystems.read(area.crs(), grid.crs()), area.bufferMetres(), crs, "");
    }

    private AskedArea division(String code, @Nullable Double buffer, CrsCode crs) {
        if (!code.matches("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}")) {
            throw new RefusedQuestionException(400, "unit-code");
        }
        Divisions.Land land =
                divisions.find(code).orElseThrow(() -> new RefusedQuestionException(404, "unknown-unit", code));
        return asked(land.ground(), land.crs(), buffer, crs, land.name());
    }

    /** Reads a shape; its points are counted before anything is computed from them. */
    private Geometry shape(Questions.Area area) {
        Geometry geometry;
        try {
            geometry = new GeoJsonReader().read(String.valueOf(area.geometry()));
        } catch (ParseException | RuntimeException e) {
            // The reader casts what it finds: whatever it fails with, the shape is none.
            var refused = new RefusedQuestionException(400, "shape-unreadable");
            refused.initCause(e);
            throw refused;
        }
        if (geometry == null || geometry.isEmpty()) {
            throw new RefusedQuestionException(400, "shape-unreadable");
        }
        checkPoints(geometry);
        for (Coordinate point : geometry.getCoordinates()) {
            if (!(Math.abs(point.getX()) <= ReadLimits.LARGEST_COORDINATE)
                    || !(Math.abs(point.getY()) <= ReadLimits.LARGEST_COORDINATE)) {
                throw new RefusedQuestionException(400, "shape-unreadable");
            }
        }
        return geometry;
    }

    private void checkPoints(Geometry geometry) {
        if (geometry.getNumPoints() > settings.maxPoints()) {
            throw new RefusedQuestionException(422, "too-many-points", settings.maxPoints());
        }
    }

    private AskedArea asked(Geometry shape, CrsCode from, @Nullable Double buffer, CrsCode crs, String title) {
        // What is wrong with a shape is said in its own system.
        Geometry sound = shape.getDimension() == 2 ? land(shape, from) : shape;
        if (buffer == null && sound.getDimension() != 2) {
            throw new RefusedQuestionException(422, "needs-buffer");
        }
        return AskedSystems.in(from, () -> {
            MultiPolygon own = buffer == null ? Polygonal.areas(sound) : buffered(sound, buffer, from);
            MultiPolygon ground = from.equals(crs) ? own : Polygonal.areas(transformed(own, from, crs));
            if (ground.isEmpty() || !(ground.getArea() > 0)) {
                throw new RefusedQuestionException(422, "no-area");
            }
            return new AskedArea(
                    ground, crs, title, buffer, AreaMeasurement.in(from).measure(own));
        });
    }

    /** Straight in its own system, a long side is bent in that of the layer. */
    private static Geometry transformed(Geometry sound, CrsCode from, CrsCode crs) {
        if (PlaceReading.isTooWinding(sound)) {
            throw new RefusedQuestionException(422, "too-winding");
        }
        Geometry there = AskedSystems.between(from, crs).transform(PlaceReading.divided(sound));
        return there.getDimension() == 2 && !Polygonal.isValid(there) ? Polygonal.repaired(there) : there;
    }

    private MultiPolygon buffered(Geometry shape, double metres, CrsCode crs) {
        if (!(metres > 0) || metres > settings.maxBufferMetres()) {
            throw new RefusedQuestionException(400, "buffer", settings.maxBufferMetres());
        }
        MeasuringPlane plane = MeasuringPlane.of(crs, shape.getEnvelopeInternal());
        Geometry wider = new BufferOp(plane.from(crs).toPlane(shape), new BufferParameters(segments(shape)))
                .getResultGeometry(metres);
        return plane.toDrawing(Polygonal.areas(wider));
    }

    private static int segments(Geometry shape) {
        int affordable = MOST_ARC_POINTS / Math.max(1, shape.getNumPoints());
        return Math.max(LEAST_QUADRANT_SEGMENTS, Math.min(QUADRANT_SEGMENTS, affordable));
    }

    /** Shapes that share an edge, as plots do, make one area; a ring that crosses itself makes none. */
    private static MultiPolygon land(Geometry shape, CrsCode crs) {
        List<Geometry> parts = new ArrayList<>(Polygonal.polygons(shape));
        for (Geometry part : parts) {
            TopologyValidationError error = new IsValidOp(part).getValidationError();
            if (error != null) {
                Coordinate at = error.getCoordinate();
                String number = CrsCatalogue.get(crs).isGeographic() ? "%.7f" : "%.3f";
                throw new RefusedQuestionException(
                        422, "shape-invalid", number.formatted(at.getX()), number.formatted(at.getY()));
            }
        }
        MultiPolygon areas = Polygonal.areas(shape);
        return Polygonal.isValid(areas) ? areas : Polygonal.union(parts, shape);
    }
}
