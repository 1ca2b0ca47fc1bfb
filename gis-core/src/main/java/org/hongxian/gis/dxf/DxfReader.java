package org.hongxian.gis.dxf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.FeaturePlots;
import org.hongxian.gis.coordinatefile.PartQuestion;
import org.hongxian.gis.coordinatefile.ReadOptions;
import org.hongxian.gis.coordinatefile.ReadResult;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Makes plots of the closed lines of a drawing. */
final class DxfReader {

    /** A line that misses its own start by less than this part of its length was probably meant to close. */
    private static final double NEARLY_CLOSED = 0.02;

    private static final int LISTED_LAYERS = 50;

    private final String fileName;
    private final ReadOptions options;
    private final FeaturePlots plots;
    private final Map<String, DxfLayer> layers = new LinkedHashMap<>();
    private final DxfNames names = new DxfNames();
    private int points;
    private final Set<String> otherLayers = new TreeSet<>();
    private boolean hiddenLeftOut;

    private DxfReader(String fileName, ReadOptions options) {
        this.fileName = fileName;
        this.options = options;
        this.plots = new FeaturePlots(fileName, options);
    }

    static ReadResult read(String fileName, byte[] content, ReadOptions options) {
        return new DxfReader(fileName, options).read(content);
    }

    private ReadResult read(byte[] content) {
        DxfEncoding encoding = DxfEncoding.of(content);
        plots.encoding(encoding.charset().name());
        assume("encoding", encoding.isStated() ? 1 : 0.9, encoding.charset().name());
        var tags = new DxfTags(fileName, content, encoding, plots.findings());
        DxfDrawing drawing = new DxfParser(fileName, tags, options.limits().points()).parse();
        PartQuestion.answered(options).ifPresent(plots::assume);
        placePaths(drawing, options.chordToleranceMetres());
        if (drawing.hasHeights) {
            assume("dxf-heights-ignored", 1);
        }
        features(drawing);
        return plots.result(DxfFormat.NAMES.name());
    }

    private void placePaths(DxfDrawing drawing, double toleranceMetres) {
        var units = new DxfUnits(drawing.statedMetresPerUnit());
        new DxfPlacement(
                        fileName,
                        drawing,
                        (shape, toDrawing) -> {
                            Coordinate first = new Coordinate(
                                    shape.vertices().x(0), shape.vertices().y(0));
                            toDrawing.transform(first, first);
                            units.vote(first.x, first.y);
                        },
                        (text, toDrawing) -> {})
                .pass();
        double metresPerUnit = units.metresPerUnit(plots::assume);
        var arcs = new DxfArcs(toleranceMetres / metresPerUnit, options.limits().points());
        new DxfPlacement(
                        fileName,
                        drawing,
                        (shape, toDrawing) -> place(drawing, shape, arcs, toDrawing, metresPerUnit),
                        (text, toDrawing) -> placeText(text, toDrawing, metresPerUnit))
                .pass();
        if (arcs.inserted() > 0) {
            assume("dxf-arcs-densified", 1, Integer.toString(arcs.inserted()), Double.toString(toleranceMetres * 1000));
        }
    }

    private void place(
            DxfDrawing drawing, DxfShape shape, DxfArcs arcs, AffineTransformation toDrawing, double metresPerUnit) {
        if (!isWanted(drawing, shape.layer())) {
            return;
        }
        int vertices = shape.vertices().count();
        count(vertices);
        List<Coordinate> inDrawing = arcs.points(shape, toDrawing);
        count(inDrawing.size() - vertices);
        if (arcs.inserted() > DxfArcs.MOST_INSERTED) {
            throw tooManyPoints(DxfArcs.MOST_INSERTED);
        }
        List<Coordinate> metres = metresPerUnit == 1
                ? inDrawing
                : inDrawing.stream()
                        .map(point -> new Coordinate(point.x * metresPerUnit, point.y * metresPerUnit))
                        .toList();
        layers.computeIfAbsent(shape.layer().toUpperCase(Locale.ROOT), key -> new DxfLayer(shape.layer()))
                .add(new DxfPath(
                        shape.layer(), shape.handle(), shape.line(), shape.isClosed(), metres, shape.attached()));
    }

    private void count(int more) {
        points += more;
        if (points > options.limits().points()) {
            throw tooManyPoints(options.limits().points());
        }
    }

    private UnusableFileException tooManyPoints(int limit) {
        return new UnusableFileException(fileName, UnusableReason.TOO_MANY_POINTS, Integer.toString(limit));
    }

