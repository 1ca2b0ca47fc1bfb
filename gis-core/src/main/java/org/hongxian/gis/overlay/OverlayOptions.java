package org.hongxian.gis.overlay;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an overlay is asked for.
 *
 * @param groupBy attribute names of the coverage that make a row of the table, in the order of the table
 * @param basicFarmlandLayer name of the protected layer that splits every row into inside and outside; empty for no split
 * @param ridges how field ridges are taken off; null when they are not
 */
public record OverlayOptions(
        List<String> groupBy,
        String basicFarmlandLayer,
        OverlayTolerances tolerances,
        @Nullable RidgeDeduction ridges) {

    public OverlayOptions {
        groupBy = List.copyOf(groupBy);
    }

    /** Without taking off field ridges. */
    public OverlayOptions(List<String> groupBy, String basicFarmlandLayer, OverlayTolerances tolerances) {
        this(groupBy, basicFarmlandLayer, tolerances, null);
    }

    /** Owner unit x ownership x land class x permanent basic farmland, as the dossier asks for it. */
    public static OverlayOptions dossier(LocalDate day) {
        return new OverlayOptions(List.of("QSDWDM", "QSDWMC", "QSXZ", "DLBM"), "YJJBNTTB", OverlayTolerances.on(day));
    }
}
