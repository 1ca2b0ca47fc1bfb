package org.hongxian.approval.desk.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hongxian.gis.reference.ReferenceTable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the occupation of land would cost in fees that follow from its area alone, by the tables {@code land-fees.csv} and
 * {@code land-fee-rates.csv}. Where the county has no rate the amount is unknown, and so is the total.
 */
@Component
class LandFees {

    private static final int CENTS = 2;

    private final boolean sample;

    /** @param sample whether this installation shows the sample region, which has rates of its own */
    LandFees(@Value("${hongxian.sample.enabled}") boolean sample) {
        this.sample = sample;
    }

    /** Kinds of land fees are told apart by. */
    enum Land {
        BASIC_FARMLAND,
        CULTIVATED,
        OTHER_AGRICULTURAL,
        UNUSED;

        static Land of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** A provision in both languages; without a translation it is told as it is. */
    record Basis(String chinese, String english) {

        static Basis of(ReferenceTable.Row row) {
            return new Basis(row.get("basis"), row.get("basis_en"));
        }

        String in(Locale locale) {
            return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) && !english.isEmpty() ? english : chinese;
        }
    }

    /**
     * One line: a fee for one kind of land.
     *
     * @param quantity square metres
     * @param rate yuan per square metre of the county; null where it is unknown
     * @param amount yuan, rounded half up to cents; null where the rate is unknown
     */
    record Line(
            String key,
            Land land,
            Basis basis,
            boolean sample,
            BigDecimal quantity,
            BigDecimal factor,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal amount,
            @Nullable Basis rateBasis) {}

    /**
     * @param known sum of the amounts that are known; null when none is
     * @param total null when an amount is unknown, or what some of the land is
     */
    record Estimate(
            List<Line> lines,
            @Nullable BigDecimal known,
            @Nullable BigDecimal total) {

        static final Estimate UNTOLD = new Estimate(List.of(), null, null);
    }

    /**
     * @param squareMetres by kind of land; kinds without land have no line
     * @param allKnown whether it is known of all the land what it is; otherwise there is no total
     */
    Estimate estimate(String county, Map<Land, BigDecimal> squareMetres, boolean allKnown, LocalDate day) {
        var lines = new ArrayList<Line>();
        for (ReferenceTable.Row rule : ReferenceTable.read("land-fees.csv").rowsOn(day)) {
            Land land = Land.of(rule.get("land"));
            BigDecimal quantity = squareMetres.getOrDefault(land, BigDecimal.ZERO);
            if (quantity.signum() > 0) {
                lines.add(line(rule, land, quantity, rate(rule.get("fee"), county, day)));
            }
        }
        boolean complete = allKnown && lines.stream().allMatch(line -> line.amount() != null);
        BigDecimal known = null;
        for (Line line : lines) {
            if (line.amount() != null) {
                known = known == null ? line.amount() : known.add(line.amount());
            }
        }
        BigDecimal nothing = lines.isEmpty() ? BigDecimal.ZERO.setScale(CENTS) : null;
        return new Estimate(List.copyOf(lines), known, complete ? (known == null ? nothing : known) : null);
    }

    private Line line(ReferenceTable.Row rule, Land land, BigDecimal quantity, Optional<ReferenceTable.Row> found) {
        BigDecimal factor = new BigDecimal(rule.get("factor"));
        BigDecimal rate = found.map(row -> new BigDecimal(row.get("yuan_per_square_metre")))
                .orElse(null);
        BigDecimal amount =
                rate == null ? null : quantity.multiply(rate).multiply(factor).setScale(CENTS, RoundingMode.HALF_UP);
        return new Line(
                rule.get("fee"),
                land,
                Basis.of(rule),
                sample,
                quantity,
                factor,
                rate,
                amount,
                found.map(Basis::of).orElse(null));
    }

    private Optional<ReferenceTable.Row> rate(String fee, String county, LocalDate day) {
        String table = sample ? "land-fee-rates-sample.csv" : "land-fee-rates.csv";
        return ReferenceTable.read(table).rowsOn(day).stream()
                .filter(row -> row.get("fee").equals(fee) && county.startsWith(row.get("county")))
                .max(Comparator.comparing(
                                (ReferenceTable.Row row) -> row.get("county").length())
                        .thenComparing(row -> row.get("valid_from")));
    }
}
