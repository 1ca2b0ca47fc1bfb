package org.hongxian.gis.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.CoverageQuality;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerFileReader;
import org.hongxian.gis.overlay.OverlayEngine;
import org.hongxian.gis.overlay.OverlayOptions;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.gis.overlay.QualityReport;
import org.hongxian.gis.overlay.Verdict;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The area table of a red line over a layer file. Exit code 1 when the layer leaves something open. */
@Command(name = "overlay", description = "叠加分析:用地红线按权属单位、地类套合图层,面积表闭合到红线面积", mixinStandardHelpOptions = true)
final class OverlayCommand extends FileCommand {

    @Option(names = "--layer", required = true, paramLabel = "LAYERFILE", description = "图层文件:GeoJSON 或 Shapefile(zip)")
    private Path layerFile = Path.of("");

    @Option(names = "--layer-crs", paramLabel = "CODE", description = "图层的坐标系,缺省由图层文件确定")
    private @Nullable String layerCrs;

    @Option(names = "--class-field", required = true, paramLabel = "FIELD", description = "地类编码字段,例如 DLBM")
    private String classField = "";

    @Option(names = "--owner-field", paramLabel = "FIELD", description = "权属单位字段,例如 QSDWDM")
    private @Nullable String ownerField;

    @Option(names = "--by", paramLabel = "FIELD", split = ",", description = "另外用来分行的字段,以逗号分隔")
    private List<String> by = new ArrayList<>();

    @Option(names = "--quality", description = "同时检查图层质量:重叠、缝隙、空洞、无效图形")
    private boolean quality;

    private final LocalDate day = LocalDate.now();

    @Override
    public Integer call() {
        ReadResult read = read();
        CrsCode crs = read.file().crs();
        if (crs == null) {
            throw new CliFailure("crs-needed", file().getFileName());
        }
        MultiPolygon redLine = RingAssembler.assemble(read.file().plots());
        List<Issue> defects = CheckCommand.defects(read);
        if (!OverlayEngine.canMeasure(redLine, options().tolerances())) {
            return refuse(crs, defects);
        }
        LayerFileReader reader = LayerFileReader.open(layerFile, layerCrs == null ? null : parseCrs(layerCrs));
        var features = new ArrayList<LayerFeature>();
        List<Issue> layerIssues = features(reader, crs, redLine.getEnvelopeInternal(), features);
        var layer = new InMemoryLayer(String.valueOf(layerFile.getFileName()), "", reader.crs(), null, null, features);
        OverlayResult result = new OverlayEngine().overlay(redLine, crs, layer, List.of(), options());
        QualityReport report = quality
                ? CoverageQuality.check(features, reader.crs(), day).withNotPolygonal(notPolygonal(layerIssues))
                : null;
        var answer = new OverlayOutput(
                this, result, report, unknownClasses(result), defects, layerIssues, reader.assumptions());
        if (isJson()) {
            print(answer.json(crs, reader.crs()));
        } else {
            answer.printText(crs, reader.crs());
        }
        boolean fine = result.closed()
                && result.coverage().verdict() == Verdict.OVERLAPS
                && unknownClasses(result).isEmpty()
                && (report == null || report.isClean());
        return fine ? HongxianCommand.FINE : HongxianCommand.DEFECTS;
    }

    String classField() {
        return classField;
    }

    @Nullable
    String ownerField() {
        return ownerField;
    }

    Path layerFile() {
        return layerFile;
    }

    LocalDate day() {
        return day;
    }

    /** The fields of a row: owner, the others asked for, class. */
    List<String> fields() {
        var fields = new ArrayList<String>();
        if (ownerField != null) {
            fields.add(ownerField);
        }
        fields.addAll(by);
        fields.add(classField);
        return fields.stream().distinct().toList();
    }

    private OverlayOptions options() {
        return new OverlayOptions(fields(), "", OverlayTolerances.on(day));
    }

    /**
     * All features where the quality of the layer is asked for, else those near the red line.
     *
     * @param features filled
     * @return findings about the layer file
     */
    private List<Issue> features(LayerFileReader reader, CrsCode crs, Envelope redLine, List<LayerFeature> features) {
        MeasuringPlane plane = MeasuringPlane.of(crs, redLine);
        Envelope inPlane = plane.from(crs)
                .toPlane(new GeometryFactory().toGeometry(redLine))
                .getEnvelopeInternal();
        Envelope near = plane.from(reader.crs()).fromPlane(inPlane);
        var fieldNames = new TreeSet<String>();
        List<Issue> issues = reader.forEach(feature -> {
            fieldNames.addAll(feature.attributes().keySet());
            if (quality || near.intersects(feature.geometry().getEnvelopeInternal())) {
                features.add(feature);
            }
        });
        for (String field : fields()) {
            if (!fieldNames.contains(field)) {
                throw new CliFailure("no-such-field", layerFile.getFileName(), field, String.join(", ", fieldNames));
            }
        }
        return issues;
    }

    /** Listed ones and those only counted. */
    private static int notPolygonal(List<Issue> layerIssues) {
        int count = 0;
        for (Issue issue : layerIssues) {
            if (issue.code() == IssueCode.GEOMETRY_TYPE_UNUSABLE) {
                count++;
            } else if (issue.code() == IssueCode.MORE_FINDINGS
                    && IssueCode.GEOMETRY_TYPE_UNUSABLE
                            .key()
                            .equals(issue.arguments().get("ofCode"))
                    && issue.arguments().get("count") instanceof Integer more) {
                count += more;
            }
        }
        return count;
    }

    /** Only DLBM promises codes of the survey; other fields may hold anything. */
    private List<String> unknownClasses(OverlayResult result) {
        if (!classField.equals("DLBM")) {
            return List.of();
        }
        return LandClassScheme.load(LandClassScheme.THIRD_SURVEY, day)
                .unknownCodes(
                        result.rows().stream().map(row -> row.value(classField)).toList());
    }

    private int refuse(CrsCode crs, List<Issue> defects) {
        if (isJson()) {
            var node = NODES.objectNode();
            node.put("file", String.valueOf(file().getFileName()));
            node.put("crs", crs.toString());
            node.set("defects", IssueJson.array(defects, locale()));
            print(node);
        } else {
            out().println(text("overlay.not-measurable"));
            defects.stream().filter(issue -> issue.severity() == Severity.ERROR).forEach(issue -> out().println(
                            "  ! " + IssueMessages.text(issue, locale())));
        }
        return HongxianCommand.DEFECTS;
    }
}
