package org.hongxian.gis.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.area.MeasuredArea;
import org.hongxian.gis.bulk.RedLineFile;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.landclass.LandClassCheck;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassRecognition;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.CoverageQuality;
import org.hongxian.gis.overlay.EllipsoidalTable;
import org.hongxian.gis.overlay.InMemoryLayer;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerFileReader;
import org.hongxian.gis.overlay.OverlayEngine;
import org.hongxian.gis.overlay.OverlayOptions;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.hongxian.gis.overlay.QualityReport;
import org.hongxian.gis.overlay.RidgeDeduction;
import org.hongxian.gis.overlay.Verdict;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Option;

/** The area table of a red line over a layer file. Exit code 1 when the layer leaves something open. */
@Command(name = "overlay", description = "叠加分析：用地红线按权属单位、地类套合图层，面积表闭合到红线面积", mixinStandardHelpOptions = true)
final class OverlayCommand extends FileCommand {

    private static final String LAYER = "--layer";
    private static final String CLASS_FIELD = "--class-field";
    private static final String BOTH_AREAS = "both";

    @Option(names = LAYER, paramLabel = "LAYERFILE", description = "图层文件")
    private @Nullable Path layerFile;

    @Option(names = "--layer-crs", paramLabel = "CODE", description = "图层的坐标系，缺省由图层文件确定")
    private @Nullable String layerCrs;

    @Option(names = "--layer-part", paramLabel = "NAME", description = "图层文件内有多个图层（表）时，读取哪一个")
    private @Nullable String layerPart;

    @Option(names = CLASS_FIELD, paramLabel = "FIELD", description = "地类编码字段，例如 DLBM")
    private String classField = "";

    @Option(names = "--owner-field", paramLabel = "FIELD", description = "权属单位字段，例如 QSDWDM")
    private @Nullable String ownerField;

    @Option(names = "--by", paramLabel = "FIELD", split = ",", description = "另外用来分行的字段，以逗号分隔")
    private List<String> by = new ArrayList<>();

    @Option(names = "--group-by", paramLabel = "FIELD", split = ",", description = "只按这些字段分行，以逗号分隔；代替权属、地类和 --by")
    private List<String> groupBy = new ArrayList<>();

    @Option(
            names = "--area",
            paramLabel = "KIND",
            description = "面积表闭合到哪种面积：planar 平面、ellipsoidal 椭球、both 两种都列；缺省按现行规定")
    private @Nullable String area;

    @Option(names = "--ridge-field", paramLabel = "FIELD", description = "田坎系数字段，例如 KCXS；给出时按系数扣除田坎，另列为 1203")
    private @Nullable String ridgeField;

    @Option(names = "--class-scheme", paramLabel = "KEY", description = "地类编码所用的分类，例如 third-survey，缺省由编码识别")
    private @Nullable String classScheme;

    @Option(names = "--quality", description = "同时检查图层质量：重叠、缝隙、空洞、无效图形")
    private boolean quality;

    @Mixin
    private PerPlotOptions perPlot = new PerPlotOptions();

    private final LocalDate day = LocalDate.now();

