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

    private static final String INK = "#000000";
    private static final String SHAPE = "#c2410c";
    private static final double SHAPE_MILLIMETRES = 0.5;
    private static final double ROW = 4.5;
    private static final double TEXT = 2.3;
    private static final double LABELS = 18;

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
        shapes(content.shapes(), place, canvas);
        canvas.restore();
        furniture.drawFrame();
        background.drawLabels(places);
        furniture.drawNorthArrow();
        furniture.drawTitle(font.drawable(content.title()), font.drawable(content.subtitle()));
        List<LegendEntry> rest = new Panel(canvas, layout).drawLegend("图　例", legend(content, background.seen()), 0);
        furniture.drawLocation(
                content.overview(),
                place.ground(),
                "位置示意图",
                content.notes().stream().map(font::drawable).toList());
        block(content, layout, canvas, furniture);
        return rest;
    }

    private void shapes(List<Shape> shapes, GroundToPaper place, Canvas canvas) throws IOException {
        Geometry frame = new GeometryFactory().toGeometry(place.ground());
        for (Shape shape : shapes) {
            Geometry inside = OverlayNGRobust.overlay(shape.geometry(), frame, OverlayNG.INTERSECTION);
            if (inside.getDimension() != 2) {
                continue;
            }
            Geometry area = place.onPaper(inside);
            canvas.pen(SHAPE, SHAPE_MILLIMETRES);
            canvas.area(area, null, SHAPE);
            if (!shape.label().isBlank()) {
                Coordinate middle = area.getInteriorPoint().getCoordinate();
                canvas.textWithHalo(font.drawable(shape.label()), middle.x, middle.y, TEXT, SHAPE);
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

    private void block(PlanSheetContent content, SheetLayout layout, Canvas canvas, Furniture furniture)
            throws IOException {
        SheetLayout.Box box = layout.block();
        canvas.pen(INK, 0.3);
        canvas.rectangle(box);
        canvas.pen(INK, 0.12);
        double top = box.top();
        var facts = new ArrayList<>(content.facts());
        facts.add(new SheetContent.Fact("比例尺", "1:" + layout.scale() + "（" + layout.paper() + "）"));
        double last = box.bottom() + 10;
        for (SheetContent.Fact fact : facts) {
            if (top - ROW < last) {
                break;
            }
            top -= ROW;
            canvas.line(box.left(), top, box.right(), top);
            canvas.brush(INK);
            canvas.textWithin(font.drawable(fact.label()), box.left() + 1.2, top + 1.2, TEXT, LABELS - 2);
            canvas.textWithin(
                    font.drawable(fact.value()), box.left() + LABELS + 1.2, top + 1.2, TEXT, box.width() - LABELS - 2);
        }
        canvas.line(box.left() + LABELS, box.top(), box.left() + LABELS, top);
        furniture.drawScaleBar(box.left() + (box.width() - 40) / 2, box.bottom() + 3);
    }
}
