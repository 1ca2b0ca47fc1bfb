package org.hongxian.gis.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryTextWriter;
import org.hongxian.gis.coordinatefile.GeoJsonWriter;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.Reprojection;
import org.hongxian.gis.coordinatefile.ShapefileWriter;
import org.hongxian.gis.coordinatefile.TextProfile;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** From any format to any other, by the ending of the output name. */
@Command(name = "convert", description = "转换格式和坐标系,按输出文件名的结尾(.txt、.zip、.geojson)确定格式", mixinStandardHelpOptions = true)
final class ConvertCommand extends FileCommand {

    @Parameters(index = "1", paramLabel = "OUT", description = "输出文件:.txt、.zip(Shapefile)或 .geojson")
    private Path target = Path.of("");

    @Option(names = "--to-crs", paramLabel = "CODE", description = "输出的坐标系,例如 EPSG:4527")
    private @Nullable String toCrs;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "坐标交换 TXT 的写出格式:ministry(默认)、ministry-gbk",
            defaultValue = "ministry")
    private String profile = "ministry";

    private enum Format {
        TXT,
        SHAPEFILE,
        GEOJSON
    }

    @Override
    public Integer call() {
        Format format = format();
        TextProfile textProfile = TextProfile.find(profile)
                .orElseThrow(() -> new CliFailure(
                        "unknown-profile",
                        profile,
                        TextProfile.list().stream().map(TextProfile::name).collect(Collectors.joining(", "))));
        ReadResult result = read();
        BoundaryFile file = inTargetCrs(result.file(), format);
        write(file, format, textProfile);
        // A converted file looks like a good one; what is wrong with it goes along with it.
        List<Issue> defects = CheckCommand.defects(result);
        if (isJson()) {
            ObjectNode node = NODES.objectNode();
            node.put("file", String.valueOf(target.getFileName()));
            node.put("crs", String.valueOf(file.crs()));
            node.put("plots", file.plots().size());
            node.set("issues", IssueJson.array(result.issues(), locale()));
            node.set("defects", IssueJson.array(defects, locale()));
            print(node);
        } else {
            out().println(text(
                    "convert.done", target.getFileName(), file.plots().size(), file.crs()));
            if (!defects.isEmpty()) {
                out().println(text("convert.defects", defects.size()));
            }
            defects.forEach(issue -> out().println("  ! " + IssueMessages.text(issue, locale())));
        }
        boolean wrong = defects.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
        return wrong ? HongxianCommand.DEFECTS : HongxianCommand.FINE;
    }

    private Format format() {
        String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".txt")) {
            return Format.TXT;
        }
        if (name.endsWith(".zip")) {
            return Format.SHAPEFILE;
        }
        if (name.endsWith(".geojson") || name.endsWith(".json")) {
            return Format.GEOJSON;
        }
        throw new CliFailure("unknown-output-format", target.getFileName());
    }

    /** As asked for; a boundary TXT needs a zone, so degrees go to the 3-degree zone they lie in. */
    private BoundaryFile inTargetCrs(BoundaryFile file, Format format) {
        CrsCode from = file.crs();
        if (from == null) {
            throw new CliFailure("crs-needed", file().getFileName());
        }
        if (toCrs != null) {
            CrsDefinition stated = CrsCatalogue.get(parseCrs(toCrs));
            if (format == Format.TXT && !stated.isZone()) {
                throw new CliFailure("text-needs-zone", stated.code());
            }
            return Reprojection.to(stated.code(), file);
        }
        if (format == Format.TXT && !CrsCatalogue.get(from).isZone()) {
            try {
                return Reprojection.to(Reprojection.threeDegreeZoneOf(file).code(), file);
            } catch (IllegalArgumentException e) {
                throw new CliFailure("text-needs-zone", from);
            }
        }
        return file;
    }

    /** Beside the target first, so that a failure leaves nothing half-written under its name. */
    private void write(BoundaryFile file, Format format, TextProfile textProfile) {
        Path parent = target.toAbsolutePath().getParent();
        try {
            Path temporary = Files.createTempFile(parent, ".hongxian", null);
            try {
                try (OutputStream out = Files.newOutputStream(temporary)) {
                    switch (format) {
                        case TXT -> BoundaryTextWriter.write(file, textProfile, out);
                        case GEOJSON -> GeoJsonWriter.write(file, out);
                        case SHAPEFILE -> ShapefileWriter.write(file, baseName(), out);
                    }
                }
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new CliFailure("cannot-write", target.getFileName());
        }
    }

    private String baseName() {
        String name = String.valueOf(target.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }
}
