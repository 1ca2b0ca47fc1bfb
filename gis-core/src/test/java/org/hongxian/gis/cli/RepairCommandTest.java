package org.hongxian.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RepairCommandTest {

    /** A square with one point written twice, 4 cm apart, and a hole of 4 m². */
    private static final String TWO_DEFECTS = """
            [属性描述]
            坐标系=2000国家大地坐标系
            几度分带=3
            带号=39
            [地块坐标]
            ,,1,甲地块,面,,,,@
            J1,1,3450100.000,39540000.000
            J2,1,3450100.000,39540100.000
            J3,1,3450100.000,39540100.040
            J4,1,3450000.000,39540100.000
            J5,1,3450000.000,39540000.000
            J1,1,3450100.000,39540000.000
            J6,2,3450050.000,39540050.000
            J7,2,3450050.000,39540052.000
            J8,2,3450048.000,39540052.000
            J9,2,3450048.000,39540050.000
            J6,2,3450050.000,39540050.000
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... arguments) {
        var texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        out.getBuffer().setLength(0);
        return HongxianCommand.run(new PrintWriter(out), new PrintWriter(err), texts);
    }

    private JsonNode json() {
        return JsonMapper.builder().build().readTree(out.toString());
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("two.txt"), TWO_DEFECTS);
    }

    @Test
    void checkProposesARepairWithTheSignedChangeInAreaAndTheLandAfter() throws IOException {
        assertThat(run("check", file(), "--json")).isEqualTo(1);
        assertThat(json().get("defects").get(0).has("repair")).isFalse();

        assertThat(run("check", file(), "--json", "--repairs", "--lang", "en")).isEqualTo(1);

        JsonNode near = json().get("defects").get(0);
        assertThat(near.get("code").asString()).isEqualTo("near-duplicate-point");
        JsonNode repair = near.get("repair");
        assertThat(repair.get("kind").asString()).isEqualTo("remove-point");
        assertThat(repair.get("message").asString()).isEqualTo("Remove point J3, keeping point J2.");
        // The triangle J2 J3 J4: 0.04 m by 100 m.
        assertThat(repair.get("areaChangeSquareMetres").asDouble()).isCloseTo(-2, within(1e-3));
        assertThat(repair.get("safe").asBoolean()).isFalse();
        assertThat(repair.get("plots").get(0).get("after").asString())
                .startsWith("MULTIPOLYGON (((39540000 3450100, 39540100 3450100, 39540100 3450000");
        JsonNode hole = json().get("defects").get(1).get("repair");
        assertThat(hole.get("kind").asString()).isEqualTo("remove-hole");
        assertThat(hole.get("areaChangeSquareMetres").asDouble()).isCloseTo(4, within(1e-6));
    }

    @Test
    void convertRepairsOnlyWhatIsNamedAndSaysWhatItDid() throws IOException {
        Path target = folder.resolve("repaired.txt");

        run("convert", file(), target, "--repair", "near-duplicate-point", "--lang", "en");

        assertThat(out.toString())
                .contains("Remove point J3, keeping point J2. (area changes by -2.00 m²)")
                .contains("1 repaired; the area changes by -2.00 m² in all.")
                .contains("(a hole) is very small");
        assertThat(Files.readString(target)).doesNotContain("J3,").contains("J9,");
        assertThat(run("check", target, "--json")).isEqualTo(1);
        assertThat(json().get("defects")).hasSize(1);
    }

    @Test
    void convertRepairsNothingUnlessAskedTo() throws IOException {
        Path target = folder.resolve("as-it-is.txt");

        run("convert", file(), target);

        assertThat(Files.readString(target)).contains("39540100.040");
    }

    @Test
    void aCodeNobodyKnowsIsOneLineAndNothingIsWritten() throws IOException {
        Path target = folder.resolve("none.txt");

        assertThat(run("convert", file(), target, "--repair", "everything")).isEqualTo(2);

        assertThat(err.toString().strip()).isEqualTo("“everything”不是缺陷代码，代码见 check 的结果。");
        assertThat(target).doesNotExist();
    }
}
