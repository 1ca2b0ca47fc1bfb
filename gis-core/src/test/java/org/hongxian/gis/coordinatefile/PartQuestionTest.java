package org.hongxian.gis.coordinatefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of two parts, {@code plots} and {@code other}: nothing prefers one, so a person is asked. */
class PartQuestionTest {

    @ParameterizedTest
    @ValueSource(strings = {"two-tables.gpkg", "two-shapefiles.zip"})
    void whichOfTwoPartsIsReadIsAskedAndTheAnswerReported(String name) throws IOException {
        assertThatThrownBy(() -> read(name, Map.of())).isInstanceOfSatisfying(UnansweredQuestionsException.class, e -> {
            Question question = e.questions().get(0);
            assertThat(question.code()).isEqualTo("part");
            assertThat(question.defensible()).isEmpty();
            assertThat(question.options()).extracting(Question.Option::code).containsExactly("plots", "other");
            assertThat(FileTexts.text(question, Locale.ENGLISH))
                    .isEqualTo("The file holds 2 layers (tables, archived files). Which is to be read?");
            assertThat(FileTexts.consequence(question, question.options().get(0), Locale.CHINA))
                    .isEqualTo("只读取它，其余的不读。");
        });

        BoundaryFile file = read(name, Map.of("part", "other"));
        assertThat(RingAssembler.assemble(file.plots()).getArea()).isEqualTo(960_000);
        assertThat(file.assumptions())
                .filteredOn(assumption -> assumption.code().equals(Assumption.ANSWERED))
                .singleElement()
                .satisfies(answered ->
                        assertThat(FileTexts.text(answered, Locale.CHINA)).isEqualTo("由使用者选定：“other”。"));
    }

    /** One Shapefile under two names, as programs write them that say so (UTF-8) and as those that do not (GBK). */
    private static byte[] archive(Charset names, String... bases) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, names)) {
            for (String base : bases) {
                try (var in = new ZipInputStream(
                        Files.newInputStream(Path.of("src/test/resources/gis-files/utf8-cpg.zip")))) {
                    for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                        zip.putNextEntry(new ZipEntry(part.getName().replace("plots", base)));
                        in.transferTo(zip);
                    }
                }
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void namesInChineseAreToldApart(String charset) throws IOException {
        byte[] content = archive(Charset.forName(charset), "现状", "红线", "旧/红线");

        assertThatThrownBy(() -> CoordinateFiles.read("a.zip", content, ReadOptions.standard()))
                .isInstanceOfSatisfying(UnansweredQuestionsException.class, e -> assertThat(
                                e.questions().get(0).options())
                        .extracting(Question.Option::code)
                        .containsExactly("现状", "红线", "旧/红线"));
        ReadOptions answered = ReadOptions.standard().withAnswers(Map.of("part", "旧/红线"));
        assertThat(CoordinateFiles.read("a.zip", content, answered).file().plots())
                .hasSize(1);
    }

    @Test
    void ofManyPartsTheQuestionNamesSomeItself() throws IOException {
        byte[] content = archive(StandardCharsets.UTF_8, "一", "二", "三", "四", "五", "六", "七");

        assertThatThrownBy(() -> CoordinateFiles.read("a.zip", content, ReadOptions.standard()))
                .hasMessageContaining("文件内有 7 个图层（表、压缩包内的文件）：一, 二, 三")
                .hasMessageContaining("例如 part=一。");
    }

    @Test
    void namesThatLookTheSameHideNoShapefile() throws IOException {
        String base = "红".repeat(300);
        byte[] content = archive(StandardCharsets.UTF_8, base + "1", base + "2", base + "3");

        assertThatThrownBy(() -> CoordinateFiles.read("a.zip", content, ReadOptions.standard()))
                .isInstanceOfSatisfying(UnansweredQuestionsException.class, e -> assertThat(
                                e.questions().get(0).options())
                        .extracting(Question.Option::code)
                        .hasSize(3)
                        .doesNotHaveDuplicates());
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-tables.gpkg", "two-shapefiles.zip"})
    void anAnswerThatNamesNoPartIsRefusedAndTheOthersNamed(String name) {
        assertThatThrownBy(() -> read(name, Map.of("part", "third")))
                .isInstanceOfSatisfying(
                        UnusableFileException.class, e -> assertThat(e.reason()).isEqualTo(UnusableReason.PART_UNKNOWN))
                .hasMessageContaining("third")
                .hasMessageContaining("plots, other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-tables.gpkg", "two-shapefiles.zip"})
    void aPartNamedInTheOptionsWinsOverAnAnswer(String name) throws IOException {
        byte[] content = Files.readAllBytes(Path.of("src/test/resources/gis-files", name));
        ReadOptions options = ReadOptions.standard().withParts(List.of("other")).withAnswers(Map.of("part", "third"));

        assertThat(CoordinateFiles.read(name, content, options).file().plots()).hasSize(1);
    }

    private static BoundaryFile read(String name, Map<String, String> answers) throws IOException {
        byte[] content = Files.readAllBytes(Path.of("src/test/resources/gis-files", name));
        return CoordinateFiles.read(name, content, ReadOptions.standard().withAnswers(answers))
                .file();
    }
}
