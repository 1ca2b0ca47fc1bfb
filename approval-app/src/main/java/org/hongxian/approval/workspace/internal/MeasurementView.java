package org.hongxian.approval.workspace.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.approval.measurement.Measurement.Answer;
import org.hongxian.approval.measurement.Measurement.Row;
import org.hongxian.gis.area.AreaClosing;
import org.hongxian.gis.landclass.LandClassScheme;

/**
 * A measurement as it is shown, with the totals that must close.
 *
 * @param fresh whether it is of the current drawing
 * @param totalHectares of the whole red line: what the closed rows and the uncovered rest add up to
 * @param mu of every row, closed like the hectares: with {@code uncoveredMu} they add up to {@code totalMu}
 * @param plotHectares of every plot, of the area that counts in law, closed to {@code totalHectares}
 * @param plotMu of every plot, closed to {@code totalMu}
 * @param classes the classification its rows are coded in
 */
record MeasurementView(
        Measurement measurement,
        boolean fresh,
        BigDecimal totalHectares,
        List<BigDecimal> mu,
        BigDecimal uncoveredMu,
        BigDecimal totalMu,
        List<BigDecimal> plotHectares,
        List<BigDecimal> plotMu,
        LandClassScheme classes) {

    private static final int HECTARE_DECIMALS = 4;

    static MeasurementView of(Measurement measurement, boolean fresh) {
        var hectares =
                new ArrayList<>(measurement.rows().stream().map(Row::hectares).toList());
        hectares.add(measurement.uncoveredHectares());
        AreaClosing.Closed mu = AreaClosing.muOfHectares(hectares);
        List<BigDecimal> plots = measurement.plotHectares();
        return new MeasurementView(
                measurement,
                fresh,
                measurement.legalHectares(),
                mu.values().subList(0, measurement.rows().size()),
                mu.values().get(measurement.rows().size()),
                mu.total(),
                plots,
                AreaClosing.muOfHectares(plots).values(),
                LandClassScheme.load(measurement.landClassScheme(), measurement.measuringDay()));
    }

    public List<Answer> answers() {
        return measurement.answers();
    }

    public BigDecimal basicFarmlandHectares() {
        return sum(Row::basicFarmland);
    }

    /** Outside basic farmland. */
    public BigDecimal cultivatedHectares() {
        return sum(row -> !row.basicFarmland()
                && classes.find(row.landClass()).isPresent()
                && classes.isCultivated(row.landClass()));
    }

    public double totalSquareMetres() {
        return measurement.rows().stream().mapToDouble(Row::rawSquareMetres).sum()
                + measurement.uncoveredAreaSquareMetres();
    }

    /** Whether some of the red line is on no parcel at all. */
    public boolean hasUncovered() {
        return measurement.uncoveredHectares().signum() != 0;
    }

    /** Bundle key of the heading over the hectares: they are of the area that counts in law. */
    public String hectaresKey() {
        return "workspace.classes.hectares." + measurement.legalArea();
    }

    private BigDecimal sum(Predicate<Row> which) {
        return measurement.rows().stream()
                .filter(which)
                .map(Row::hectares)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(HECTARE_DECIMALS, RoundingMode.HALF_UP);
    }
}
