package org.hongxian.approval.layerkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.hongxian.approval.testkit.LayerVersions;
import org.hongxian.map.style.StyleBook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerTitlesTest {

    private final LayerTitles titles = new LayerTitles(StyleBook.load());

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "DLTB, 地类图斑, Land-use parcels",
        "DLTB, 地类图斑（2025 年变更）, Land-use parcels",
        "YJJBNTTB, 永久基本农田, Permanent basic farmland",
        "SHUIXI, 水系, 水系"
    })
    void aLayerIsCalledAsItsReadersSay(String layer, String title, String english) {
        var version = LayerVersions.first(layer, title);

        assertThat(titles.of(version, Locale.SIMPLIFIED_CHINESE)).isEqualTo(title);
        assertThat(titles.of(version, Locale.ENGLISH)).isEqualTo(english);
        assertThat(titles.of(version, Locale.UK)).isEqualTo(english);
    }
}
