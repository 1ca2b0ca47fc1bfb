package org.hongxian.map.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.hongxian.map.sheet.PlanSheetContent.Shape;
import org.hongxian.map.sheet.PlanSheetContent.ShownLayer;
import org.hongxian.map.style.LabelLook;
import org.hongxian.map.style.LegendEntry;
import org.hongxian.map.style.StyleBook;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Draws layers as one map sheet, true to scale, as vectors: frame with grid, north arrow, legend of what shows, scale bar, location,
 * title block.
 */
public final class PlanSheet {

    /** What one sheet holds; a reader of the file takes seconds for it. */
    public static final int MOST_FEATURES = 60_000;

    private static final String SHAPE = "#c2410c";
    private static final double SHAPE_MILLIMETRES = 0.5;
    private static final double TEXT = 2.3;

    private final StyleBook styles;
    private final PdfFont font;

    public PlanSheet(StyleBook styles, PdfFont font) {
        this.styles = styles;
        this.font = font;
    }

    /** There is more in the frame than a sheet holds. */
    public static final class TooManyFeaturesException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyFeaturesException() {
            super("more than " + MOST_FEATURES + " features");
        }
    }

    /** The ground a sheet shows, metres. */
    public record Ground(double widthMetres, double heightMetres) {}

    public static Ground ground(Paper paper, boolean landscape, int scale) {
        SheetLayout.Box frame = SheetLayout.of(paper, landscape, scale).frame();
        return new Ground(frame.width() * scale / 1000, frame.height() * scale / 1000);
    }

    /**
     * @param goesOn asked at every feature that is counted
     * @throws TooManyFeaturesException before anything is drawn
     * @throws CancellationException if it does not go on
     */
    public void write(PlanSheetContent content, OutputStream out, BooleanSupplier goesOn) throws IOException {
        SheetLayout layout = SheetLayout.of(content.paper(), content.landscape(), content.scale());
        GroundToPaper place = GroundToPaper.centred(new Envelope(content.centre()), layout);
        count(content, place, goesOn);
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(
                    Canvas.points(layout.widthMillimetres()), Canvas.points(layout.heightMillimetres())));
            document.addPage(page);
            document.getDocumentInformation().setTitle(content.title());
            RedLineForm.addViewport(page, content.crs(), place);
            PDFont embedded = font.embedIn(document);
            List<LegendEntry> rest;
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                rest = draw(content, place, new Canvas(stream, embedded, font), goesOn);
            }
            LegendPages.add(document, embedded, font, content.subtitle(), rest);
            document.save(out);
        }
    }

    private static void count(PlanSheetContent content, GroundToPaper place, BooleanSupplier goesOn) {
        var count = new int[1];
        for (ShownLayer layer : content.layers()) {
            layer.source().visit(place.ground(), feature -> {
                if (!goesOn.getAsBoolean()) {
                    throw new CancellationException();
                }
                if (++count[0] > MOST_FEATURES) {
                    throw new TooManyFeaturesException();
                }
            });
        }
    }

    private List<LegendEntry> draw(PlanSheetContent content, GroundToPaper place, Canvas canvas, BooleanSupplier goesOn)
            throws IOException {
        SheetLayout layout = place.layout();
        var furniture = new Furniture(canvas, place);
        var background = new Background(styles, place, canvas);
        var places = new LabelPlaces(layout.frame(), List.of());
        places.take(furniture.northArrowBox());
        canvas.save();
        canvas.clip(layout.frame());
        for (ShownLayer layer : content.layers()) {
            if (!goesOn.getAsBoolean()) {
                throw new CancellationException();
            }
            canvas.save();
            canvas.opacity(layer.opacity());
            background.draw(layer.source());
            canvas.restore();
        }
        List<Geometry> shapes = shapes(content.shapes(), place, canvas);
        canvas.restore();
        furniture.drawFrame();
        shapeLabels(content.shapes(), shapes, places, layout, canvas);
        background.drawLabels(places);
        furniture.drawNorthArrow();
        furniture.drawTitle(font.drawable(content.title()), font.drawable(content.subtitle()));
        var panel = new Panel(canvas, layout);
        List<LegendEntry> rest = panel.drawLegend("图　例", legend(content, background.seen()), 0);
        furniture.drawLocation(
                content.overview(),
                place.ground(),
                "位置示意图",
                content.notes().stream().map(font::drawable).toList());
        panel.drawFactsOverScaleBar(content.facts(), furniture);
        return rest;
    }

    /** @return what of each shape is in the frame, on paper */
    private static List<Geometry> shapes(List<Shape> shapes, GroundToPaper place, Canvas canvas) throws IOException {
        Geometry frame = new GeometryFactory().toGeometry(place.ground());
        var drawn = new ArrayList<Geometry>();
        canvas.pen(SHAPE, SHAPE_MILLIMETRES * place.layout().sizes().map());
        for (Shape shape : shapes) {
            Geometry area = place.onPaper(OverlayNGRobust.overlay(shape.geometry(), frame, OverlayNG.INTERSECTION));
            if (area.getDimension() == 2) {
                canvas.area(area, null, SHAPE);
            }
            drawn.add(area);
        }
        return drawn;
    }

    private void shapeLabels(
            List<Shape> shapes, List<Geometry> areas, LabelPlaces places, SheetLayout layout, Canvas canvas)
            throws IOException {
        double size = TEXT * layout.sizes().map();
        for (int i = 0; i < shapes.size(); i++) {
            String label = font.drawable(shapes.get(i).label());
            if (!label.isBlank() && areas.get(i).getDimension() == 2) {
                Coordinate middle = areas.get(i).getInteriorPoint().getCoordinate();
                double width = canvas.width(label, size);
                var box = places.at(middle, width, size).or(() -> places.beside(middle, width, size, Math.PI / 2));
                if (box.isPresent()) {
                    canvas.textWithHalo(
                            label,
                            box.get().getMinX(),
                            box.get().getMinY() + size * 0.14,
                            size,
                            LabelLook.USUAL.in(SHAPE));
                }
            }
        }
    }

    private List<LegendEntry> legend(PlanSheetContent content, Map<String, TreeSet<String>> seen) {
        var entries = new ArrayList<LegendEntry>();
        var classes = new ArrayList<LegendEntry>();
        for (String layer : new TreeMap<>(seen).keySet()) {
            TreeSet<String> codes = seen.getOrDefault(layer, new TreeSet<>());
            (codes.isEmpty() ? entries : classes).addAll(styles.legend(layer, codes));
        }
        entries.addAll(classes);
        return entries;
    }
}
