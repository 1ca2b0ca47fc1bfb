package org.hongxian.map.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.map.sheet.SheetContent.PlotOnSheet;
import org.hongxian.map.style.LegendEntry;
import org.hongxian.map.style.StyleBook;
import org.hongxian.map.style.Symbol;
import org.jspecify.annotations.Nullable;
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
 * <p>The paper is A4 or A3 and the scale a usual one, whichever shows the whole red line at the largest scale. Where that scale is
 * too small to tell points apart, this sheet becomes the index of several at one larger scale. Point numbers that find no free place
 * stand in the table only, and the sheet says so. Stateless, safe for several threads.
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
        Envelope envelope = envelope(numbered);
        SheetLayout layout = SheetLayout.choose(envelope);
        PDFont embedded = font.embedIn(document);
        List<Sheet> sheets = sheets(
                layout,
                envelope,
                SheetDivision.of(
                        RingAssembler.assemble(
                                numbered.plots().stream().map(PlotOnSheet::plot).toList()),
                        layout,
                        content.settings()));
        for (Sheet sheet : sheets) {
            PDPage page = new PDPage(new PDRectangle(
                    Canvas.points(sheet.layout().widthMillimetres()),
                    Canvas.points(sheet.layout().heightMillimetres())));
            document.addPage(page);
            drawMap(document, page, embedded, numbered, sheet);
        }
        PointTablePages.add(document, embedded, font, content);
        Map<String, byte[]> files = new TreeMap<>(attachments);
        files.put(RedLineAttachment.FILE, RedLineAttachment.geoJson(numbered));
        RedLineAttachment.embed(document, files);
    }

    /**
     * One map of the document.
     *
     * @param division null when the red line is on one sheet
     * @param number of the sheet in the division; 0 for the one that shows all of the red line
     */
    private record Sheet(GroundToPaper place, @Nullable SheetDivision division, int number) {

        SheetLayout layout() {
            return place.layout();
        }

        /** Shows where the sheets lie and leaves what they show to them. */
        boolean isIndex() {
            return division != null && number == 0;
        }
    }

    private static List<Sheet> sheets(SheetLayout layout, Envelope envelope, Optional<SheetDivision> division) {
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(new Sheet(GroundToPaper.centred(envelope, layout), division.orElse(null), 0));
        division.ifPresent(divided -> {
            for (int i = 0; i < divided.parts().size(); i++) {
                sheets.add(new Sheet(divided.place(i), divided, i + 1));
            }
        });
        return sheets;
    }

    private void drawMap(PDDocument document, PDPage page, PDFont embedded, SheetContent content, Sheet sheet)
            throws IOException {
        GroundToPaper place = sheet.place();
        SheetLayout layout = sheet.layout();
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
            if (!sheet.isIndex()) {
                for (LayerSource layer : content.background()) {
                    background.draw(layer);
                }
            }
            stream.drawForm(RedLineForm.write(document, content, place, look.symbol()));
            canvas.restore();
            furniture.drawFrame();
            List<String> notes = new ArrayList<>(content.notes());
            SheetDivision division = sheet.division();
            if (division != null) {
                SheetJoins joins = new SheetJoins(canvas, place, division);
                joins.drawNeighbours(sheet.number(), places);
                notes.addAll(joins.notes(sheet.number()));
            }
            if (!sheet.isIndex()) {
                int omitted = labels.drawPoints(content, places);
                labels.drawPlots(content.plots(), areas(content, place), places);
                new NeighbourLabels(place, canvas).draw(content.adjoining(), places);
                background.drawLabels(places);
                notes.add("界址线为红色实线 0.3 mm；坐标见附表，单位米。");
                if (omitted > 0) {
                    notes.add("另有 " + omitted + " 个界址点因间距过小未注点号，见附表。");
                }
            }
            furniture.drawNorthArrow();
            furniture.drawTitle(content.title(), subtitle(content, sheet));
            Panel panel = new Panel(canvas, layout);
            rest = panel.drawLegend("图　例", legend(content, background), look.diameter());
            if (division != null && sheet.number() > 0) {
                new SheetJoins(canvas, place, division).drawDiagram(sheet.number(), furniture, notes);
            } else {
                furniture.drawLocation(content.overview(), envelope(content), "位置示意图", notes);
            }
            panel.drawBlock(content, furniture);
        }
        LegendPages.add(document, embedded, font, content.subtitle(), rest);
    }

    private static String subtitle(SheetContent content, Sheet sheet) {
        SheetDivision division = sheet.division();
        if (division == null) {
            return content.subtitle();
        }
        int of = division.parts().size();
        return content.subtitle()
                + (sheet.number() == 0 ? "　分幅索引图，共 " + of + " 幅" : "　第 " + sheet.number() + " 幅，共 " + of + " 幅");
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

    /** What of the plots lies in the frame, on paper; rings inside rings are holes, whatever their order in the table. */
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
            SheetLayout.Box frame = place.layout().frame();
            Geometry inside =
                    factory.toGeometry(new Envelope(frame.left(), frame.right(), frame.bottom(), frame.top()));
            areas.add(OverlayNGRobust.overlay(area, inside, OverlayNG.INTERSECTION));
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
