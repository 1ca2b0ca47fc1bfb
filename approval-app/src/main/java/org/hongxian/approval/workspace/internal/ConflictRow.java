package org.hongxian.approval.workspace.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.hongxian.approval.conflict.Conflicts.Row;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * A pair of red lines as the list shows it.
 *
 * @param view centre and resolution the planner's map opens with; null where it has no place for them
 */
record ConflictRow(
        Row row,
        BigDecimal squareMetres,
        BigDecimal hectares,
        BigDecimal mu,
        @Nullable BigDecimal stripMetres,
        @Nullable String view) {

    private static final BigDecimal SQUARE_METRES_PER_HECTARE = BigDecimal.valueOf(10_000);
    private static final BigDecimal MU_PER_HECTARE = BigDecimal.valueOf(15);

    /** How much of a map of usual size the shared ground takes, and how near the map goes at most. */
    private static final double PIXELS = 400;

    private static final double FINEST_METRES_PER_PIXEL = 0.05;

    /** @param map the system of the planner's map */
    static ConflictRow of(Row row, CrsCode map) {
        BigDecimal raw = BigDecimal.valueOf(row.squareMetres());
        Double strip = row.stripMetres();
        return new ConflictRow(
                row,
                raw.setScale(2, RoundingMode.HALF_UP),
                raw.divide(SQUARE_METRES_PER_HECTARE, 4, RoundingMode.HALF_UP),
                raw.multiply(MU_PER_HECTARE).divide(SQUARE_METRES_PER_HECTARE, 2, RoundingMode.HALF_UP),
                strip == null ? null : BigDecimal.valueOf(strip).setScale(3, RoundingMode.HALF_UP),
                view(row, map));
    }

    /** Whether the boundaries only run beside each other. */
    public boolean isNear() {
        return stripMetres != null;
    }

    /** How the weight is marked: {@code bad}, {@code warn} or nothing. */
    public String mark() {
        return switch (row.severity()) {
            case ERROR -> "bad";
            case WARNING -> "warn";
            case NOTE -> "";
        };
    }

    private static @Nullable String view(Row row, CrsCode map) {
        try {
            Coordinate centre = CoordinateTransformer.between(row.crs(), map)
                    .transform(row.extent().centre().x, row.extent().centre().y);
            double size = Math.max(row.extent().getWidth(), row.extent().getHeight());
            double resolution = Math.max(FINEST_METRES_PER_PIXEL, size / PIXELS);
            return String.format(Locale.ROOT, "%.1f,%.1f,%.4g", centre.x, centre.y, resolution);
        } catch (DatumChangeException | CoordinateOutOfDomainException e) {
            return null;
        }
    }
}
