package org.hongxian.gis.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.hongxian.gis.crs.DatumParameters.SevenParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatumParameterSetsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final String GOOD = """
            {"format":"hongxian-datum-parameters-1","sets":[
            {"id":"a","from":"XIAN80","to":"CGCS2000","method":"seven-parameter","convention":"coordinate-frame",
             "dx":1,"dy":2,"dz":3,"rx":0.1,"ry":0.2,"rz":0.3,"scale":4,"accuracyMetres":0.5,"areaOfUse":["990101"],
             "validFrom":"2018-07-01","validTo":"2026-12-31","source":"档案馆 1号","basis":"测绘成果管理条例"},
            {"id":"b","from":"XIAN80","to":"CGCS2000","method":"four-parameter","centralMeridian":117,"falseEasting":500000,
             "dx":1,"dy":2,"rotation":0.5,"scale":-3,"accuracyMetres":0.05,"areaOfUse":["990100"],
             "validFrom":"2018-07-01","source":"档案馆 2号","basis":"测绘成果管理条例"}]}
            """;

    private static DatumParameterSets read(String json) {
        try {
            return DatumParameterSets.read("p.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSetIsFoundByItsAreaDirectionAndDay() {
        DatumParameterSets sets = read(GOOD);

        assertThat(sets.covering(Datum.XIAN80, Datum.CGCS2000, "990101", DAY))
                .extracting(DatumParameters::id)
                .containsExactly("b", "a");
        assertThat(sets.covering(Datum.CGCS2000, Datum.XIAN80, "990102", DAY))
                .extracting(DatumParameters::id)
                .containsExactly("b");
        assertThat(sets.covering(Datum.XIAN80, Datum.CGCS2000, "990201", DAY)).isEmpty();
        assertThat(sets.covering(Datum.BEIJING54, Datum.CGCS2000, "990101", DAY))
                .isEmpty();
        assertThat(sets.covering(Datum.XIAN80, Datum.CGCS2000, "990101", LocalDate.of(2027, 1, 1)))
                .extracting(DatumParameters::id)
                .containsExactly("b");
        assertThat(sets.covering(Datum.XIAN80, Datum.CGCS2000, "990101", LocalDate.of(2018, 6, 30)))
                .isEmpty();
        SevenParameters method = (SevenParameters) sets.find("a").orElseThrow().method();
        assertThat(method.convention()).isEqualTo(DatumParameters.RotationConvention.COORDINATE_FRAME);
        assertThat(method.rz()).isEqualTo(0.3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "rz":0.3,           | ''                          | sets[0].rz: missing
            "rz":0.3            | "rz":"0.3"                  | sets[0].rz: no number
            "rz":0.3            | "rz":300                    | sets[0].rz: not from -120.0 to 120.0
            "coordinate-frame"  | "bursa"                     | sets[0].convention: neither position-vector nor coordinate-frame
            "convention":"coordinate-frame", | ''             | sets[0].convention: missing
            "XIAN80","to":"CGCS2000","method":"seven | "XIAN80","to":"XIAN80","method":"seven | sets[0].to: the same as from
            "rotation":0.5      | "rotation":0.5,"rx":1       | sets[1].rx: not known for four-parameter
            "falseEasting":500000 | "falseEasting":39500000   | sets[1].falseEasting: not from 0.0 to 500000.0
            ["990100"]          | []                          | sets[1].areaOfUse: missing
            ["990100"]          | ["全省"]                     | sets[1].areaOfUse[0]: no administrative code of six digits
            "id":"b"            | "id":"a"                    | sets[1].id: twice, a
            "2018-07-01","source":"档案馆 2号" | "1.7.2018","source":"档案馆 2号" | sets[1].validFrom: no day like 2018-07-01
            parameters-1        | parameters-9                | format: not hongxian-datum-parameters-1
            """)
    void aFileWithAnyFaultIsRefusedWithItsPlace(String part, String instead, String problem) {
        String bad = GOOD.replace(part, instead);

        assertThat(bad).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(bad)).isInstanceOfSatisfying(UnusableDatumParametersException.class, e -> {
            assertThat(e.file()).isEqualTo("p.json");
            assertThat(e.problems()).contains(problem);
        });
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        String bad = GOOD.replace("\"dy\":2,", "").replace("\"basis\":\"测绘成果管理条例\"", "\"basis\":\"\"");

        assertThatThrownBy(() -> read(bad))
                .isInstanceOfSatisfying(UnusableDatumParametersException.class, e -> assertThat(e.problems())
                        .containsExactlyInAnyOrder(
                                "sets[0].dy: missing",
                                "sets[0].basis: missing",
                                "sets[1].dy: missing",
                                "sets[1].basis: missing"));
    }

    @Test
    void whatIsNoJsonOrTooLargeIsRefused() {
        assertThatThrownBy(() -> read("dx=1\ndy=2")).hasMessageContaining("no JSON, line 1");
        assertThatThrownBy(() -> read("{\"sets\":[1,{}]}")).hasMessageContaining("sets[0]: no object");
        assertThatThrownBy(() -> read(" ".repeat(1_000_001))).hasMessageContaining("larger than");
    }

    @Test
    void theSampleOnlyCoversTheSampleRegion() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                getClass().getResourceAsStream("/org/hongxian/reference/datum-parameters-sample.json"))) {
            DatumParameterSets sample = DatumParameterSets.read("sample", in);

            assertThat(sample.sets()).hasSize(2).allSatisfy(set -> {
                assertThat(set.areaOfUse()).allMatch(code -> code.startsWith("99"));
                assertThat(set.source()).contains("虚构");
            });
        }
    }
}
