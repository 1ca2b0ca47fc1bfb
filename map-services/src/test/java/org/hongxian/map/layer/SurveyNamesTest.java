package org.hongxian.map.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.hongxian.gis.overlay.LayerFeature;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.GeometryFactory;

class SurveyNamesTest {

    private final SurveyNames names = SurveyNames.on(LocalDate.of(2026, 3, 1));

    @Test
    void fieldsInSmallLettersAreThoseOfTheSurvey() {
        assertThat(names.recognise("DLTB", List.of("dlbm", "Qsdwmc", "TBMJ", "note"))
                        .names())
                .containsExactlyInAnyOrderEntriesOf(Map.of("dlbm", "DLBM", "Qsdwmc", "QSDWMC"));
    }

    @Test
    void olderNamesAreRecognisedInTheLayerTheyBelongTo() {
        assertThat(names.recognise("YJJBNTTB", List.of("JBNTTBBH", "JBNTMJ")).names())
                .containsExactlyInAnyOrderEntriesOf(Map.of("JBNTTBBH", "YJJBNTTBBH", "JBNTMJ", "YJJBNTMJ"));
        assertThat(names.recognise("DLTB", List.of("JBNTTBBH")).names()).isEmpty();
        assertThat(names.recognise("DLTB", List.of("XXTBKD", "DLDM")).names())
                .containsExactlyInAnyOrderEntriesOf(Map.of("XXTBKD", "XZDWKD", "DLDM", "DLBM"));
    }

    @Test
    void aFieldThatHasItsNameAlreadyIsNotPushedAside() {
        assertThat(names.recognise("DLTB", List.of("DLBM", "dlbm", "DLDM")).names())
                .isEmpty();
        assertThat(names.recognise("DLTB", List.of("XZDWKD", "XXTBKD")).names()).isEmpty();
    }

    @Test
    void aLayerIsKeptUnderTheNameOfToday() {
        assertThat(names.layerOnceCalled("CSKFBJ")).contains("CZKFBJ");
        assertThat(names.layerOnceCalled("cskfbj")).contains("CZKFBJ");
        assertThat(names.layerOnceCalled("CZKFBJ")).isEmpty();
    }

    @Test
    void attributesComeUnderTheirNewNamesAndTheRestAsTheyWere() {
        var mapping = new FieldMapping(Map.of("地类", "DLBM", "note", "BZ"));
        var feature = new LayerFeature(
                "1", new GeometryFactory().createPolygon(), Map.of("地类", "0101", "BZ", "旧备注", "note", "新备注", "X", "1"));

        assertThat(mapping.apply(feature).attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of("DLBM", "0101", "BZ", "新备注", "X", "1"));
        assertThat(mapping.apply(feature).id()).isEqualTo("1");
    }

    @Test
    void twoFieldsDoNotGetOneName() {
        assertThatThrownBy(() -> new FieldMapping(Map.of("a", "DLBM", "b", "DLBM")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
