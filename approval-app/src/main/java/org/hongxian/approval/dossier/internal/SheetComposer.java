package org.hongxian.approval.dossier.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.measurement.Measurement;
import org.hongxian.gis.coordinatefile.AxisOrder;
import org.hongxian.gis.coordinatefile.BoundaryFile;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.BoundaryTextWriter;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.TextProfile;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.sheet.PdfFont;
import org.hongxian.map.sheet.SheetContent;
import org.hongxian.map.sheet.SurveyMap;
import org.hongxian.map.style.StyleBook;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The map sheets of a case: its drawing over the layers, in the words of its forms. */
@Component
class SheetComposer {

    private static final List<String> BACKGROUND = List.of("DLTB", "STBHHX", "YJJBNTTB", "CZKFBJ");
    private static final String COUNTIES = "XZQ";

    private final ObjectProvider<LayerCatalogue> layers;
    private final SurveyMap map;

    SheetComposer(ObjectProvider<LayerCatalogue> layers, PdfFont font) {
        this.layers = layers;
        this.map = new SurveyMap(StyleBook.load(), font);
    }

    /** What differs between the sheets that show the same drawing. */
    record Heading(String title, String subtitle, String applicant, String issuer, String on, List<String> signers) {}

    void addTo(PDDocument document, Heading heading, DrawingVersion drawing, Measurement measurement)
            throws IOException {
        map.addTo(document, content(heading, drawing, measurement), Map.of("red-line.txt", boundaryText(drawing)));
    }

    private SheetContent content(Heading heading, DrawingVersion drawing, Measurement measurement) {
        List<SheetContent.PlotOnSheet> plots = new ArrayList<>();
        List<Plot> named = named(drawing.plots());
        for (int i = 0; i < named.size(); i++) {
            plots.add(new SheetContent.PlotOnSheet(named.get(i), area(measurement, i)));
        }
        BigDecimal total = measurement.rows().stream()
                .map(Measurement.Row::hectares)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(4, RoundingMode.HALF_UP);
        CrsDefinition crs = CrsCatalogue.get(drawing.crs());
        return new SheetContent(
                heading.title(),
                heading.subtitle(),
                drawing.crs(),
                plots,
                background(drawing),
                overview(drawing),
                List.of(
                        new SheetContent.Fact("用地单位", heading.applicant()),
                        new SheetContent.Fact(
                                "用地总面积", total.toPlainString() + " 公顷（" + MeasuredAreas.mu(total) + " 亩）"),
                        new SheetContent.Fact("坐标系", crs.nameZh()),
                        new SheetContent.Fact(
                                "中央子午线", Math.round(crs.centralMeridianDegrees()) + "°（" + drawing.crs() + "）"),
                        new SheetContent.Fact("高程基准", "1985国家高程基准"),
                        new SheetContent.Fact(
                                "图形版本",
                                "第" + drawing.number() + "版 " + drawing.digest().substring(0, 12))),
                heading.signers(),
                heading.issuer(),
                heading.on());
    }

    private static String area(Measurement measurement, int plot) {
        if (plot >= measurement.plots().size()) {
            return "";
        }
        return BigDecimal.valueOf(measurement.plots().get(plot).planarSquareMetres() / 10_000)
                        .setScale(4, RoundingMode.HALF_UP)
                        .toPlainString()
                + " 公顷";
    }

    /** Points without a name get one, so that map and table can speak of them; given names stay as they are. */
    static List<Plot> named(List<Plot> plots) {
        int[] number = {0};
        return plots.stream()
                .map(plot -> new Plot(
                        plot.number(),
                        plot.name(),
                        plot.declaredAreaSquareMetres(),
                        plot.declaredPointCount(),
                        plot.mapSheet(),
                        plot.use(),
                        plot.landClass(),
                        plot.line(),
                        plot.rings().stream().map(ring -> named(ring, number)).toList()))
                .toList();
    }

    private static BoundaryRing named(BoundaryRing ring, int[] number) {
        List<BoundaryPoint> points = new ArrayList<>();
        for (BoundaryPoint point : ring.points()) {
            number[0]++;
            String name = point.name().isBlank() ? "J" + number[0] : point.name();
            points.add(new BoundaryPoint(name, point.easting(), point.northing(), point.line()));
        }
        return new BoundaryRing(ring.number(), points, ring.closedInFile());
    }

    private List<LayerSource> background(DrawingVersion drawing) {
        List<LayerSource> sources = new ArrayList<>();
        layers.ifAvailable(catalogue -> BACKGROUND.forEach(layer -> catalogue
                .findCurrent(layer)
                .filter(version -> version.crs().equals(drawing.crs()))
                .map(catalogue::source)
                .ifPresent(sources::add)));
        return sources;
    }

    private List<Geometry> overview(DrawingVersion drawing) {
        List<Geometry> outlines = new ArrayList<>();
        layers.ifAvailable(catalogue -> catalogue
                .findCurrent(COUNTIES)
                .filter(version -> version.crs().equals(drawing.crs()))
                .ifPresent(version -> visitAll(catalogue, version, outlines)));
        return outlines;
    }

    private static void visitAll(LayerCatalogue catalogue, LayerVersion version, List<Geometry> outlines) {
        Geometry extent = version.extent();
        if (extent != null) {
            Envelope everywhere = extent.getEnvelopeInternal();
            catalogue.visit(version.id(), everywhere, feature -> outlines.add(feature.geometry()));
        }
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
                        named(drawing.plots()),
                        List.of()),
                TextProfile.MINISTRY,
                text);
        return text.toByteArray();
    }
}
