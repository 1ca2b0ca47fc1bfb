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
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** From any format to any other, by the ending of the output name. */
@Command(name = "convert", description = "转换格式和坐标系,按输出文件名的结尾确定格式", mixinStandardHelpOptions = true)
final class ConvertCommand extends FileCommand {

    @Parameters(index = "1", paramLabel = "OUT", description = "输出文件:.txt、.zip(Shapefile)、.geojson 等")
    private Path target = Path.of("");

    @Option(names = "--to-crs", paramLabel = "CODE", description = "输出的坐标系,例如 EPSG:4527")
    private @Nullable String toCrs;

    @Option(names = "--datum-parameters", paramLabel = "FILE", description = "官方基准转换参数文件(JSON),只在基准改变时使用")
    private @Nullable Path parameterFile;

    @Option(names = "--datum-parameters-id", paramLabel = "ID", description = "用参数文件中的哪一组")
    private @Nullable String parameterId;

    @Option(names = "--county", paramLabel = "CODE", description = "所在县的行政区代码(6 位),用来核对参数的适用范围")
    private @Nullable String county;

    private @Nullable DatumParameters used;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "坐标交换 TXT 的写出格式,缺省 ministry:${COMPLETION-CANDIDATES}",
            completionCandidates = ProfileNames.class,
            defaultValue = "ministry")
    private String profile = "ministry";

    @Option(
            names = "--repair",
            paramLabel = "CODE,...",
            description = "写出前修补这些代码的缺陷(check 给出的建议);safe 表示可一并修补的全部。逐条列出所作的改动",
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
        TextProfile textProfile = TextProfile.find(profile)
                .orElseThrow(() -> new CliFailure(
                        "unknown-profile",
                        profile,
                        TextProfile.list().stream().map(TextProfile::name).collect(Collectors.joining(", "))));
        ReadResult submitted = read();
        FileRepair repairs = FileRepair.of(submitted, repair);
        ReadResult result = repairs.repaired(submitted);
        BoundaryFile file = inTargetCrs(result, format);
        WriteOptions options =
                WriteOptions.named(String.valueOf(target.getFileName())).withProfile(textProfile.name());
        format.refusal(file, options).ifPresent(refusal -> {
            throw new CliFailure("profile." + refusal.key(), textProfile.name());
        });
        write(file, format, options);
        // A converted file looks like a good one; what is wrong with it goes along with it.
        List<Issue> defects = CheckCommand.defects(result);
        if (isJson()) {
            ObjectNode node = NODES.objectNode();
            node.put("file", String.valueOf(target.getFileName()));
            node.put("crs", String.valueOf(file.crs()));
            node.put("plots", file.plots().size());
            if (!repair.isBlank()) {
                node.set("repairs", repairs.json(locale()));
            }
            node.set("datumParameters", ParameterChoice.json(used));
            node.set("issues", IssueJson.array(result.issues(), locale()));
            node.set("defects", IssueJson.array(defects, locale()));
            print(node);
        } else {
            out().println(text(
                    "convert.done", target.getFileName(), file.plots().size(), file.crs()));
            repairs.lines(locale()).forEach(out()::println);
            if (used != null) {
                out().println(text(
                        county == null ? "convert.parameters-unchecked" : "convert.parameters",
                        used.id(),
                        used.accuracyMetres(),
                        used.source()));
            }
            if (!defects.isEmpty()) {
                out().println(text("convert.defects", defects.size()));
            }
            defects.forEach(issue -> out().println("  ! " + IssueMessages.text(issue, locale())));
        }
        boolean wrong = defects.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
        return wrong ? HongxianCommand.DEFECTS : HongxianCommand.FINE;
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
