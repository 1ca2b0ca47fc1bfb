package org.hongxian.gis.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        assertThat(AreaText.mu(960000)).isEqualTo(dec("1440.00"));
        assertThat(AreaText.mu(3.3)).isEqualTo(dec("0.00"));
        assertThat(AreaText.mu(3.34)).isEqualTo(dec("0.01"));
        assertThat(AreaText.squareMetres(1.005)).isEqualTo(dec("1.01"));
        assertThat(Decimals.halfUp(-2.5, 0)).isEqualTo(-3);
        assertThat(Decimals.halfUp(39600000.12345, 4)).isEqualTo(39600000.1235);
    }

    private static BigDecimal dec(String text) {
        return new BigDecimal(text);
    }
}
