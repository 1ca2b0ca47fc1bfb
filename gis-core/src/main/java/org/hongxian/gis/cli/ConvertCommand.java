package org.hongxian.gis.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.hongxian.gis.boundarytext.TextProfile;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.FileFormat;
import org.hongxian.gis.coordinatefile.FileFormats;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.WriteOptions;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.crs.DatumParameters;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** From any format to any other, by the ending of the output name. */
@Command(name = "convert", description = "转换格式和坐标系，按输出文件名的结尾确定格式", mixinStandardHelpOptions = true)
final class ConvertCommand extends FileCommand {

    private static final String TEXT_ENDING = ".txt";

    @Parameters(index = "1", paramLabel = "OUT", description = "输出文件：.txt、.zip（Shapefile）、.geojson 等")
    private Path target = Path.of("");

    @Option(names = "--to-crs", paramLabel = "CODE", description = "输出的坐标系，例如 EPSG:4527")
    private @Nullable String toCrs;

    @Option(names = "--datum-parameters", paramLabel = "FILE", description = "官方基准转换参数文件（JSON），只在基准改变时使用")
    private @Nullable Path parameterFile;

    @Option(names = "--datum-parameters-id", paramLabel = "ID", description = "用参数文件中的哪一组")
    private @Nullable String parameterId;

    @Option(names = "--county", paramLabel = "CODE", description = "所在县的行政区代码（6 位），用来核对参数的适用范围")
    private @Nullable String county;

    private @Nullable DatumParameters used;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "坐标交换 TXT 的写出格式，缺省 ministry：${COMPLETION-CANDIDATES}",
            completionCandidates = ProfileNames.class)
    private @Nullable String profile;

    @Option(
            names = "--repair",
            paramLabel = "CODE,...",
            description = "写出前修补这些代码的缺陷（check 给出的建议）；safe 表示可一并修补的全部。逐条列出所作的改动",
            defaultValue = "")
    private String repair = "";

    /** The profiles in force, for the help text. */
    static final class ProfileNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return TextProfile.list().stream().map(TextProfile::name).iterator();
        }
    }

    @Override
    public Integer call() {
        FileFormat format = format();
        String textProfile = textProfile(format);
        refuseToOverwriteTheSource();
        ReadResult submitted = read();
        FileRepair repairs = FileRepair.of(submitted, repair);
        ReadResult result = repairs.repaired(submitted);
        BoundaryFile file = inTargetCrs(result, format);
        WriteOptions options =
                WriteOptions.named(String.valueOf(target.getFileName())).withProfile(textProfile);
        format.refusal(file, options).ifPresent(refusal -> {
            throw new CliFailure("profile." + refusal.key(), textProfile);
        });
        write(file, format, options);
        // A converted file looks like a good one; what is wrong with it goes along with it.
        List<Issue> defects = CheckCommand.defects(result);
        List<Issue> settled = format.countsPoints()
                ? defects.stream()
                        .filter(issue -> issue.code() == IssueCode.DECLARED_COUNT_DIFFERS)
                        .toList()
                : List.of();
        var report = new ConversionReport(
                String.valueOf(target.getFileName()),
                file,
                result,
                repairs,
                defects.stream().filter(issue -> !settled.contains(issue)).toList(),
                settled,
                format.notes(file, options),
                locale());
        if (isJson()) {
            ObjectNode node = report.json();
            node.set("datumParameters", ParameterChoice.json(used));
            print(node);
        } else {
            report.lines(parametersLine()).forEach(out()::println);
        }
        return report.isWrong() ? HongxianCommand.DEFECTS : HongxianCommand.FINE;
    }

    /** Empty when none were used. */
    private List<String> parametersLine() {
        return used == null
                ? List.of()
                : List.of(text(
                        county == null ? "convert.parameters-unchecked" : "convert.parameters",
                        used.id(),
                        used.accuracyMetres(),
                        used.source()));
    }

    /** Empty for a format that has no profiles. */
    private String textProfile(FileFormat format) {
        if (!format.endings().contains(TEXT_ENDING)) {
            if (profile != null) {
                throw new CliFailure("profile-only-text", profile, target.getFileName());
            }
            return "";
        }
        String name = profile == null ? TextProfile.MINISTRY.name() : profile;
        if (TextProfile.find(name).isEmpty()) {
            throw new CliFailure(
                    "unknown-profile",
                    name,
                    TextProfile.list().stream().map(TextProfile::name).collect(Collectors.joining(", ")));
        }
        return name;
    }

    /** What a surveyor delivered is evidence. */
    private void refuseToOverwriteTheSource() {
        try {
            if (Files.exists(target) && Files.isSameFile(file(), target)) {
                throw new CliFailure("out-is-file", target.getFileName());
            }
        } catch (IOException e) {
            throw new CliFailure("cannot-write", target.getFileName());
        }
    }

    private FileFormat format() {
        return FileFormats.byEnding(String.valueOf(target.getFileName()))
                .orElseThrow(() -> new CliFailure(
                        "unknown-output-format",
                        target.getFileName(),
                        FileFormats.all().stream()
                                .map(format -> format.endings().get(0))
                                .collect(Collectors.joining(" "))));
    }

    /** As asked for, else as it is; where the format cannot hold that, as the format proposes. */
    private BoundaryFile inTargetCrs(ReadResult result, FileFormat format) {
        BoundaryFile file = result.file();
        CrsCode from = requireCrs(result);
        if (toCrs != null) {
            CrsDefinition stated = CrsCatalogue.get(parseCrs(toCrs));
            if (!format.holds(stated)) {
                throw new CliFailure("format-cannot-hold", format.name(), stated.code());
            }
            return reprojected(stated.code(), file, from);
        }
        if (!format.holds(CrsCatalogue.get(from))) {
            try {
                return reprojected(format.substitute(file), file, from);
            } catch (IllegalArgumentException e) {
                throw new CliFailure("format-cannot-hold", format.name(), from);
            }
        }
        return file;
    }

    /** With official parameters where the datum changes and a file of them is at hand. */
    private BoundaryFile reprojected(CrsCode target, BoundaryFile file, CrsCode from) {
        Datum source = CrsCatalogue.get(from).datum();
        Datum aim = CrsCatalogue.get(target).datum();
        if (parameterFile == null || source == aim) {
            return Reprojection.to(target, file);
        }
        used = new ParameterChoice(parameterFile, parameterId, county).choose(source, aim);
        return Reprojection.to(target, file, used);
    }

    /** Beside the target first, so that a failure leaves nothing half-written under its name. */
    private void write(BoundaryFile file, FileFormat format, WriteOptions options) {
        Path parent = target.toAbsolutePath().getParent();
        try {
            Path temporary = Files.createTempFile(parent, ".hongxian", null);
            try {
                try (OutputStream out = Files.newOutputStream(temporary)) {
                    format.write(file, options, out);
                }
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new CliFailure("cannot-write", target.getFileName());
        }
    }
}
