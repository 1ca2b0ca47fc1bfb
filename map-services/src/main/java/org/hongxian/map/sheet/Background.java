package org.hongxian.map.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.map.style.LabelLook;
import org.hongxian.map.style.LayerStyle;
import org.hongxian.map.style.StyleBook;
import org.hongxian.map.style.Symbol;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** The layers below the red line, cut at the frame, in the colours of the style book. */
final class Background {

    private static final double LABEL_HEIGHT = 1.9;
    private static final double LABEL_MIN_AREA = 40;

    private final StyleBook styles;
    private final GroundToPaper place;
    private final Canvas canvas;
    private final Map<String, TreeSet<String>> seen = new TreeMap<>();
    private final List<Label> labels = new ArrayList<>();

    private record Label(String text, Geometry area, LabelLook look) {}

    Background(StyleBook styles, GroundToPaper place, Canvas canvas) {
        this.styles = styles;
        this.place = place;
        this.canvas = canvas;
    }

    /** Class codes drawn, by layer; a layer of one look has an empty set when something of it was drawn. */
    Map<String, TreeSet<String>> seen() {
        return seen;
    }

    void draw(LayerSource layer) throws IOException {
        LayerStyle style = styles.find(layer.layer())
                .orElseThrow(() -> new IllegalArgumentException("no style for layer " + layer.layer()));
        Geometry frame = new GeometryFactory().toGeometry(place.ground());
        List<LayerFeature> features = new ArrayList<>();
        layer.visit(place.ground(), features::add);
        for (LayerFeature feature : features) {
            Geometry inside = place.ground().contains(feature.geometry().getEnvelopeInternal())
                    ? feature.geometry()
                    : OverlayNGRobust.overlay(feature.geometry(), frame, OverlayNG.INTERSECTION);
            // The envelope of a feature may meet the frame where the feature does not.
            if (inside.getDimension() == 2 && !inside.isEmpty()) {
                draw(style, feature, place.onPaper(inside));
            }
        }
    }

    private void draw(LayerStyle style, LayerFeature feature, Geometry area) throws IOException {
        String classCode = value(feature, style.classField());
        TreeSet<String> classes = seen.computeIfAbsent(style.layer(), layer -> new TreeSet<>());
        if (classCode != null) {
            classes.add(classCode);
        }
        Symbol symbol = styles.symbol(style.layer(), classCode)
                .times(place.layout().sizes().map());
        if (symbol.stroke() != null) {
            canvas.pen(symbol.stroke(), symbol.strokeMillimetres(), symbol.dashMillimetres());
        }
        if (symbol.fill() != null) {
            canvas.brush(symbol.fill());
        }
        canvas.area(area, symbol.fill(), symbol.stroke());
        if (symbol.hatch() != null && symbol.stroke() != null) {
            hatch(canvas, area, symbol.hatch(), symbol.stroke());
        }
        String label = value(feature, style.labelField());
        LabelLook look = style.label();
        if (label != null && look != null && !label.isBlank()) {
            labels.add(new Label(label, area, look));
        }
    }

    private static @Nullable String value(LayerFeature feature, @Nullable String field) {
        return field == null ? null : feature.attributes().get(field);
    }

    static void hatch(Canvas canvas, Geometry area, LayerStyle.Hatch hatch, String colour) throws IOException {
        canvas.save();
        canvas.clip(area);
        canvas.pen(colour, hatch.widthMillimetres());
        Envelope box = area.getEnvelopeInternal();
        double angle = Math.toRadians(hatch.angleDegrees());
        double dx = Math.cos(angle);
        double dy = Math.sin(angle);
        // Lines are numbered from the corner of the page, so that neighbouring areas hatch without a step.
        double reach = box.getWidth() + box.getHeight();
        double[] offsets = {
            offset(box.getMinX(), box.getMinY(), dx, dy), offset(box.getMinX(), box.getMaxY(), dx, dy),
            offset(box.getMaxX(), box.getMinY(), dx, dy), offset(box.getMaxX(), box.getMaxY(), dx, dy)
        };
        java.util.Arrays.sort(offsets);
        double along = box.centre().x * dx + box.centre().y * dy;
        for (double n = Math.ceil(offsets[0] / hatch.spacingMillimetres());
                n * hatch.spacingMillimetres() <= offsets[3];
                n++) {
            double offset = n * hatch.spacingMillimetres();
            double x = -dy * offset + dx * along;
            double y = dx * offset + dy * along;
            canvas.line(x - dx * reach, y - dy * reach, x + dx * reach, y + dy * reach);
        }
        canvas.restore();
    }

    private static double offset(double x, double y, double dx, double dy) {
        return -dy * x + dx * y;
    }

    /** Labels of the areas that have room for one, after everything that matters more has its place. */
    void drawLabels(LabelPlaces places) throws IOException {
        double k = place.layout().sizes().map();
        double height = LABEL_HEIGHT * k;
        for (Label label : labels) {
            double width = canvas.width(label.text(), height);
            if (label.area().getArea() < Math.max(LABEL_MIN_AREA * k * k, width * height * 3)) {
                continue;
            }
            Coordinate middle =
                    MaximumInscribedCircle.getCenter(label.area(), 1.0).getCoordinate();
            var box = places.at(middle, width, height);
            if (box.isPresent()) {
                canvas.textWithHalo(
                        label.text(), box.get().getMinX(), box.get().getMinY() + height * 0.16, height, label.look());
            }
        }
    }
}
