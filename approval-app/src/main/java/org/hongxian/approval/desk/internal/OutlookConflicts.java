package org.hongxian.approval.desk.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.conflict.Conflicts;
import org.hongxian.approval.desk.internal.AskedAreas.AskedArea;
import org.hongxian.approval.drawing.ClashingClaim;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.question.RefusedQuestionException;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.map.region.DivisionLayers;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.springframework.stereotype.Component;

/**
 * Which red lines of cases a shape would meet. Cases of the own jurisdiction are named; of others it is told that there is one, and
 * that only on the ground of the own jurisdiction: elsewhere their boundaries could be felt out with small shapes.
 */
@Component
class OutlookConflicts {

    private static final int MOST_COMPARED = 1_000;

    private final RedLines redLines;
    private final Conflicts conflicts;
    private final DivisionLayers divisions;
    private final CurrentPerson person;
    private final Clock clock;

    OutlookConflicts(
            RedLines redLines, Conflicts conflicts, DivisionLayers divisions, CurrentPerson person, Clock clock) {
        this.redLines = redLines;
        this.conflicts = conflicts;
        this.divisions = divisions;
        this.person = person;
        this.clock = clock;
    }

    /**
     * @param unseen how many cases the land meets inside the own jurisdiction that the person may not know
     * @param elsewhere whether part of the land is outside of it, where such cases are not counted
     */
    record Met(List<OutlookViews.Conflict> known, int unseen, boolean elsewhere) {}

    /** @throws RefusedQuestionException if too many red lines are near */
    Met of(AskedArea area) {
        MultiPolygon land = area.ground();
        var measurement = AreaMeasurement.in(area.crs());
        double sliver = OverlayTolerances.on(LocalDate.now(clock)).protectedSliverSquareMetres();
        MultiPolygon own = own(area);
        var known = new ArrayList<OutlookViews.Conflict>();
        int unseen = 0;
        for (ClashingClaim claim : near(area)) {
            DrawingVersion drawing = redLines.get(claim.claim().drawingId());
            MultiPolygon there = CoordinateTransformer.between(drawing.crs(), area.crs())
                    .transform(RedLineGeometry.multiPolygon(drawing));
            boolean admitted = conflicts.admits(claim.file());
            double shared = measurement.planarSquareMetres(Polygonal.intersection(admitted ? land : own, there));
            if (shared > sliver && admitted) {
                known.add(new OutlookViews.Conflict(
                        claim.file().number(),
                        claim.file().title(),
                        shared,
                        claim.standing().name()));
            } else if (shared > sliver) {
                unseen++;
            }
        }
        boolean elsewhere = measurement.planarSquareMetres(Polygonal.difference(land, own)) > sliver;
        return new Met(known, unseen, elsewhere);
    }

    private List<ClashingClaim> near(AskedArea area) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(area.ground());
        // No case has this id: none is left out.
        var nobody = new CaseId(new UUID(0, 0));
        List<ClashingClaim> near =
                redLines
                        .listClashing(
                                nobody,
                                DrawingKind.LAND_USE,
                                area.crs(),
                                area.ground().getEnvelopeInternal())
                        .stream()
                        .filter(claim -> claim.claim().mayMeet(prepared, area.crs()))
                        .toList();
        if (near.size() > MOST_COMPARED) {
            throw new RefusedQuestionException(422, "too-many-red-lines", MOST_COMPARED);
        }
        return near;
    }

    /** The part of the land in the own jurisdiction; nothing where no layer of divisions tells. */
    private MultiPolygon own(AskedArea area) {
        AdministrativeCode region = person.get().region();
        var parts = new ArrayList<Geometry>();
        divisions
                .counties(area.crs())
                .ifPresent(
                        version -> divisions.visit(version, area.ground().getEnvelopeInternal(), area.crs(), county -> {
                            String code = county.code();
                            if (code.matches("\\d{6}.*")
                                    && region.covers(new AdministrativeCode(code.substring(0, 6)))) {
                                parts.addAll(
                                        Polygonal.polygons(Polygonal.intersection(area.ground(), county.ground())));
                            }
                        }));
        return Polygonal.union(parts, area.ground());
    }
}
