package org.hongxian.gis.bulk;

import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.gis.packed.DirectAnswer;
import org.hongxian.gis.packed.JoinedMeasurement;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;

/** Measures one red line; safe for use by several threads, as long as each has its own measurement. */
final class RedLineMeasuring {

    private final BulkOverlay.Settings settings;
    private final OverlayTolerances tolerances;
    private final MeasurableLand measurable;
    private final AreaMeasurement areas;

    RedLineMeasuring(BulkOverlay.Settings settings) {
        this.settings = settings;
        this.tolerances = OverlayTolerances.on(settings.day());
        this.measurable = new MeasurableLand(settings.redLineCrs(), settings.layerCrs(), tolerances);
        this.areas = AreaMeasurement.in(settings.layerCrs());
        if (settings.area() == LegalArea.ELLIPSOIDAL && !areas.hasEllipsoidal()) {
            throw new IllegalArgumentException("no ellipsoidal area is prescribed for " + settings.layerCrs());
        }
    }

    RedLineAreas of(RedLine redLine, JoinedMeasurement measurement) {
        MeasurableLand.Found found = measurable.of(redLine.land());
        MultiPolygon land = found.land();
        Outcome why = found.outcome();
        if (land == null || why != null) {
            return RedLineAreas.without(redLine, why == null ? Outcome.NOT_MEASURABLE : why, found.problem());
        }
        return areas(redLine, measurement.measure(land), areas.measure(land).ellipsoidalSquareMetres());
    }

    private RedLineAreas areas(RedLine redLine, DirectAnswer answer, @Nullable Double ellipsoidal) {
        double noise = tolerances.rawSliverSquareMetres();
        // Rows larger than the red line: parcels of different files share ground.
        double between = Math.max(0, -answer.uncoveredSquareMetres());
        double overlap = answer.overlapSquareMetres() + (between > noise ? between : 0);
        double uncovered = answer.uncoveredSquareMetres() > noise ? answer.uncoveredSquareMetres() : 0;
        boolean closes = overlap <= tolerances.protectedSliverSquareMetres();
        double rows = answer.rows().stream()
                .mapToDouble(DirectAnswer.Row::planarSquareMetres)
                .sum();
        ClosedGroups closed = ClosedGroups.of(answer, uncovered, ellipsoidal, settings.area(), closes);
        return new RedLineAreas(
                redLine.position(),
                redLine.number(),
                redLine.name(),
                outcome(closes, uncovered),
                null,
                answer.redLineSquareMetres(),
                ellipsoidal,
                closed.total(),
                closed.groups(),
                uncovered,
                closed.uncovered(),
                overlap,
                rows + uncovered - answer.redLineSquareMetres(),
                closes);
    }

    private Outcome outcome(boolean closes, double uncovered) {
        if (!closes) {
            return Outcome.OVERLAPS_ITSELF;
        }
        return uncovered > tolerances.protectedSliverSquareMetres() ? Outcome.NO_DATA : Outcome.COVERED;
    }
}
