package org.hongxian.approval.dossier.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.gis.area.AreaText;
import org.hongxian.gis.boundarytext.BoundaryTextWriter;
import org.hongxian.gis.boundarytext.TextProfile;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.gis.survey.AdjoiningRun;
import org.hongxian.gis.survey.AdjoiningSide;
import org.hongxian.gis.survey.BoundaryPointNumbering;
import org.hongxian.gis.survey.SurveySettings;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.region.DivisionLayers;
import org.hongxian.map.sheet.PdfFont;
import org.hongxian.map.sheet.SheetContent;
import org.hongxian.map.sheet.SurveyMap;
import org.hongxian.map.style.LayerStyle;
import org.hongxian.map.style.StyleBook;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The map sheets of a case: its drawing over the layers, in the words of its forms. */
@Component
class SheetComposer {

    private static final List<String> BACKGROUND = List.of("DLTB", "STBHHX", "YJJBNTTB", "CZKFBJ");

    private final ObjectProvider<LayerCatalogue> layers;
    private final ObjectProvider<DivisionLayers> divisions;
    private final BoundaryNeighbours neighbours;
    private final SurveyMap map;
    private final StyleBook styles = StyleBook.load();

    SheetComposer(
            ObjectProvider<LayerCatalogue> layers,
            ObjectProvider<DivisionLayers> divisions,
            BoundaryNeighbours neighbours,
            PdfFont font) {
        this.layers = layers;
        this.divisions = divisions;
        this.neighbours = neighbours;
        this.map = new SurveyMap(styles, font);
    }

    /** What differs between the sheets that show the same drawing. */
    record Heading(String title, String subtitle, String applicant, String issuer, String on, List<String> signers) {}

    void addTo(PDDocument document, Heading heading, DrawingVersion drawing, Measurement measurement)
            throws IOException {
        map.addTo(document, content(heading, drawing, measurement), Map.of("red-line.txt", boundaryText(drawing)));
    }

    private SheetContent content(Heading heading, DrawingVersion drawing, Measurement measurement) {
        List<SheetContent.PlotOnSheet> plots = new ArrayList<>();
        List<BigDecimal> areas = measurement.plotHectares();
        for (int i = 0; i < drawing.plots().size(); i++) {
            plots.add(new SheetContent.PlotOnSheet(
                    drawing.plots().get(i), areas.get(i).toPlainString() + " 公顷"));
        }
        BigDecimal total = measurement.legalHectares();
        BigDecimal uncovered = measurement.uncoveredHectares();
        List<LayerSource> background = new ArrayList<>();
        List<String> notes = background(drawing, measurement, background);
        CrsDefinition crs = CrsCatalogue.get(drawing.crs());
        return new SheetContent(
                heading.title(),
                heading.subtitle(),
                drawing.crs(),
                plots,
                background,
                overview(drawing),
                adjoining(drawing, measurement),
                SurveySettings.on(measurement.measuringDay()),
                List.of(
                        new SheetContent.Fact("用地单位", heading.applicant()),
                        new SheetContent.Fact(
                                "用地总面积",
                                total.toPlainString() + " 公顷（" + AreaText.muOfHectares(total) + " 亩）"
                                        + (uncovered.signum() == 0 ? "" : "，其中未覆盖 " + uncovered.toPlainString())),
                        new SheetContent.Fact("坐标系", crs.nameZh()),
                        new SheetContent.Fact(
                                "中央子午线", Math.round(crs.centralMeridianDegrees()) + "°（" + drawing.crs() + "）"),
                        new SheetContent.Fact("高程基准", "1985国家高程基准"),
                        new SheetContent.Fact(
                                "图形版本",
                                "第" + drawing.number() + "版 " + drawing.digest().substring(0, 12))),
                notes,
                heading.signers(),
                heading.issuer(),
                heading.on());
    }

    private List<AdjoiningRun> adjoining(DrawingVersion drawing, Measurement measurement) {
        List<List<AdjoiningSide>> sides = neighbours.of(drawing, measurement);
        List<AdjoiningRun> runs = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            runs.addAll(AdjoiningRun.of(
                    BoundaryPointNumbering.number(drawing.plots().get(i)), sides.get(i)));
        }
        return runs;
    }

    /**
     * The layers in the very versions that were measured against.
     *
     * @param background gets what can be drawn
     * @return which data the sheet shows, and what it cannot show
     */
    private List<String> background(DrawingVersion drawing, Measurement measurement, List<LayerSource> background) {
        List<String> shown = new ArrayList<>();
        for (String key : BACKGROUND) {
            String name = styles.find(key).map(LayerStyle::zh).orElse(key);
            Optional<LayerVersion> version = measurement.layers().stream()
                    .filter(layer -> layer.layer().equals(key))
                    .findFirst()
                    .flatMap(layer -> Optional.ofNullable(layer.versionId()))
                    .flatMap(this::find);
            if (version.isEmpty()) {
                shown.add(name + "无数据，未绘");
            } else if (!version.get().crs().equals(drawing.crs())) {
                shown.add(name + "坐标系不同，未绘");
            } else {
                LocalDate date = version.get().dataDate();
                shown.add(name + "第" + version.get().number() + "版" + (date == null ? "" : "（" + date + "）"));
                layers.ifAvailable(catalogue -> background.add(catalogue.source(version.get())));
            }
        }
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < shown.size(); i += 2) {
            String lead = i == 0 ? "底图：" : "";
            notes.add(lead + String.join("、", shown.subList(i, Math.min(i + 2, shown.size()))));
        }
        return notes;
    }

    private Optional<LayerVersion> find(UUID versionId) {
        LayerCatalogue catalogue = layers.getIfAvailable();
        return catalogue == null ? Optional.empty() : catalogue.find(versionId);
    }

    private List<Geometry> overview(DrawingVersion drawing) {
        List<Geometry> outlines = new ArrayList<>();
        divisions.ifAvailable(layer -> layer.counties(drawing.crs())
                .ifPresent(
                        version -> layer.visit(version, null, drawing.crs(), county -> outlines.add(county.ground()))));
        return outlines;
    }

    private static byte[] boundaryText(DrawingVersion drawing) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        BoundaryTextWriter.write(
                new BoundaryFile(
                        "boundary-txt",
                        "UTF-8",
                        AxisOrder.NORTHING_EASTING,
                        drawing.crs(),
                        Map.of(),
                        drawing.plots().stream()
                                .map(BoundaryPointNumbering::renumber)
                                .toList(),
                        List.of()),
                TextProfile.MINISTRY,
                text);
        return text.toByteArray();
    }
}
