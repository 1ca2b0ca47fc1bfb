package org.hongxian.gis.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AreaClosingTest {

    @Test
    void theMissingUnitGoesToTheLargestRemainder() {
        var closed = AreaClosing.close(List.of(1.00004, 1.00004, 1.00004), 3.00012, 4);

        assertThat(closed.total()).isEqualByComparingTo("3.0001");
        assertThat(closed.values()).containsExactly(dec("1.0001"), dec("1.0000"), dec("1.0000"));
        assertThat(closed.residues()).containsExactly(dec("0.0001"), dec("0.0000"), dec("0.0000"));
    }

    @Test
    void aUnitTooManyIsTakenFromTheRowThatGainedMost() {
        var closed = AreaClosing.close(List.of(0.00006, 0.00005, 0.00005), 0.00016, 4);

        assertThat(closed.values()).containsExactly(dec("0.0001"), dec("0.0001"), dec("0.0000"));
        assertThat(closed.residues()).containsExactly(dec("0.0000"), dec("0.0000"), dec("-0.0001"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyTableClosesExactlyAndNoRowMovesByAUnitOrMore(long seed) {
        var random = new Random(seed);
        for (int table = 0; table < 200; table++) {
            var values = new ArrayList<Double>();
            double total = 0;
            for (int row = 0; row < 1 + random.nextInt(40); row++) {
                double value = random.nextDouble() * Math.pow(10, random.nextInt(6) - 3);
                values.add(value);
                total += value;
            }
            var closed = AreaClosing.close(values, total, 4);

            assertThat(closed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(closed.total());
            for (int i = 0; i < values.size(); i++) {
                BigDecimal moved = closed.values().get(i).subtract(BigDecimal.valueOf(values.get(i)));
                assertThat(moved.abs()).isLessThan(dec("0.0001"));
            }
        }
    }

    @Test
    void manySmallRowsOfOneGroupKeepTogetherWhatTheyShare() {
        // Plain largest remainder gives the three missing units to the other rows and nothing to the three of group A.
        List<Double> values = List.of(0.4, 0.4, 0.4, 100.6, 200.6, 300.6);
        List<String> groups = List.of("A", "A", "A", "B", "C", "C");

        assertThat(AreaClosing.close(values, 603.0, 0).values().subList(0, 3)).containsOnly(dec("0"));
        var closed = AreaClosing.closeInGroups(values, groups, List.of("A", "B", "C"), 603.0, 0);

        assertThat(closed.values().subList(0, 3)).containsExactly(dec("1"), dec("0"), dec("0"));
        assertThat(closed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("603");
    }

    @ParameterizedTest(name = "{0} m2 in 3500 rows")
    @CsvSource({
        "349999.4, 349999",
        "349999.5, 350000",
        "350000.0, 350000",
        "350000.4, 350000",
        "350000.5, 350001",
        "350001.0, 350001"
    })
    void aGroupOfManySmallRowsKeepsItsSumAtALimit(double cultivated, String closedSum) {
        var values = new ArrayList<Double>();
        var groups = new ArrayList<String>();
        for (int i = 0; i < 3500; i++) {
            values.add(cultivated / 3500);
            groups.add("cultivated");
        }
        // What the rest has left over at the end of its own sum makes the total.
        values.add(700_000.0);
        groups.add("other");
        double total = cultivated + 700_000;

        var closed = AreaClosing.closeInGroups(values, groups, List.of("cultivated", "other"), total, 0);

        BigDecimal sum = closed.values().subList(0, 3500).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(closedSum);
        assertThat(closed.values().get(3500)).isEqualByComparingTo("700000");
        assertThat(closed.total()).isEqualByComparingTo(sum.add(dec("700000")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void groupsCloseExactlyAndNoGroupMovesByAUnitOrMore(long seed) {
        var random = new Random(seed);
        for (int table = 0; table < 100; table++) {
            var values = new ArrayList<Double>();
            var groups = new ArrayList<Integer>();
            double[] sums = new double[4];
            double total = 0;
            for (int row = 0; row < 1 + random.nextInt(300); row++) {
                double value = random.nextDouble() * Math.pow(10, random.nextInt(5) - 2);
                int group = random.nextInt(4);
                values.add(value);
                groups.add(group);
                sums[group] += value;
                total += value;
            }

            var closed = AreaClosing.closeInGroups(values, groups, List.of(0, 1, 2, 3), total, 0);

            assertThat(closed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(closed.total())
                    .isEqualByComparingTo(Decimals.round(total, 0));
            for (int group = 0; group < 4; group++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (int i = 0; i < values.size(); i++) {
                    sum = groups.get(i) == group ? sum.add(closed.values().get(i)) : sum;
                }
                assertThat(sum.doubleValue()).isCloseTo(sums[group], within(1.0));
            }
            for (int i = 0; i < values.size(); i++) {
                assertThat(closed.values().get(i).doubleValue()).isCloseTo(values.get(i), within(1.0));
                BigDecimal plain = Decimals.round(values.get(i), 0);
                assertThat(closed.residues().get(i))
                        .isEqualByComparingTo(closed.values().get(i).subtract(plain));
            }
        }
    }

    @Test
    void rowsThatAreFarFromTheTotalAreRefused() {
        assertThatThrownBy(() -> AreaClosing.close(List.of(1.0, 2.0), 4.0, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4.0");
    }

    @Test
    void hectaresAndMuAreRoundedHalfUpOnDecimals() {
        assertThat(AreaText.hectares(959761.20)).isEqualTo(dec("95.9761"));
        assertThat(AreaText.hectares(350000.5)).isEqualTo(dec("35.0001"));
        assertThat(AreaText.hectares(350000.4)).isEqualTo(dec("35.0000"));
        assertThat(AreaText.muOfHectares(dec("96.0000"))).isEqualTo(dec("1440.00"));
        assertThat(AreaText.muOfHectares(dec("0.0003"))).isEqualTo(dec("0.00"));
        assertThat(AreaText.muOfHectares(dec("0.0004"))).isEqualTo(dec("0.01"));
        assertThat(AreaText.squareMetres(1.005)).isEqualTo(dec("1.01"));
        assertThat(Decimals.halfUp(-2.5, 0)).isEqualTo(-3);
        assertThat(Decimals.halfUp(39600000.12345, 4)).isEqualTo(39600000.1235);
    }

    private static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }

    @Test
    void muOfRowsThatWouldNotAddUpAreClosedToTheMuOfTheirSum() {
        List<BigDecimal> hectares = List.of(dec("0.0003"), dec("0.0003"), dec("0.0003"), dec("0.0005"));

        AreaClosing.Closed mu = AreaClosing.muOfHectares(hectares);

        // 0.0045 three times rounds to 0.00, 0.0075 to 0.01; the sum 0.0210 to 0.02.
        assertThat(mu.total()).isEqualTo(dec("0.02"));
        assertThat(mu.values()).containsExactly(dec("0.01"), dec("0.00"), dec("0.00"), dec("0.01"));
        assertThat(mu.residues()).containsExactly(dec("0.01"), dec("0.00"), dec("0.00"), dec("0.00"));
    }

    @Test
    void hectaresAndMuBothCloseForAnyTable() {
        var random = new Random(20261122);
        for (int run = 0; run < 2_000; run++) {
            var squareMetres = new ArrayList<Double>();
            for (int i = 0; i <= random.nextInt(40); i++) {
                squareMetres.add(Math.pow(10, 7 * random.nextDouble() - 1));
            }
            double total =
                    squareMetres.stream().mapToDouble(Double::doubleValue).sum();

            AreaClosing.Closed hectares = AreaClosing.hectares(squareMetres, total);
            AreaClosing.Closed mu = AreaClosing.muOfHectares(hectares.values());

            assertThat(sum(hectares.values())).isEqualByComparingTo(AreaText.hectares(total));
            assertThat(sum(mu.values())).isEqualByComparingTo(AreaText.muOfHectares(AreaText.hectares(total)));
            assertThat(hectares.residues()).allMatch(r -> r.abs().compareTo(dec("0.0001")) <= 0);
            assertThat(mu.residues()).allMatch(r -> r.abs().compareTo(dec("0.01")) <= 0);
        }
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
