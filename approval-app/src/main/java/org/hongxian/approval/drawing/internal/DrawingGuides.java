package org.hongxian.approval.drawing.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.DrawingNotFoundException;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.MeasuredDrawing;
import org.hongxian.gis.topology.NamedArea;
import org.hongxian.gis.topology.TopologyTolerances;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.springframework.stereotype.Component;

/** What a person who draws goes by: the drawing this one derives from, and the red lines of other cases. All in the CRS of the drawing. */
@Component
class DrawingGuides {

    private static final double LEAST_PART_SQUARE_METRES = 1e-4;

    private final DrawingRepository repository;
    private final DrawingInspection inspection;
    private final Surroundings surroundings;
    private final DrawingLimits limits;
    private final Cases cases;
    private final Clock clock;

    DrawingGuides(
            DrawingRepository repository,
            DrawingInspection inspection,
            Surroundings surroundings,
            DrawingLimits limits,
            Cases cases,
            Clock clock) {
        this.repository = repository;
        this.inspection = inspection;
        this.surroundings = surroundings;
        this.limits = limits;
        this.cases = cases;
        this.clock = clock;
    }

    /** The drawing this one must stay inside, as it is now. */
    record Origin(DrawingVersion version, MultiPolygon land) {}

    /**
     * @param origin null for a drawing that derives from none, or while that is not there
     * @param redLines of other cases the person may see, single plots by the number of their case
     */
    record Guides(CrsCode crs, @Nullable Origin origin, List<NamedArea> redLines) {}

    /**
     * What of a drawing lies outside the one it derives from.
     *
     * @param origin null when there is none to stay inside; then nothing was compared
     * @param toleranceSquareMetres smaller parts of a plot are no finding
     * @param parts the largest first
     */
    record Deviation(@Nullable Origin origin, double toleranceSquareMetres, List<Polygon> parts) {}

    /** The drawing this one derives from; empty where it derives from none, or while that is not there. */
    Optional<Origin> origin(CaseId caseId, DrawingKind kind) {
        return origin(caseId, kind, crs(cases.get(caseId), kind));
    }

    Guides find(CaseId caseId, DrawingKind kind, Envelope near) {
        CrsCode crs = crs(cases.get(caseId), kind);
        return new Guides(crs, origin(caseId, kind, crs).orElse(null), surroundings.redLines(caseId, kind, crs, near));
    }

    /**
     * @param plots as they are being edited; null for the newest version
     * @throws DrawingNotFoundException when there is no version
     */
    Deviation deviation(CaseId caseId, DrawingKind kind, @Nullable List<Plot> plots) {
        CrsCode crs = crs(cases.get(caseId), kind);
        List<Plot> drawn = plots == null
                ? repository
                        .findCurrent(caseId, kind)
                        .orElseThrow(() -> new DrawingNotFoundException(kind, "version"))
                        .plots()
                : limits.acceptPreview(plots);
        double tolerance = TopologyTolerances.on(LocalDate.now(clock)).outsideOriginSquareMetres();
        return origin(caseId, kind, crs)
                .map(origin -> new Deviation(origin, tolerance, outside(drawn, origin.land())))
                .orElseGet(() -> new Deviation(null, tolerance, List.of()));
    }

    private static List<Polygon> outside(List<Plot> drawn, MultiPolygon origin) {
        MultiPolygon outside = Polygonal.difference(MeasuredDrawing.redLine(drawn), origin);
        return Polygonal.polygons(outside).stream()
                .filter(part -> part.getArea() >= LEAST_PART_SQUARE_METRES)
                .sorted(Comparator.comparingDouble(Polygon::getArea).reversed())
                .toList();
    }

    private CrsCode crs(CaseFile caseFile, DrawingKind kind) {
        return repository
                .findCurrent(caseFile.id(), kind)
                .map(DrawingVersion::crs)
                .orElseGet(() -> inspection.crsOf(caseFile.county()));
    }

    private Optional<Origin> origin(CaseId caseId, DrawingKind kind, CrsCode crs) {
        return Origins.of(kind)
                .flatMap(from -> repository.findCurrent(caseId, from))
                .map(version -> new Origin(
                        version,
                        CoordinateTransformer.between(version.crs(), crs)
                                .transform(RedLineGeometry.multiPolygon(version))));
    }
}
