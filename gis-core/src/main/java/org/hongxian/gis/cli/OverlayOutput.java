package org.hongxian.gis.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.LegalArea;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.EllipsoidalTable;
import org.hongxian.gis.overlay.OverlayResult;
import org.hongxian.gis.overlay.OverlayResult.Cause;
import org.hongxian.gis.overlay.OverlayResult.Failure;
import org.hongxian.gis.overlay.OverlayResult.Row;
import org.hongxian.gis.overlay.QualityReport;
import org.hongxian.gis.overlay.Spot;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answer of the overlay command as text and as JSON. */
record OverlayOutput(
        OverlayCommand command,
        OverlayResult result,
        @Nullable EllipsoidalTable ellipsoidal,
        @Nullable QualityReport quality,
        @Nullable LandClassCoding coding,
        List<String> unknownClasses,
        List<Issue> defects,
        List<Issue> layerIssues,
        List<Assumption> layerAssumptions) {

    private static final int SHOWN_PLACES = 5;

    void printText(CrsCode crs, CrsCode layerCrs) {
        print("overlay.head", crs, command.layerName(), layerCrs);
        if (coding != null) {
            print("overlay.class-scheme", coding.scheme(), coding.field());
        }
        var heads = new ArrayList<>(command.fields());
        heads.add(command.text("overlay.class-name"));
        heads.add(command.text("overlay.m2"));
        if (command.takesOffRidges()) {
            heads.add(command.text("overlay.deducted"));
        }
        if (ellipsoidal != null) {
            heads.add(command.text("ellipsoidal-m2"));
        }
        command.shownAreas().forEach(area -> heads.add(command.text("overlay.ha." + area)));
        heads.add(command.text("overlay.residue"));
        var table = new TextTable(heads.toArray(String[]::new));
        for (Row row : result.rows()) {
            var cells = new ArrayList<Object>(row.group().values());
            String name = className(row.value(command.classField()));
            cells.add(row.ridge() ? command.text("overlay.ridge", name) : name);
            cells.add(AreaText.squareMetres(row.areaSquareMetres()));
            if (command.takesOffRidges()) {
                cells.add(row.deductedSquareMetres() == 0 ? "-" : AreaText.squareMetres(row.deductedSquareMetres()));
            }
            int at = result.rows().indexOf(row);
            if (ellipsoidal != null) {
                cells.add(AreaText.squareMetres(ellipsoidal.squareMetres().get(at)));
            }
            command.shownAreas().forEach(area -> cells.add(hectares(area, at)));
            BigDecimal residue = residue(at);
            cells.add(residue.signum() == 0 ? "-" : residue);
            table.add(cells.toArray());
        }
        table.lines().forEach(command.out()::println);
        print("overlay.red-line", AreaText.squareMetres(result.redLineAreaSquareMetres()), result.redLineHectares());
        print("overlay.total", totalHectares(), result.uncoveredHectares());
        if (ellipsoidal != null) {
            print(
                    "overlay.ellipsoidal",
                    AreaText.squareMetres(ellipsoidal.redLineSquareMetres()),
                    ellipsoidal.redLineHectares(),
                    sum(ellipsoidal.hectares()),
                    ellipsoidal.uncoveredHectares());
        }
        // What doubles leave over is no error of closing.
        print("overlay.closure", AreaText.squareMetres(result.closureErrorSquareMetres()));
        if (result.overlapAreaSquareMetres() > 0 && !result.closed()) {
            print("overlay.not-closed", AreaText.squareMetres(result.overlapAreaSquareMetres()));
        }
        printPlaces(
                "overlay.uncovered", result.uncovered().size(), result.uncoveredAreaSquareMetres(), result.uncovered());
        printPlaces("overlay.overlaps", result.overlaps().size(), result.overlapAreaSquareMetres(), result.overlaps());
        Failure failure = result.coverage().failure();
        if (failure != null && failure.cause() == Cause.RIDGE_COEFFICIENT) {
            print("overlay.ridge-unusable", failure.detail());
            result.coverage().places().stream().limit(SHOWN_PLACES).forEach(this::printPlace);
        }
        if (!unknownClasses.isEmpty()) {
            print("overlay.unknown-classes", String.join(", ", unknownClasses));
        }
        if (!result.coverage().repairedFeatures().isEmpty()) {
            print("overlay.repaired", String.join(", ", result.coverage().repairedFeatures()));
        }
        if (!result.coverage().ignoredFeatures().isEmpty()) {
            print("overlay.ignored", String.join(", ", result.coverage().ignoredFeatures()));
        }
        printLayerFile();
        if (quality != null) {
            printQuality(quality);
        }
    }

    private void printLayerFile() {
        if (!layerAssumptions.isEmpty() || !layerIssues.isEmpty()) {
            print("overlay.layer-file");
        }
        layerAssumptions.forEach(
                assumption -> command.out().println("  - " + FileTexts.text(assumption, command.locale())));
        layerIssues.forEach(issue -> command.out().println("  ! " + IssueMessages.text(issue, command.locale())));
    }

    private void printQuality(QualityReport report) {
        print("quality.head", report.features(), AreaText.squareMetres(report.coveredAreaSquareMetres()));
        print("quality.not-polygonal", report.notPolygonal());
        print("quality.invalid", report.invalid().size());
        report.invalid().stream().limit(SHOWN_PLACES).forEach(i -> command.out()
                .println("    %s: %s  %s".formatted(i.feature(), i.reason(), point(i.easting(), i.northing()))));
        printDefects("quality.overlaps", report.overlaps());
        printDefects("quality.gaps", report.gaps());
        printDefects("quality.holes", report.holes());
    }

    private void printDefects(String key, QualityReport.Defects found) {
        print(key, found.count(), AreaText.squareMetres(found.areaSquareMetres()));
        found.places().stream().limit(SHOWN_PLACES).forEach(this::printPlace);
    }

    private void printPlaces(String key, int count, double area, List<Spot> places) {
        if (count > 0) {
            print(key, count, AreaText.squareMetres(area));
            places.stream().limit(SHOWN_PLACES).forEach(this::printPlace);
        }
    }

    private void printPlace(Spot spot) {
        command.out()
                .println("    %s m²  %s  %s"
                        .formatted(
                                AreaText.squareMetres(spot.areaSquareMetres()),
                                point(spot.easting(), spot.northing()),
                                spot.feature()));
    }

    private static String point(double easting, double northing) {
        return Math.abs(easting) <= 180
                ? "%.7f, %.7f".formatted(easting, northing)
                : "%.3f, %.3f".formatted(easting, northing);
    }

    private void print(String key, Object... values) {
        command.out().println(command.text(key, values));
    }

    private String className(String code) {
        if (coding == null) {
            return "";
        }
        boolean english = command.locale().getLanguage().equals("en");
        return LandClassScheme.load(coding.scheme(), command.day())
                .find(code)
                .map(c -> english ? c.nameEn() : c.nameZh())
                .orElse("");
    }

    private BigDecimal totalHectares() {
        return sum(result.rows().stream().map(Row::hectares).toList());
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal hectares(LegalArea area, int row) {
        return area == LegalArea.ELLIPSOIDAL && ellipsoidal != null
                ? ellipsoidal.hectares().get(row)
                : result.rows().get(row).hectares();
    }

    /** Of the area that counts. */
    private BigDecimal residue(int row) {
        return command.legalArea() == LegalArea.ELLIPSOIDAL && ellipsoidal != null
                ? ellipsoidal.residueHectares().get(row)
                : result.rows().get(row).residueHectares();
    }

    ObjectNode json(CrsCode crs, CrsCode layerCrs) {
        ObjectNode node = FileCommand.NODES.objectNode();
        node.put("file", String.valueOf(command.file().getFileName()));
        node.put("crs", crs.toString());
        node.put("layer", command.layerName());
        node.put("layerCrs", layerCrs.toString());
        ArrayNode rows = node.putArray("rows");
        for (int i = 0; i < result.rows().size(); i++) {
            ObjectNode row = json(result.rows().get(i));
            row.put(
                    "ellipsoidalAreaSquareMetres",
                    ellipsoidal == null ? null : ellipsoidal.squareMetres().get(i));
            row.put(
                    "ellipsoidalHectares",
                    ellipsoidal == null ? null : ellipsoidal.hectares().get(i));
            row.put(
                    "ellipsoidalResidueHectares",
                    ellipsoidal == null ? null : ellipsoidal.residueHectares().get(i));
            rows.add(row);
        }
        node.put("legalArea", command.legalArea().word());
        node.put("ellipsoidalRedLineAreaSquareMetres", ellipsoidal == null ? null : ellipsoidal.redLineSquareMetres());
        node.put("ellipsoidalRedLineHectares", ellipsoidal == null ? null : ellipsoidal.redLineHectares());
        node.put("ellipsoidalUncoveredHectares", ellipsoidal == null ? null : ellipsoidal.uncoveredHectares());
        node.put("redLineAreaSquareMetres", result.redLineAreaSquareMetres());
        node.put("redLineHectares", result.redLineHectares());
        node.put("totalHectares", totalHectares().add(result.uncoveredHectares()));
        node.put("uncoveredAreaSquareMetres", result.uncoveredAreaSquareMetres());
        node.put("uncoveredHectares", result.uncoveredHectares());
        node.set("uncovered", places(result.uncovered()));
        node.put("overlapAreaSquareMetres", result.overlapAreaSquareMetres());
        node.set("overlaps", places(result.overlaps()));
        node.put("closureErrorSquareMetres", result.closureErrorSquareMetres());
        node.put("closed", result.closed());
        node.put("verdict", result.coverage().verdict().name());
        Failure failure = result.coverage().failure();
        node.put("failure", failure == null ? null : failure.cause().name() + ": " + failure.detail());
        node.set("failurePlaces", places(result.coverage().places()));
        node.put("landClassScheme", coding == null ? null : coding.scheme());
        ArrayNode unknown = node.putArray("unknownClasses");
        unknownClasses.forEach(unknown::add);
        ArrayNode repaired = node.putArray("repairedFeatures");
        result.coverage().repairedFeatures().forEach(repaired::add);
        ArrayNode ignored = node.putArray("ignoredFeatures");
        result.coverage().ignoredFeatures().forEach(ignored::add);
        ObjectNode tolerances = node.putObject("tolerances");
        tolerances.put("rawSliverSquareMetres", result.tolerances().rawSliverSquareMetres());
        tolerances.put("selfOverlapShare", result.tolerances().selfOverlapShare());
        node.set("defects", IssueJson.array(defects, command.locale()));
        node.set("layerIssues", IssueJson.array(layerIssues, command.locale()));
        ArrayNode assumptions = node.putArray("layerAssumptions");
        layerAssumptions.forEach(assumption -> {
            ObjectNode entry = assumptions.addObject();
            entry.put("code", assumption.code());
            entry.put("confidence", assumption.confidence());
            entry.put("message", FileTexts.text(assumption, command.locale()));
        });
        if (quality != null) {
            node.set("quality", json(quality));
        }
        return node;
    }

    private ObjectNode json(Row row) {
        ObjectNode node = FileCommand.NODES.objectNode();
        String owner = command.ownerField();
        node.put("owner", owner == null ? null : row.value(owner));
        node.put("landClass", command.classField().isEmpty() ? null : row.value(command.classField()));
        ObjectNode group = node.putObject("group");
        row.group().forEach(group::put);
        node.put("ridge", row.ridge());
        node.put("areaSquareMetres", row.areaSquareMetres());
        node.put("deductedSquareMetres", row.deductedSquareMetres());
        node.put("hectares", row.hectares());
        node.put("residueHectares", row.residueHectares());
        return node;
    }

    private static ObjectNode json(QualityReport report) {
        ObjectNode node = FileCommand.NODES.objectNode();
        node.put("features", report.features());
        node.put("notPolygonal", report.notPolygonal());
        node.put("featureAreaSquareMetres", report.featureAreaSquareMetres());
        node.put("coveredAreaSquareMetres", report.coveredAreaSquareMetres());
        node.put("gapWidthMetres", report.gapWidthMetres());
        ArrayNode invalid = node.putArray("invalid");
        for (QualityReport.InvalidFeature feature : report.invalid()) {
            invalid.addObject()
                    .put("feature", feature.feature())
                    .put("reason", feature.reason())
                    .put("easting", feature.easting())
                    .put("northing", feature.northing());
        }
        node.set("overlaps", json(report.overlaps()));
        node.set("gaps", json(report.gaps()));
        node.set("holes", json(report.holes()));
        return node;
    }

    private static ObjectNode json(QualityReport.Defects found) {
        ObjectNode node = FileCommand.NODES.objectNode();
        node.put("count", found.count());
        node.put("areaSquareMetres", found.areaSquareMetres());
        node.set("places", places(found.places()));
        return node;
    }

    private static ArrayNode places(List<Spot> spots) {
        ArrayNode array = FileCommand.NODES.arrayNode();
        for (Spot spot : spots) {
            array.addObject()
                    .put("feature", spot.feature())
                    .put("easting", spot.easting())
                    .put("northing", spot.northing())
                    .put("areaSquareMetres", spot.areaSquareMetres());
        }
        return array;
    }
}
