package org.hongxian.gis.area;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds the rows of a table so that they add up to the rounded total exactly, by largest remainder.
 *
 * <p>Every value is rounded down; the units that are then missing go, one each, to the rows with the largest remainders (the
 * earlier row when equal). Rows that got another value than plain rounding would give say so in {@link Closed#residues()}.
 */
public final class AreaClosing {

    private AreaClosing() {}

    /**
     * @param values the rounded rows, in the order given; their sum is {@code total}
     * @param residues per row: closed value minus the value rounded half up on its own; zero for most rows
     * @param total the total, rounded half up
     */
    public record Closed(List<BigDecimal> values, List<BigDecimal> residues, BigDecimal total) {

        public Closed {
            values = List.copyOf(values);
            residues = List.copyOf(residues);
        }
    }

    /**
     * As {@link #close}, but the sums of groups first and then the rows within them, so that many small rows of one group
     * together keep what each of them is too small to keep.
     *
     * @param groups of every value
     * @param order all groups; of equal remainders the earlier group gets the unit
     * @throws IllegalArgumentException if the groups do not add up to the total, or the rows to their group, as for {@code close}
     */
    public static <G> Closed closeInGroups(
            List<Double> values, List<G> groups, List<G> order, double total, int decimals) {
        var sums = new ArrayList<Double>();
        for (G group : order) {
            sums.add(IntStream.range(0, values.size())
                    .filter(i -> groups.get(i).equals(group))
                    .mapToDouble(values::get)
                    .sum());
        }
        Closed outer = close(sums, total, decimals);
        var closed = new ArrayList<BigDecimal>(Collections.nCopies(values.size(), BigDecimal.ZERO));
        var residues = new ArrayList<BigDecimal>(closed);
        for (G group : order) {
            List<Integer> rows = IntStream.range(0, values.size())
                    .filter(i -> groups.get(i).equals(group))
                    .boxed()
                    .toList();
            if (rows.isEmpty()) {
                continue;
            }
            double sum = outer.values().get(order.indexOf(group)).doubleValue();
            Closed inner = close(rows.stream().map(values::get).toList(), sum, decimals);
            for (int i = 0; i < rows.size(); i++) {
                closed.set(rows.get(i), inner.values().get(i));
                residues.set(rows.get(i), inner.residues().get(i));
            }
        }
        return new Closed(closed, residues, outer.total());
    }

    /**
     * Hectares with 4 decimals of areas in square metres, closed to the hectares of the total.
     *
     * @param squareMetres not negative
     * @throws IllegalArgumentException if the areas do not add up to the total, as for {@code close}
     */
    public static Closed hectares(List<Double> squareMetres, double totalSquareMetres) {
        Closed closed = close(squareMetres, totalSquareMetres, 0);
        return new Closed(
                closed.values().stream().map(AreaText::hectares).toList(),
                closed.residues().stream().map(AreaText::hectares).toList(),
                AreaText.hectares(closed.total()));
    }

    /**
     * Mu with 2 decimals of the rows of a table in hectares, closed to the mu of their sum: rounded one by one they would mostly not
     * add up.
     *
     * @param hectares not negative
     */
    public static Closed muOfHectares(List<BigDecimal> hectares) {
        List<Double> mu = hectares.stream()
                .map(value -> AreaText.exactMu(value).doubleValue())
                .toList();
        BigDecimal total = hectares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return close(mu, AreaText.exactMu(total).doubleValue(), 2);
    }

    /**
     * @param values not negative, in the unit of the table
     * @param total what they must add up to, same unit
     * @param decimals of the table
     * @throws IllegalArgumentException if the values do not add up to the total within one unit of the last decimal per row
     */
    public static Closed close(List<Double> values, double total, int decimals) {
        BigDecimal roundedTotal = Decimals.round(total, decimals);
        List<BigDecimal> exact = values.stream().map(BigDecimal::valueOf).toList();
        var closed = new ArrayList<BigDecimal>();
        exact.forEach(value -> closed.add(value.setScale(decimals, RoundingMode.FLOOR)));
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        BigDecimal missing = roundedTotal.subtract(closed.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        int units = missing.divide(unit, 0, RoundingMode.UNNECESSARY).intValueExact();
        if (Math.abs(units) > values.size()) {
            throw new IllegalArgumentException(
                    "rows do not add up to " + total + ": " + missing + " left for " + values.size() + " rows");
        }
        Comparator<Integer> byRemainder = Comparator.comparing(i -> exact.get(i).subtract(closed.get(i)));
        List<Integer> order = IntStream.range(0, values.size())
                .boxed()
                // A sum slightly above the total takes units back, from the smallest remainders first.
                .filter(i -> units >= 0 || closed.get(i).signum() > 0)
                .sorted(units >= 0 ? byRemainder.reversed() : byRemainder)
                .limit(Math.abs(units))
                .toList();
        if (order.size() < Math.abs(units)) {
            throw new IllegalArgumentException("rows do not add up to " + total + ": " + missing + " left");
        }
        BigDecimal step = units >= 0 ? unit : unit.negate();
        order.forEach(i -> closed.set(i, closed.get(i).add(step)));
        List<BigDecimal> residues = IntStream.range(0, values.size())
                .mapToObj(i -> closed.get(i).subtract(exact.get(i).setScale(decimals, RoundingMode.HALF_UP)))
                .toList();
        return new Closed(closed, residues, roundedTotal);
    }
}
