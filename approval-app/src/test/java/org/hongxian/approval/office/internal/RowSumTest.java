package org.hongxian.approval.office.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowSumTest {

    private static final List<Column> COLUMNS =
            List.of(new Column("a", ColumnKind.TEXT, false), new Column("b", ColumnKind.TEXT, false));

    private static String sum(@Nullable Object[]... rows) {
        var sum = new RowSum();
        for (@Nullable Object[] row : rows) {
            sum.add(COLUMNS, row);
        }
        assertThat(sum.rows()).isEqualTo(rows.length);
        return sum.hex();
    }

    private static @Nullable Object[] row(@Nullable String a, @Nullable String b) {
        return new @Nullable Object[] {a, b};
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        assertThat(sum(row("甲", "1"), row("乙", "2"))).isEqualTo(sum(row("乙", "2"), row("甲", "1")));
    }

    @Test
    void aRowMissingDoubledOrChangedMatters() {
        String two = sum(row("甲", "1"), row("乙", "2"));
        assertThat(sum(row("甲", "1"))).isNotEqualTo(two);
        assertThat(sum(row("甲", "1"), row("甲", "1"), row("乙", "2"))).isNotEqualTo(two);
        // Two equal rows do not take each other away, as they would if the sums were combined by exclusive or.
        assertThat(sum(row("甲", "1"), row("甲", "1"))).isNotEqualTo(sum(row("乙", "2"), row("乙", "2")));
        assertThat(sum(row("甲", "1"), row("乙", "3"))).isNotEqualTo(two);
    }

    @Test
    void nothingIsNotTheEmptyTextAndTextDoesNotSlipIntoTheNextColumn() {
        assertThat(sum(row(null, "1"))).isNotEqualTo(sum(row("", "1")));
        assertThat(sum(row("ab", "c"))).isNotEqualTo(sum(row("a", "bc")));
        assertThat(sum(row(null, "x"))).isNotEqualTo(sum(row("x", null)));
    }
}
