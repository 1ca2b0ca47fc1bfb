package org.hongxian.gis.dxf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.FeatureSink;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.PlotFields;
import org.hongxian.gis.coordinatefile.RawFeature;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coordinatefile.UnusableFileException;
import org.hongxian.gis.coordinatefile.UnusableReason;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Groups the rings of a layer into plots: as we ourselves attached it, otherwise every outer ring is a plot and the rings directly
 * inside it are its holes.
 */
final class DxfPlots {

    /** Rings in rings are told apart in time that grows with the pairs of them. */
    private static final int MOST_NESTED_PAIRS = 2_000_000;

    private final String fileName;
    private final DxfNames names;
    private final FeatureSink sink;
    private String crs = "";
    private int named;

    DxfPlots(String fileName, DxfNames names, FeatureSink sink) {
        this.fileName = fileName;
        this.names = names;
        this.sink = sink;
    }

    /** What we attached about the CRS. */
    Optional<CrsCode> crs() {
        return crs.matches("EPSG:\\d{4,6}")
                ? CrsCatalogue.find(CrsCode.parse(crs)).map(CrsDefinition::code)
                : Optional.empty();
    }

    /** How many plots are named by a text. */
    int named() {
        return named;
    }

    void add(String layer, List<DxfPath> rings) {
        var ours = new TreeMap<Integer, TreeMap<Integer, DxfPath>>();
        var others = new ArrayList<DxfPath>();
        for (DxfPath ring : rings.stream().filter(this::isInRange).toList()) {
            Integer plot = integer(ring.attached().get(DxfAttachment.PLOT));
            Integer position = integer(ring.attached().get(DxfAttachment.RING));
            // What was copied within the CAD program carries the same marks: the copy is a plot of its own.
            boolean isOurs = plot != null
                    && position != null
                    && ours.computeIfAbsent(plot, p -> new TreeMap<>()).putIfAbsent(position, ring) == null;
            if (!isOurs) {
                others.add(ring);
            }
        }
        ours.values().forEach(parts -> addOurs(new ArrayList<>(parts.values())));
        addOthers(layer, others);
    }

    /** In the drawing itself numbers may be larger: it may be in millimetres, or in blocks that are scaled. */
    private boolean isInRange(DxfPath ring) {
        for (Coordinate point : ring.points()) {
            double larger = Math.max(Math.abs(point.x), Math.abs(point.y));
            if (!(larger <= ReadLimits.LARGEST_COORDINATE)) {
                sink.findings()
                        .add(
                                IssueCode.NUMBER_INVALID,
                                Place.line(ring.line()),
                                Map.of("field", "X, Y", "text", point.x + ", " + point.y));
                return false;
            }
        }
        return true;
    }

    private void addOurs(List<DxfPath> rings) {
        Map<String, String> first = rings.get(0).attached();
        crs = first.getOrDefault(DxfAttachment.CRS, crs);
        sink.feature(new RawFeature(
                DxfAttachment.attributes(rings),
                "MultiPolygon",
                null,
                rings.stream().map(DxfPlots::flat).toList(),
                rings.get(0).line()));
    }

    private void addOthers(String layer, List<DxfPath> paths) {
        refuseTooNested(layer, paths);
        var rings = new ArrayList<BoundaryRing>();
        for (DxfPath path : paths) {
            List<BoundaryPoint> points = path.points().stream()
                    .map(point -> new BoundaryPoint("", point.x, point.y, path.line()))
                    .toList();
            rings.add(new BoundaryRing(rings.size(), points, true));
        }
        for (List<BoundaryRing> polygon : RingAssembler.group(Plot.of(layer, rings))) {
            DxfPath shell = paths.get(polygon.get(0).number());
            Optional<String> name = names.nameOf(RingAssembler.assemble(Plot.of("", polygon)));
            named += name.isPresent() ? 1 : 0;
            String handle = shell.handle().isEmpty() ? Integer.toString(shell.line()) : shell.handle();
            sink.feature(new RawFeature(
                    Map.of(PlotFields.NAME, name.orElse(layer + "-" + handle)),
                    "Polygon",
                    null,
                    polygon.stream().map(ring -> flat(paths.get(ring.number()))).toList(),
                    shell.line()));
        }
    }

    private void refuseTooNested(String layer, List<DxfPath> rings) {
        var index = new STRtree();
        var boxes = new ArrayList<Envelope>();
        for (DxfPath ring : rings) {
            var box = new Envelope();
            ring.points().forEach(box::expandToInclude);
            boxes.add(box);
            index.insert(box, box);
        }
        int[] pairs = {0};
        for (Envelope box : boxes) {
            index.query(box, item -> {
                if (++pairs[0] > MOST_NESTED_PAIRS) {
                    throw new UnusableFileException(
                            fileName, UnusableReason.TOO_MANY_RINGS, Integer.toString(rings.size()), layer);
                }
            });
        }
    }

    private static double[] flat(DxfPath ring) {
        // With the first point again: in a drawing a closed line is closed.
        double[] flat = new double[2 * ring.points().size() + 2];
        for (int i = 0; i < flat.length / 2; i++) {
            Coordinate point = ring.points().get(i % ring.points().size());
            flat[2 * i] = point.x;
            flat[2 * i + 1] = point.y;
        }
        return flat;
    }

    private static @Nullable Integer integer(@Nullable String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.valueOf(text) : null;
    }
}
