package org.hongxian.approval.workspace.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurement.Answer;
import org.hongxian.approval.measurement.Measurement.Row;

/**
 * A measurement as it is shown, with the totals that must close.
 *
 * @param fresh whether it is of the current drawing
 * @param totalHectares of the whole red line: what the closed rows and the uncovered rest add up to
 */
record MeasurementView(Measurement measurement, boolean fresh, BigDecimal totalHectares) {

    private static final int HECTARE_DECIMALS = 4;

    static MeasurementView of(Measurement measurement, boolean fresh) {
        return new MeasurementView(measurement, fresh, measurement.legalHectares());
    }

    public List<Answer> answers() {
        return measurement.answers();
    }

    public BigDecimal basicFarmlandHectares() {
        return sum(true, "");
    }

    public BigDecimal cultivatedHectares() {
        return sum(false, "01");
    }

    public double totalSquareMetres() {
        return measurement.rows().stream().mapToDouble(Row::rawSquareMetres).sum()
                + measurement.uncoveredAreaSquareMetres();
    }

    /** Whether some of the red line is on no parcel at all. */
    public boolean hasUncovered() {
        return measurement.uncoveredHectares().signum() != 0;
    }

    /** Mu of an area in square metres, with two decimals. */
    public BigDecimal mu(double squareMetres) {
        return BigDecimal.valueOf(squareMetres)
                .multiply(new BigDecimal(3))
                .divide(new BigDecimal(2000), 2, RoundingMode.HALF_UP);
    }

    private BigDecimal sum(boolean basicFarmland, String classPrefix) {
        return measurement.rows().stream()
                .filter(row -> row.basicFarmland() == basicFarmland)
                .filter(row -> row.landClass().startsWith(classPrefix))
                .map(Row::hectares)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(HECTARE_DECIMALS, RoundingMode.HALF_UP);
    }
}
