package org.hongxian.map.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hongxian.map.layer.LayerAccess.Kind;
import org.junit.jupiter.api.Test;

class LayerAccessTest {

    @Test
    void withoutARuleEveryOfficialSeesTheLayer() {
        assertThat(LayerAccess.OFFICIALS.admits("990101", false)).isTrue();
    }

    @Test
    void aLayerOfItsKeepersIsForNobodyElse() {
        var keepers = new LayerAccess(Kind.KEEPERS, List.of());

        assertThat(keepers.admits("990100", true)).isTrue();
        assertThat(keepers.admits("000000", false)).isFalse();
    }

    @Test
    void aLayerOfNamedDivisionsIsForTheOfficesInsideThemOnly() {
        var city = new LayerAccess(Kind.REGIONS, List.of("990100", "980203"));

        assertThat(city.admits("990100", false)).isTrue();
        assertThat(city.admits("990101", false)).isTrue();
        assertThat(city.admits("990201", false)).isFalse();
        assertThat(city.admits("990000", false)).isFalse();
        assertThat(city.admits("980203", false)).isTrue();
        assertThat(city.admits("980204", false)).isFalse();
        assertThat(city.admits("980204", true)).isTrue();
    }

    @Test
    void aRuleNamesDivisionsWhereTheyCountAndOnlyThere() {
        assertThatThrownBy(() -> new LayerAccess(Kind.REGIONS, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LayerAccess(Kind.REGIONS, List.of("9901")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LayerAccess(Kind.OFFICIALS, List.of("990101")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
