package org.hongxian.gis.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.CoordinateFiles;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.UnansweredQuestionsException;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the commands about one coordinate file have in common: the file, its CRS, the form and language of the answer. */
abstract class FileCommand implements Callable<Integer> {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Parameters(index = "0", paramLabel = "FILE", description = "坐标文件，格式由内容确定")
    private Path file = Path.of("");

    @Option(names = "--crs", paramLabel = "CODE", description = "文件的坐标系，例如 EPSG:4527")
    private @Nullable String crs;

    @Option(
            names = {"--part", "--dxf-layer"},
            paramLabel = "NAME",
            description = "文件内有多个图层（表）时，读取哪一个；可重复")
    private List<String> parts = List.of();

    @Option(names = "--chord-tolerance", paramLabel = "METRES", description = "DXF 圆弧离散的弦高（米），默认 0.001")
    private double chordToleranceMetres = 0.001;

    @Option(names = "--answer", paramLabel = "CODE=OPTION", description = "回答文件留下的疑问，例如 zone=39；疑问和选项见 inspect")
    private Map<String, String> answers = new TreeMap<>();

    @Option(names = "--json", description = "以 JSON 输出")
    private boolean json;

    @Option(names = Language.OPTION, paramLabel = "LANG", description = "zh（默认）或 en", defaultValue = "zh")
    private Language language = Language.ZH;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * Reads the file of the command line.
     *
     * @throws CliFailure when it was given an answer to a question it does not ask: nobody must think it had an effect
     */
    ReadResult read() {
        ReadResult result = CoordinateFiles.read(file, readOptions());
        Set<String> asked = result.file().assumptions().stream()
                .filter(assumption -> assumption.code().equals(Assumption.ANSWERED))
                .map(assumption -> assumption.arguments().get(0))
                .collect(Collectors.toSet());
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            if (!asked.contains(answer.getKey())) {
                throw new CliFailure("answer-not-asked", file.getFileName(), answer.getKey(), answer.getValue());
            }
        }
        return result;
    }

    ReadOptions readOptions() {
        return ReadOptions.standard()
                .withCrs(statedCrs())
                .withParts(parts)
                .withAnswers(answers)
                .withChordToleranceMetres(chordTolerance());
    }

    private double chordTolerance() {
        if (!(chordToleranceMetres >= 1e-6 && chordToleranceMetres <= 10)) {
            throw new CliFailure("bad-chord-tolerance", Double.toString(chordToleranceMetres));
        }
        return chordToleranceMetres;
    }

    /**
     * The CRS of the file, for what cannot be done without.
     *
     * @throws UnansweredQuestionsException when the file raised the question for it
     * @throws CliFailure when it is unknown otherwise
     */
    CrsCode requireCrs(ReadResult result) {
        CrsCode found = result.file().crs();
        if (found != null) {
            return found;
        }
        if (result.questions().stream()
                .anyMatch(question -> question.defensible().isEmpty())) {
            throw new UnansweredQuestionsException(String.valueOf(file.getFileName()), result.questions());
        }
        throw new CliFailure("crs-needed", file.getFileName());
    }

    Path file() {
        return file;
    }

    boolean isJson() {
        return json;
    }

    Locale locale() {
        return language.locale();
    }

    @Nullable
    CrsCode statedCrs() {
        return crs == null ? null : parseCrs(crs);
    }

    static CrsCode parseCrs(String text) {
        try {
            return CrsCatalogue.get(CrsCode.parse(text)).code();
        } catch (IllegalArgumentException e) {
            throw new CliFailure("not-a-crs", text);
        }
    }

    PrintWriter out() {
        return commandLine().getOut();
    }

    PrintWriter err() {
        return commandLine().getErr();
    }

    CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec.commandLine();
    }

    String text(String key, @Nullable Object... values) {
        return CliOutput.text(key, locale(), values);
    }

    void print(ObjectNode node) {
        out().println(CliOutput.json(node));
    }
}
