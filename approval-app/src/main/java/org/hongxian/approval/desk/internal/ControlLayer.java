package org.hongxian.approval.desk.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.hongxian.gis.evidence.Evidence;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.gis.overlay.Verdict;
import org.hongxian.gis.reference.ReferenceTable;
import org.jspecify.annotations.Nullable;

/** What a control layer is to land, by the table {@code control-layers.csv}. */
final class ControlLayer {

    private static final String TABLE = "control-layers.csv";

    private ControlLayer() {}

    /** Whether land lies inside or outside of the layer, and does not occupy it. */
    static boolean isBoundary(String layer, LocalDate day) {
        return ReferenceTable.read(TABLE).rowsOn(day).stream()
                .anyMatch(
                        row -> row.get("layer").equals(layer) && row.get("kind").equals("boundary"));
    }

    /** How land lies to a boundary. Neither is good or bad by itself. */
    enum Position {
        INSIDE,
        PARTLY,
        OUTSIDE;

        /** @return null where the layer gave no answer */
        static @Nullable Position of(Evidence.Answer answer, BigDecimal landSquareMetres, LocalDate day) {
            if (answer.verdict().equals(Verdict.CLEAR.name())) {
                return OUTSIDE;
            }
            if (!answer.verdict().equals(Verdict.OVERLAPS.name())) {
                return null;
            }
            double rest = landSquareMetres.subtract(answer.squareMetres()).doubleValue();
            return rest <= OverlayTolerances.on(day).protectedSliverSquareMetres() ? INSIDE : PARTLY;
        }
    }
}
