package org.hongxian.map.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.hongxian.map.layer.LayerAccess.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

abstract class LayerRegisterTest {

    private static final LayerAccess COUNTY = new LayerAccess(Kind.REGIONS, List.of("990101", "990102"));

    private DataSource dataSource;
    private LayerRegister register;

    abstract DataSource dataSource();

    @BeforeEach
    void emptyRegister() {
        dataSource = LayerTables.in(dataSource());
        new JdbcTemplate(dataSource).update("DELETE FROM layer_metadata");
        register = on("2026-03-01");
    }

    @Test
    void aLayerNobodyDescribedIsForOfficialsAndForNoProgram() {
        assertThat(register.metadata("DLTB").revision()).isZero();
        assertThat(register.access("DLTB")).isEqualTo(LayerAccess.OFFICIALS);
        assertThat(register.isForServices("DLTB")).isFalse();
        assertThat(register.history("DLTB")).isEmpty();
    }

    @Test
    void everyDescriptionIsKeptAndTheLastOneHolds() {
        register.describe(described("open", LayerAccess.OFFICIALS, "2026-01-01", "首次登记"));
        LayerMetadata second = register.describe(described("internal", COUNTY, "2026-02-01", "仅供两县使用"));

        assertThat(register.metadata("DLTB")).isEqualTo(second);
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.changedAt()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(register.history("DLTB")).extracting(LayerMetadata::reason).containsExactly("仅供两县使用", "首次登记");
        assertThat(register.history("YJJBNTTB")).isEmpty();
    }

    @Test
    void whoMaySeeALayerChangesOnTheDayTheRuleBegins() {
        register.describe(described("open", LayerAccess.OFFICIALS, "2026-01-01", "公开"));
        register.describe(described("open", COUNTY, "2026-03-02", "次日起仅供两县使用"));

        assertThat(register.access("DLTB")).isEqualTo(LayerAccess.OFFICIALS);
        assertThat(register.isForServices("DLTB")).isTrue();
        assertThat(on("2026-03-02").access("DLTB")).isEqualTo(COUNTY);
        assertThat(on("2026-03-02").isForServices("DLTB")).isFalse();
    }

    @Test
    void aProgramMayHaveOnlyWhatIsOpen() {
        register.describe(described("internal", LayerAccess.OFFICIALS, "2026-01-01", "内部"));
        assertThat(register.isForServices("DLTB")).isFalse();

        register.describe(described("open", LayerAccess.OFFICIALS, "2026-01-01", "已公布"));
        assertThat(register.isForServices("DLTB")).isTrue();
    }

    @Test
    void stateSecretsAreNotHeldHere() {
        assertThatThrownBy(() -> register.describe(described("secret", LayerAccess.OFFICIALS, "2026-01-01", "")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(register.history("DLTB")).isEmpty();
    }

    private LayerRegister on(String day) {
        return new LayerRegister(dataSource, Clock.fixed(Instant.parse(day + "T00:00:00Z"), ZoneOffset.UTC));
    }

    private static LayerMetadata described(String secrecy, LayerAccess access, String from, String reason) {
        return new LayerMetadata(
                "DLTB",
                0,
                "调查",
                "云川市自然资源和规划局",
                "调查监测科",
                "2025 年度变更调查",
                "仅供审批使用",
                secrecy,
                access,
                LocalDate.parse(from),
                "yunchuan-planner",
                Instant.EPOCH,
                reason);
    }
}
