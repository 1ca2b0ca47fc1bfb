package org.hongxian.gis.boundarytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hongxian.gis.testkit.SyntheticPlot.ELLIPSOIDAL_SQUARE_METRES;
import static org.hongxian.gis.testkit.SyntheticPlot.PLANAR_SQUARE_METRES;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.MeasuredArea;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.Question;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.TextEncoding;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.testkit.SyntheticPlot;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.TopologyCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden files of the boundary TXT: every variant holds the same land. {@code -Dgolden.update=true} writes them, and their table in
 * {@code docs/formats.md}, anew.
 */
class GoldenTextsTest {

    static final Path FOLDER = Path.of("src/test/resources/boundary-text");
    private static final Path PAGE = Path.of("../docs/formats.md");
    private static final String BEGIN = "<!-- boundary text: generated from the golden files -->\n";
    private static final String END = "<!-- end of boundary text -->\n";

    static List<GoldenText> files() {
        return GoldenTexts.list();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyGoldenFileIsTheSquareWithItsHole(GoldenText golden) throws IOException {
        ReadResult result = read(golden);

        BoundaryFile file = result.file();
        assertThat(file.crs()).isEqualTo(new CrsCode(golden.crs()));
        assertThat(file.plots()).hasSize(1);
        Plot plot = file.plots().get(0);
        assertThat(plot.declaredAreaSquareMetres()).isEqualTo(golden.declared());
        assertThat(plot.rings()).hasSize(2).allSatisfy(ring -> assertThat(ring.points())
                .hasSize(4));
        assertThat(result.issues()).extracting(Issue::code).isSubsetOf(golden.issues());
        assertThat(result.issues().stream().map(Issue::code).collect(Collectors.toSet()))
                .isEqualTo(golden.issues());
        assertThat(result.questions())
                .extracting(Question::code)
                .containsExactlyInAnyOrderElementsOf(golden.questions());
        MeasuredArea area = AreaMeasurement.in(file.crs()).measure(RingAssembler.assemble(file.plots()));
        assertThat(area.planarSquareMetres()).isCloseTo(PLANAR_SQUARE_METRES, within(0.004));
        assertThat(area.ellipsoidalSquareMetres()).isEqualTo(ELLIPSOIDAL_SQUARE_METRES);
        CheckContext context = CheckContext.of(file.crs(), LocalDate.now()).withFormat(file.format());
        assertThat(TopologyCheck.check(file.plots(), context))
                .extracting(Issue::code)
                .doesNotContain(IssueCode.DECLARED_COUNT_DIFFERS, IssueCode.TOO_FEW_POINTS);
    }

    @ParameterizedTest
    @MethodSource("files")
    void theGoldenFilesAreWhatTheirDescriptionSays(GoldenText golden) throws IOException {
        Path file = FOLDER.resolve(golden.fileName());
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(FOLDER);
            Files.write(file, golden.content());
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(golden.content());
    }

    @Test
    void noGoldenFileIsLeftOver() throws IOException {
        try (Stream<Path> there = Files.list(FOLDER)) {
            assertThat(there.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            files().stream().map(GoldenText::fileName).toList());
        }
    }

    @Test
    void everyProfileWritesTheVariantItIsNamedFor() throws IOException {
        for (TextProfile profile : TextProfile.list()) {
            GoldenText golden = writtenBy(profile).orElseThrow();
            byte[] written = write(standard(), profile);

            assertThat(Shape.of(written)).as(profile.name()).isEqualTo(Shape.of(golden.content()));
            BoundaryFile again = CoordinateFiles.read("p.txt", written, ReadOptions.standard())
                    .file();
            assertThat(RingAssembler.assemble(again.plots()).getArea()).isEqualTo(PLANAR_SQUARE_METRES);
        }
    }

    @Test
    void theTableOfVariantsIsTrue() throws IOException {
        String page = Files.exists(PAGE) ? Files.readString(PAGE) : "";
        if (Boolean.getBoolean("golden.update")) {
            page = replaced(page);
            Files.writeString(PAGE, page);
        }

        assertThat(page).contains(BEGIN + table() + END);
    }

    private static String replaced(String page) {
        int begin = page.indexOf(BEGIN);
        String section = BEGIN + table() + END;
        return begin < 0
                ? page + section
                : page.substring(0, begin) + section + page.substring(page.indexOf(END) + END.length());
    }

    private static String table() {
        var table = new StringBuilder(
                "\n| respect | variant | read | written by `--profile` | golden file |\n|---|---|---|---|---|\n");
        for (GoldenText golden : files()) {
            table.append("| %s | %s | %s | %s | `%s` |\n"
                    .formatted(
                            golden.aspect(),
                            golden.what(),
                            how(golden),
                            golden.fileName().endsWith(".xml")
                                    ? "`.xml`"
                                    : golden.profiles().stream()
                                            .map("`%s`"::formatted)
                                            .collect(Collectors.joining(", ")),
                            golden.fileName()));
        }
        table.append("\n| profile | receiver | encoding | plot line | point line |\n|---|---|---|---|---|\n");
        for (TextProfile profile : TextProfile.on(LocalDate.of(2026, 1, 1))) {
            table.append("| `%s` | %s | %s%s | %s | `%s` |\n"
                    .formatted(
                            profile.name(),
                            profile.receiverEn(),
                            profile.charset(),
                            profile.byteOrderMark() ? " with mark" : "",
                            profile.isList() ? "none" : "`" + String.join(",", profile.plotLine()) + "`",
                            String.join(",", profile.pointRow())));
        }
        return table.append('\n').toString();
    }

    private static String how(GoldenText golden) {
        String findings = golden.issues().stream()
                .map(code -> "finding `" + code.key() + "`")
                .sorted()
                .collect(Collectors.joining(", "));
        String questions = golden.questions().stream()
                .map(code -> "question `" + code + "`")
                .sorted()
                .collect(Collectors.joining(", "));
        return Stream.of("yes", findings, questions)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static Optional<GoldenText> writtenBy(TextProfile profile) {
        return files().stream()
                .filter(golden -> golden.profiles().contains(profile.name()))
                .findFirst();
    }

    private static ReadResult read(GoldenText golden) throws IOException {
        byte[] content = Files.readAllBytes(FOLDER.resolve(golden.fileName()));
        return CoordinateFiles.read(golden.fileName(), content, ReadOptions.standard());
    }

    static BoundaryFile standard() {
        return CoordinateFiles.read("f.txt", SyntheticPlot.standard().utf8(), ReadOptions.standard())
                .file();
    }

    static byte[] write(BoundaryFile file, TextProfile profile) throws IOException {
        var out = new ByteArrayOutputStream();
        BoundaryTextWriter.write(file, profile, out);
        return out.toByteArray();
    }

    /** What a receiver's program sees of a file: encoding, number of lines, fields of the plot line and of the point lines. */
    private record Shape(String encoding, int mark, long plotFields, long pointFields, long points) {

        static Shape of(byte[] content) {
            TextEncoding encoding = TextEncoding.detect(content).orElseThrow();
            List<String> lines = new String(content, encoding.charset())
                    .lines()
                    .map(line -> line.replace("\uFEFF", ""))
                    .filter(line -> !line.contains("=") && !line.startsWith("["))
                    .toList();
            long plots =
                    lines.stream().filter(line -> line.strip().endsWith("@")).count();
            return new Shape(
                    encoding.name(),
                    encoding.byteOrderMark(),
                    plots == 0 ? 0 : fields(lines.get(0)),
                    fields(lines.get(lines.size() - 1)),
                    lines.size() - plots);
        }

        private static long fields(String line) {
            return line.chars().filter(c -> c == ',').count() + 1;
        }
    }
}