    @Override
    public Integer call() {
        requireOptions();
        if (perPlot.perPlot()) {
            return new PerPlotRun(this, perPlot, err()).run();
        }
        ReadResult read = read();
        CrsCode crs = requireCrs(read);
        MultiPolygon redLine = RingAssembler.assemble(read.file().plots());
        List<Issue> defects = CheckCommand.defects(read);
        if (!OverlayEngine.canMeasure(redLine, options().tolerances())) {
            return refuse(crs, defects);
        }
        LayerFileReader reader = LayerFileReader.open(
                layerFile(),
                layerCrs == null ? null : parseCrs(layerCrs),
                layerPart == null ? List.of() : List.of(layerPart));
        var features = new ArrayList<LayerFeature>();
        var recognition = new LandClassRecognition(day);
        var layerIssues = new ArrayList<>(features(reader, crs, redLine.getEnvelopeInternal(), features, recognition));
        LandClassCoding coding = coding(recognition);
        var layer = new InMemoryLayer(layerName(), "", reader.crs(), null, null, features);
        OverlayResult result = new OverlayEngine().overlay(redLine, crs, layer, List.of(), options());
        QualityReport report = quality
                ? CoverageQuality.check(features, reader.crs(), day).withNotPolygonal(notPolygonal(layerIssues))
                : null;
        LandClassCheck classes = coding == null ? null : new LandClassCheck(coding, day);
        if (classes != null) {
            checkClasses(classes, result);
            layerIssues.addAll(classes.issues());
        }
        List<String> unknown = classes == null ? List.of() : classes.unknownCodes();
        EllipsoidalTable ellipsoidal = ellipsoidal(read, crs, result);
        var answer = new OverlayOutput(
                this, result, ellipsoidal, report, coding, unknown, defects, layerIssues, reader.assumptions());
        if (isJson()) {
            print(answer.json(crs, reader.crs()));
        } else {
            answer.printText(crs, reader.crs());
        }
        boolean fine = result.closed()
                && result.coverage().verdict() == Verdict.OVERLAPS
                && unknown.isEmpty()
                && (report == null || report.isClean());
        return fine ? HongxianCommand.FINE : HongxianCommand.DEFECTS;
    }

    /** What a run of one kind needs and the other has no use for. */
    private void requireOptions() {
        if (!perPlot.stray().isEmpty()) {
            throw new CliFailure("overlay.only-per-plot", perPlot.stray());
        }
        if (layerFile == null && perPlot.coverage() == null) {
            throw missing(LAYER);
        }
        if (classField.isEmpty() && groupBy.isEmpty()) {
            throw missing(CLASS_FIELD);
        }
        if (!groupBy.isEmpty() && !(by.isEmpty() && ownerField == null)) {
            throw new CliFailure("overlay.group-by-alone");
        }
        if (ridgeField != null && classField.isEmpty()) {
            throw missing(CLASS_FIELD);
        }
        if (perPlot.perPlot() && (ridgeField != null || quality)) {
            throw new CliFailure("overlay.not-per-plot", ridgeField != null ? "--ridge-field" : "--quality");
        }
        legalArea();
    }

    private MissingParameterException missing(String option) {
        ArgSpec spec = commandLine().getCommandSpec().findOption(option);
        return new MissingParameterException(commandLine(), spec, option);
    }

    /** Which area the table closes to. */
    LegalArea legalArea() {
        if (area == null || area.equals(BOTH_AREAS)) {
            return LegalArea.on(day);
        }
        try {
            return LegalArea.of(area);
        } catch (IllegalArgumentException e) {
            throw new CliFailure("overlay.bad-area", area);
        }
    }

    /** The areas a table of one red line shows in hectares. */
    List<LegalArea> shownAreas() {
        return BOTH_AREAS.equals(area) ? List.of(LegalArea.values()) : List.of(legalArea());
    }

    /** Null unless asked for. */
    private @Nullable EllipsoidalTable ellipsoidal(ReadResult read, CrsCode crs, OverlayResult result) {
        if (!shownAreas().contains(LegalArea.ELLIPSOIDAL)) {
            return null;
        }
        var measurement = AreaMeasurement.in(crs);
        double sum = 0;
        for (MeasuredArea plot : measurement.measureAll(
                read.file().plots().stream().map(RingAssembler::assemble).toList())) {
            Double plotArea = plot.ellipsoidalSquareMetres();
            if (plotArea == null) {
                throw measurement.hasEllipsoidal() ? new CliFailure("area.boundary-too-long") : noEllipsoidal(crs);
            }
            sum += plotArea;
        }
        return EllipsoidalTable.of(result, crs, options(), sum);
    }

    CliFailure noEllipsoidal(CrsCode crs) {
        Datum datum = CrsCatalogue.get(crs).datum();
        return new CliFailure(
                "area.no-ellipsoidal", locale().getLanguage().equals("en") ? datum.nameEn() : datum.nameZh());
    }

