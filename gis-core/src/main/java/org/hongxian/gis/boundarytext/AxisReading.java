package org.hongxian.gis.boundarytext;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.Magnitudes;
import org.hongxian.gis.coordinatefile.Question;
import org.hongxian.gis.coordinatefile.Questions;
import org.hongxian.gis.issue.Place;

/**
 * Which of the two numbers of a row is which, by the votes of all rows.
 *
 * <p>The sizes of northings, eastings, longitudes and latitudes of the country do not meet, so every row has its own answer. A row
 * that differs from its file is turned and reported. Where no order has three quarters of the rows the file was put together from
 * several: that is asked, because more than the order may differ.
 *
 * @param order of the file
 * @param byRow whether a row that differs is turned
 * @param agreeing rows in this order
 */
record AxisReading(AxisOrder order, boolean byRow, int agreeing) {

    private static final double CLEAR_SHARE = 0.75;
    private static final String BY_POINT = "by-point";

    /** @return empty when no row looks like a place in the country */
    static Optional<AxisReading> of(List<RawPlot> raw, Questions questions) {
        var votes = new Magnitudes.Votes<AxisOrder>();
        for (RawPlot plot : raw) {
            for (RawPlot.Row row : plot.rows()) {
                row.order().ifPresent(votes::add);
            }
        }
        Optional<AxisOrder> winner = votes.winner();
        if (winner.isEmpty()) {
            return Optional.empty();
        }
        AxisOrder order = winner.get();
        int agreeing = votes.counts().getOrDefault(order, 0);
        int voting =
                votes.counts().values().stream().mapToInt(Integer::intValue).sum();
        if (agreeing >= CLEAR_SHARE * voting) {
            return Optional.of(new AxisReading(order, true, agreeing));
        }
        String answer =
                questions.ask(question(votes.counts(), order, raw, voting)).orElse(BY_POINT);
        return Optional.of(
                answer.equals(BY_POINT)
                        ? new AxisReading(order, true, agreeing)
                        : new AxisReading(ofKey(answer), false, votes.counts().getOrDefault(ofKey(answer), 0)));
    }

    /** The order a row is read in. */
    AxisOrder of(RawPlot.Row row) {
        Optional<AxisOrder> own = row.order();
        return byRow && own.isPresent() && own.get().isGeographic() == order.isGeographic() ? own.get() : order;
    }

    private static Question question(Map<AxisOrder, Integer> counts, AxisOrder winner, List<RawPlot> raw, int voting) {
        int most = counts.getOrDefault(winner, 0);
        var options = new ArrayList<Question.Option>();
        options.add(new Question.Option(BY_POINT, 0.6, texts(most, voting - most)));
        counts.forEach((order, count) ->
                options.add(new Question.Option(key(order), 0.4 * count / voting, texts(count, voting - count))));
        Place place = raw.stream()
                .flatMap(plot -> plot.rows().stream())
                .filter(row -> row.order().filter(order -> order != winner).isPresent())
                .findFirst()
                .map(row -> Place.line(row.line()))
                .orElse(Place.nowhere());
        return new Question(
                Questions.AXIS_ORDER,
                place,
                List.of(Integer.toString(voting), Integer.toString(most), String.valueOf(place.line())),
                options);
    }

    private static List<String> texts(int fitting, int other) {
        return List.of(Integer.toString(fitting), Integer.toString(other));
    }

    private static String key(AxisOrder order) {
        return order.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static AxisOrder ofKey(String key) {
        return AxisOrder.valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