    private boolean isWanted(DxfDrawing drawing, String layer) {
        if (!options.parts().isEmpty()) {
            boolean wanted = options.parts().stream().anyMatch(layer::equalsIgnoreCase);
            if (!wanted && otherLayers.size() < LISTED_LAYERS) {
                otherLayers.add(layer);
            }
            return wanted;
        }
        boolean hidden = drawing.isHidden(layer);
        hiddenLeftOut |= hidden;
        return !hidden;
    }

    private void placeText(DxfText text, AffineTransformation toDrawing, double metresPerUnit) {
        Coordinate inDrawing = toDrawing.transform(text.place(), new Coordinate());
        names.add(new Coordinate(inDrawing.x * metresPerUnit, inDrawing.y * metresPerUnit), text.name());
    }

    private void features(DxfDrawing drawing) {
        var rings = new LinkedHashMap<DxfLayer, List<DxfPath>>();
        layers.values().forEach(layer -> rings.put(layer, layer.rings()));
        sayWhatIsLeftOut(drawing);
        if (layers.isEmpty() && !options.parts().isEmpty()) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.PART_UNKNOWN,
                    String.join("、", options.parts()),
                    String.join("、", otherLayers));
        }
        if (rings.values().stream().allMatch(List::isEmpty)) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.DXF_WITHOUT_RINGS,
                    List.of(orDash(layerCounts(rings)), orDash(counts(notRead(drawing)))),
                    plots.findings().list());
        }
        long used = rings.values().stream().filter(list -> !list.isEmpty()).count();
        assume("dxf-layers", used == 1 || !options.parts().isEmpty() ? 0.95 : 0.6, layerCounts(rings));
        var features = new DxfPlots(fileName, names, plots);
        rings.forEach((layer, list) -> features.add(layer.name, list));
        features.crs().ifPresent(plots::crs);
        if (features.named() > 0) {
            assume("dxf-text-names", 0.7, Integer.toString(features.named()));
        }
    }

    private void sayWhatIsLeftOut(DxfDrawing drawing) {
        int joined = layers.values().stream().mapToInt(DxfLayer::joined).sum();
        if (joined > 0) {
            assume("dxf-lines-joined", 0.9, Integer.toString(joined));
        }
        int open = 0;
        for (DxfLayer layer : layers.values()) {
            for (DxfPath path : layer.open()) {
                open++;
                sayIfNearlyClosed(path);
            }
        }
        if (open > 0) {
            assume("dxf-open-lines", 0.9, Integer.toString(open));
        }
        if (hiddenLeftOut) {
            assume("dxf-hidden-layers", 0.9, String.join("、", drawing.hiddenLayers));
        }
        if (!drawing.leftOut.isEmpty()) {
            assume("dxf-left-out", 0.95, counts(drawing.leftOut));
        }
        drawing.unreadCurves.forEach((type, count) -> plots.findings()
                .add(
                        IssueCode.GEOMETRY_TYPE_UNUSABLE,
                        Place.nowhere(),
                        Map.of("geometryType", type + " (" + count + ")")));
    }

    private void sayIfNearlyClosed(DxfPath path) {
        double gap = path.first().distance(path.last());
        if (path.points().size() >= 3 && gap < NEARLY_CLOSED * path.length()) {
            Coordinate end = path.last();
            plots.findings()
                    .add(
                            IssueCode.UNCLOSED_RING,
                            new Place(path.line(), path.layer(), null, end.x, end.y),
                            Map.of("ring", path.handle(), "distanceMetres", gap));
        }
    }

    private static Map<String, Integer> notRead(DxfDrawing drawing) {
        var all = new TreeMap<>(drawing.leftOut);
        all.putAll(drawing.unreadCurves);
        return all;
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String layerCounts(Map<DxfLayer, List<DxfPath>> rings) {
        return rings.entrySet().stream()
                .map(entry -> entry.getKey().name + " (" + entry.getValue().size() + ")")
                .limit(LISTED_LAYERS)
                .collect(Collectors.joining("、"));
    }

    private static String counts(Map<String, Integer> counts) {
        return new ArrayList<>(counts.entrySet())
                .stream()
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .limit(LISTED_LAYERS)
                        .collect(Collectors.joining("、"));
    }

    private void assume(String code, double confidence, String... arguments) {
        plots.assume(new Assumption(code, confidence, List.of(arguments)));
    }
}
