package org.hongxian.gis.formats;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.jspecify.annotations.Nullable;

/**
 * One golden file, a row of {@code golden-files.csv}: the square with a hole of {@code SyntheticPlot}, written by another program or by
 * the scripts in {@code src/test/golden}, never by the product.
 *
 * @param format of which it is a variant, {@code FileFormat.name()}
 * @param parts to be read; empty for all
 * @param answers option by question
 * @param epsg of the system it is read in; null where it is open or the file is refused
 * @param encoding null where the format has none
 * @param plots how many the square is cut into
 * @param label of the first plot; null where the reader makes one up
 * @param refused null when it is read
 * @param findings keys of all that are found
 * @param questions codes of all that stay open
 * @param assumptions codes of those worth a mention
 * @param mark found in every file of this variant, whoever wrote it; null where we never write it
 */
record GoldenFile(
        String folder,
        String file,
        String format,
        String variant,
        List<String> parts,
        Map<String, String> answers,
        @Nullable Integer epsg,
        @Nullable String encoding,
        int plots,
        @Nullable String label,
        @Nullable UnusableReason refused,
        Set<String> findings,
        Set<String> questions,
        Set<String> assumptions,
        @Nullable Pattern mark) {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path INDEX = RESOURCES.resolve("golden-files.csv");

    static List<GoldenFile> list() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(INDEX)) {
            return format.parse(reader).stream().map(GoldenFile::of).toList();
        } catch (IOException e) {
            throw new IllegalStateException(INDEX.toString(), e);
        }
    }

    /** The folders golden files lie in. */
    static Set<Path> folders() {
        return list().stream().map(golden -> RESOURCES.resolve(golden.folder)).collect(Collectors.toSet());
    }

    private static GoldenFile of(CSVRecord row) {
        String epsg = row.get("crs");
        String refused = row.get("refused");
        String mark = row.get("mark");
        String answer = row.get("answers");
        return new GoldenFile(
                row.get("folder"),
                row.get("file"),
                row.get("format"),
                row.get("variant"),
                row.get("part").isEmpty() ? List.of() : List.of(row.get("part")),
                answer.isEmpty()
                        ? Map.of()
                        : Map.of(answer.substring(0, answer.indexOf('=')), answer.substring(answer.indexOf('=') + 1)),
                epsg.isEmpty() ? null : Integer.valueOf(epsg),
                row.get("encoding").isEmpty() ? null : row.get("encoding"),
                row.get("plots").isEmpty() ? 0 : Integer.parseInt(row.get("plots")),
                row.get("name").isEmpty() ? null : row.get("name"),
                refused.isEmpty() ? null : UnusableReason.valueOf(refused),
                said(row, "finding:"),
                said(row, "question:"),
                said(row, ""),
                mark.isEmpty() ? null : Pattern.compile(mark));
    }

    private static Set<String> said(CSVRecord row, String kind) {
        return Arrays.stream(row.get("says").split(" "))
                .filter(code -> !code.isEmpty())
                .filter(code -> kind.isEmpty() ? code.indexOf(':') < 0 : code.startsWith(kind))
                .map(code -> code.substring(kind.length()))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    Path path() {
        return RESOURCES.resolve(folder).resolve(file);
    }

    byte[] content() throws IOException {
        return Files.readAllBytes(path());
    }

    ReadResult read() throws IOException {
        return CoordinateFiles.read(
                file, content(), ReadOptions.standard().withParts(parts).withAnswers(answers));
    }

    /** As the table says it. */
    String how() {
        if (refused != null) {
            return "refused: `" + refused.key() + "`";
        }
        return Stream.of(
                        Stream.of("yes"),
                        parts.stream().map("with `--part %s`"::formatted),
                        answers.entrySet().stream()
                                .map(answer -> "with `--answer %s=%s`".formatted(answer.getKey(), answer.getValue())),
                        findings.stream().map("finding `%s`"::formatted),
                        questions.stream().map("question `%s`"::formatted),
                        assumptions.stream().map("`%s`"::formatted))
                .flatMap(texts -> texts)
                .collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        return folder + "/" + file;
    }
}