    RedLineFile redLines() {
        return RedLineFile.openFeatures(file(), readOptions()).orElseGet(() -> {
            ReadResult read = read();
            return RedLineFile.of(read, requireCrs(read));
        });
    }

    CoverageOfLayer.Request coverageRequest() {
        return new CoverageOfLayer.Request(
                layerFile, layerCrs == null ? null : parseCrs(layerCrs), layerPart, perPlot.coverage());
    }

    /** What messages call the layer. */
    String layerName() {
        Path named = layerFile == null ? perPlot.coverage() : layerFile;
        return named == null ? "" : String.valueOf(named.getFileName());
    }

    String classField() {
        return classField;
    }

    @Nullable
    String ownerField() {
        return ownerField;
    }

    boolean takesOffRidges() {
        return ridgeField != null;
    }

    private Path layerFile() {
        if (layerFile == null) {
            throw missing(LAYER);
        }
        return layerFile;
    }

    LocalDate day() {
        return day;
    }

    /** The fields of a row: those stated, else owner, the others asked for, class. */
    List<String> fields() {
        if (!groupBy.isEmpty()) {
            return groupBy.stream().distinct().toList();
        }
        var fields = new ArrayList<String>();
        if (ownerField != null) {
            fields.add(ownerField);
        }
        fields.addAll(by);
        fields.add(classField);
        return fields.stream().distinct().toList();
    }

    private OverlayOptions options() {
        return new OverlayOptions(
                fields(),
                "",
                OverlayTolerances.on(day),
                ridgeField == null ? null : RidgeDeduction.of(ridgeField, classField, day));
    }

    /**
     * All features where the quality of the layer is asked for, else those near the red line.
     *
     * @param features filled
     * @param recognition of the classes of all features, near or not
     * @return findings about the layer file
     */
    private List<Issue> features(
            LayerFileReader reader,
            CrsCode crs,
            Envelope redLine,
            List<LayerFeature> features,
            LandClassRecognition recognition) {
        MeasuringPlane plane = MeasuringPlane.of(crs, redLine);
        Envelope inPlane = plane.from(crs)
                .toPlane(new GeometryFactory().toGeometry(redLine))
                .getEnvelopeInternal();
        Envelope near = plane.from(reader.crs()).fromPlane(inPlane);
        var fieldNames = new TreeSet<String>();
        List<Issue> issues = reader.forEach(feature -> {
            fieldNames.addAll(feature.attributes().keySet());
            recognition.add(feature.attributes());
            if (quality || near.intersects(feature.geometry().getEnvelopeInternal())) {
                features.add(feature);
            }
        });
        var asked = new ArrayList<>(fields());
        if (ridgeField != null) {
            asked.add(ridgeField);
        }
        for (String field : asked) {
            if (!fieldNames.contains(field)) {
                throw new CliFailure("no-such-field", layerName(), field, String.join(", ", fieldNames));
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

    /** As stated; else as recognised, which only the attribute of a classification allows: other fields may hold anything. */
    private @Nullable LandClassCoding coding(LandClassRecognition recognition) {
        if (classScheme == null) {
            return recognition
                    .coding()
                    .filter(coding -> coding.field().equals(classField))
                    .orElse(null);
        }
        List<String> known =
                LandClassScheme.inForce(day).stream().map(LandClassScheme::key).toList();
        if (!known.contains(classScheme)) {
            throw new CliFailure("unknown-class-scheme", classScheme, String.join(", ", known));
        }
        return new LandClassCoding(classField, classScheme);
    }

    /** The parcels under the red line; a place inside each piece, in the CRS of the red line. */
    private static void checkClasses(LandClassCheck check, OverlayResult result) {
        result.pieces()
                .forEach(piece -> check.add(
                        piece.feature(),
                        piece.attributes(),
                        () -> InteriorPointArea.getInteriorPoint(piece.geometry())));
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
