package org.hongxian.approval.desk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "柳树镇王庄村民委员会, 柳树镇",
        "青山乡, 青山乡",
        "城关街道东村, 城关街道",
        "新乡镇王庄村, 新乡镇",
        "北镇街道东村, 北镇街道",
        "石镇乡, 石镇乡",
        "镇头镇李村, 镇头镇",
        "乡宁镇, 乡宁镇",
        "柳树镇镇东村, 柳树镇",
        "新乡镇镇, 新乡镇",
        "城关街道街道口社区, 城关街道",
        "王庄村民委员会, ''",
        "镇, ''",
        "'', ''"
    })
    void theTownIsWhatTheNamesOfItsVillagesBeginWith(String villages, String town) {
        assertThat(Divisions.townName(villages)).isEqualTo(town);
    }
}
