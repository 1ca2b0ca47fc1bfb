package org.hongxian.approval.layerkeeping.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hongxian.approval.layerkeeping.internal.VersionRow.State;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.layer.InForce;
import org.hongxian.map.layer.LayerVersion;
import org.junit.jupiter.api.Test;

class VersionRowTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aWithdrawnVersionStaysOneWhenAnotherCountsAndEveryDecisionIsKeptInSight() {
        LayerVersion first = version(1);
        LayerVersion second = version(2);
        LayerVersion third = version(3);
        List<InForce> history = List.of(
                step(4, first, "核对无误", false),
                step(3, second, "测试撤回", true),
                step(2, second, "测试启用", false),
                step(1, first, "首次启用", false));

        VersionRow again = VersionRow.of(first, history, Optional.empty());
        VersionRow withdrawn = VersionRow.of(second, history, Optional.empty());

        assertThat(again.state()).isEqualTo(State.IN_FORCE);
        assertThat(again.periods()).hasSize(2);
        assertThat(again.steps()).extracting(InForce::reason).containsExactly("核对无误", "首次启用");
        assertThat(withdrawn.state()).isEqualTo(State.WITHDRAWN);
        assertThat(withdrawn.steps()).extracting(InForce::reason).containsExactly("测试撤回", "测试启用");
        assertThat(VersionRow.of(third, history, Optional.empty()).state()).isEqualTo(State.HELD);
    }

    private static InForce step(int number, LayerVersion version, String reason, boolean withdrawn) {
        return new InForce(
                "DLTB", number, version.id(), NOON.plusSeconds(60L * number), "yunchuan-planner", reason, withdrawn);
    }

    private static LayerVersion version(int number) {
        return new LayerVersion(
                UUID.randomUUID(), "DLTB", "地类图斑", number, new CrsCode(4527), null, null, null, "", 1, "", NOON);
    }
}
