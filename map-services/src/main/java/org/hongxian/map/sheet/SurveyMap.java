package org.hongxian.map.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.map.style.LegendEntry;
import org.hongxian.map.style.StyleBook;
import org.hongxian.map.style.Symbol;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Draws a sheet: the map true to scale, then the table of its boundary points, with the coordinates attached as files.
 *
 * <p>The paper is A4 or A3 and the scale a usual one, whichever shows the whole red line at the largest scale. Point numbers
 * that find no free place stand in the table only, and the sheet says so. Stateless, safe for several threads.
 */
public final class SurveyMap {

    private static final String RED_LINE = "RED_LINE";

    private final StyleBook styles;
    private final PdfFont font;

    public SurveyMap(StyleBook styles, PdfFont font) {
        this.styles = styles;
        this.font = font;
    }

    /** A document of its own. */
    public byte[] write(SheetContent content, Map<String, byte[]> attachments) {
        try (PDDocument document = new PDDocument()) {
            addTo(document, content, attachments);
            PageNumbers.stamp(document, font);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("map sheet " + content.title(), e);
        }
    }

    /**
     * Appends the sheet and its table to a document, without page numbers.
     *
     * @param attachments further files by name, for instance the boundary TXT; the GeoJSON is always attached
     */
    public void addTo(PDDocument document, SheetContent content, Map<String, byte[]> attachments) throws IOException {
        SheetContent numbered = content.numbered();
        SheetLayout layout = SheetLayout.choose(envelope(numbered));
        PDFont embedded = font.embedIn(document);
        PDPage page = new PDPage(
                new PDRectangle(Canvas.points(layout.widthMillimetres()), Canvas.points(layout.heightMillimetres())));
        document.addPage(page);
        drawMap(document, page, embedded, numbered, layout);
        PointTablePages.add(document, embedded, font, content);
        Map<String, byte[]> files = new TreeMap<>(attachments);
        files.put(RedLineAttachment.FILE, RedLineAttachment.geoJson(numbered));
        RedLineAttachment.embed(document, files);
    }

    private void drawMap(PDDocument document, PDPage page, PDFont embedded, SheetContent content, SheetLayout layout)
            throws IOException {
        GroundToPaper place = GroundToPaper.centred(envelope(content), layout);
        RedLineForm.addViewport(page, content.crs(), place);
        LayerLook look = LayerLook.of(styles);
        List<LegendEntry> rest;
        try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
            Canvas canvas = new Canvas(stream, embedded, font);
            Furniture furniture = new Furniture(canvas, place);
            Background background = new Background(styles, place, canvas);
            RedLineLabels labels = new RedLineLabels(place, canvas, look.colour(), look.diameter());
            LabelPlaces places = new LabelPlaces(layout.frame(), labels.segments(content));
            places.take(furniture.northArrowBox());
            canvas.save();
            canvas.clip(layout.frame());
            for (LayerSource layer : content.background()) {
                background.draw(layer);
            }
            stream.drawForm(RedLineForm.write(document, content, place, look.symbol()));
            canvas.restore();
            furniture.drawFrame();
            int omitted = labels.drawPoints(content, places);
            labels.drawPlots(content.plots(), areas(content, place), places);
            background.drawLabels(places);
            furniture.drawNorthArrow();
            furniture.drawTitle(content.title(), content.subtitle());
            Panel panel = new Panel(canvas, layout);
            rest = panel.drawLegend("图　例", legend(content, background), look.diameter());
            furniture.drawLocation(content.overview(), envelope(content), "位置示意图", notes(content, omitted));
            panel.drawBlock(content, furniture);
        }
        LegendPages.add(document, embedded, font, content, rest);
    }

    private static List<String> notes(SheetContent content, int omitted) {
        List<String> notes = new ArrayList<>(content.notes());
        notes.add("界址线为红色实线 0.3 mm；坐标见附表，单位米。");
        if (omitted > 0) {
            notes.add("另有 " + omitted + " 个界址点因间距过小未注点号，见附表。");
        }
        return notes;
    }

    private List<LegendEntry> legend(SheetContent content, Background background) {
        List<LegendEntry> entries = new ArrayList<>(styles.legend(RED_LINE, List.of()));
        List<LegendEntry> classes = new ArrayList<>();
        for (LayerSource layer : content.background()) {
            var seen = background.seen().get(layer.layer());
            if (seen != null) {
                (seen.isEmpty() ? entries : classes).addAll(styles.legend(layer.layer(), seen));
            }
        }
        entries.addAll(classes);
        return entries;
    }

    private static Envelope envelope(SheetContent content) {
        Envelope envelope = new Envelope();
        for (SheetContent.PlotOnSheet plot : content.plots()) {
            for (BoundaryRing ring : plot.plot().rings()) {
                for (BoundaryPoint point : ring.points()) {
                    envelope.expandToInclude(point.easting(), point.northing());
                }
            }
        }
        return envelope;
    }

    /** The plots as areas on paper; rings inside rings are holes, whatever their order in the table. */
    private static List<Geometry> areas(SheetContent content, GroundToPaper place) {
        GeometryFactory factory = new GeometryFactory();
        List<Geometry> areas = new ArrayList<>();
        for (SheetContent.PlotOnSheet plot : content.plots()) {
            Geometry area = factory.createPolygon();
            for (BoundaryRing ring : plot.plot().rings()) {
                if (ring.points().size() < 3) {
                    continue;
                }
                List<Coordinate> corners = new ArrayList<>();
                ring.points().forEach(point -> corners.add(place.place(point.easting(), point.northing())));
                corners.add(corners.get(0));
                Polygon polygon = factory.createPolygon(corners.toArray(Coordinate[]::new));
                area = OverlayNGRobust.overlay(area, polygon, OverlayNG.SYMDIFFERENCE);
            }
            areas.add(area);
        }
        return areas;
    }

    /** The red line's look as the style book has it. */
    private record LayerLook(Symbol symbol, String colour, double diameter) {
        static LayerLook of(StyleBook styles) {
            Symbol symbol = styles.symbol(RED_LINE, null);
            double diameter = styles.find(RED_LINE).orElseThrow().pointDiameterMillimetres();
            String colour = symbol.stroke();
            if (colour == null) {
                throw new IllegalStateException("the red line has no colour");
            }
            return new LayerLook(symbol, colour, diameter);
        }
    }
}
