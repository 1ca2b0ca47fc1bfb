package org.hongxian.gis.coordinatefile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/** Turns the features of a file into plots: one feature, one plot. */
public final class FeaturePlots implements FeatureSink {

    private final String fileName;
    private final ReadOptions options;
    private final Findings findings = new Findings();
    private final List<Assumption> assumptions = new ArrayList<>();
    private final List<RawFeature> features = new ArrayList<>();
    private @Nullable CrsCode fileCrs;
    private @Nullable String encoding;
    private int points;

    public FeaturePlots(String fileName, ReadOptions options) {
        this.fileName = fileName;
        this.options = options;
    }

    @Override
    public Findings findings() {
        return findings;
    }

    @Override
    public void encoding(String name) {
        encoding = name;
    }

    @Override
    public void crs(CrsCode stated) {
        fileCrs = stated;
    }

    @Override
    public void assume(Assumption assumption) {
        assumptions.add(assumption);
    }

    @Override
    public void feature(RawFeature feature) {
        ReadLimits limits = options.limits();
        points += feature.pointCount();
        if (points > limits.points()) {
            throw new UnusableFileException(
                    fileName, UnusableReason.TOO_MANY_POINTS, Integer.toString(limits.points()));
        }
        if (features.size() >= limits.plots()) {
            throw new UnusableFileException(fileName, UnusableReason.TOO_MANY_PLOTS, Integer.toString(limits.plots()));
        }
        if (feature.rings().size() > ReadLimits.RINGS_PER_PLOT) {
            throw new UnusableFileException(
                    fileName,
                    UnusableReason.TOO_MANY_RINGS,
                    Integer.toString(ReadLimits.RINGS_PER_PLOT),
                    Integer.toString(features.size() + 1));
        }
        features.add(new RawFeature(
                PlotFields.only(feature.attributes()),
                feature.geometryType(),
                feature.polygons(),
                feature.rings(),
                feature.line()));
    }

    /**
     * The plots of all features so far.
     *
     * @param format {@link FileFormat#name()}
     * @throws UnusableFileException if none of them is a plot, or one holds coordinates that are no numbers
     */
    public ReadResult result(String format) {
        int invalid = findings.count(IssueCode.NUMBER_INVALID);
        if (invalid > 0) {
            throw new UnusableFileException(
                    fileName, UnusableReason.NUMBERS_INVALID, List.of(Integer.toString(invalid)), findings.list());
        }
        AxisOrder order = axisOrder();
        boolean northingFirst = order == AxisOrder.NORTHING_EASTING || order == AxisOrder.LATITUDE_LONGITUDE;
        double[] sample = typical(northingFirst ? 1 : 0).orElseThrow(() -> unusable());
        var questions = new Questions(fileName, options);
        var decision = new FeatureCrs(options, findings, questions);
        CrsCode crs = decision.decide(fileCrs, sample[northingFirst ? 1 : 0], sample[northingFirst ? 0 : 1])
                .orElse(null);
        assumptions.addAll(decision.assumptions());
        boolean geographic = order == AxisOrder.LONGITUDE_LATITUDE || order == AxisOrder.LATITUDE_LONGITUDE;
        var areas = new DeclaredAreas(AreaUnit.SQUARE_METRES, geographic, questions);
        var plots = new ArrayList<Plot>();
        for (RawFeature feature : features) {
            List<BoundaryRing> rings = rings(feature, northingFirst, geographic);
            plot(feature, rings, areas, plots.size() + 1).ifPresent(plots::add);
        }
        assumptions.addAll(areas.assumptions());
        assumptions.addAll(questions.assumptions());
        if (plots.stream().allMatch(plot -> plot.rings().isEmpty())) {
            throw unusable();
        }
        return new ReadResult(
                new BoundaryFile(
                        format,
                        encoding == null ? "UTF-8" : encoding,
                        order,
                        crs,
                        new LinkedHashMap<>(),
                        plots,
                        assumptions),
                findings.list(),
                questions.unanswered());
    }

    /** The first point in the zone most points are in, as it stands in the file. */
    private Optional<double[]> typical(int eastingAt) {
        var zones = new Magnitudes.Votes<Integer>();
        var first = new HashMap<Integer, double[]>();
        for (RawFeature feature : features) {
            for (double[] ring : feature.rings()) {
                for (int i = 0; i + 1 < ring.length; i += 2) {
                    int zone = Magnitudes.prefixOf(ring[i + eastingAt]);
                    zones.add(zone);
                    first.putIfAbsent(zone, new double[] {ring[i], ring[i + 1]});
                }
            }
        }
        return zones.winner().map(first::get);
    }

    /** Where there is something and no land, what there is comes first. */
    private UnusableFileException unusable() {
        if (findings.count(IssueCode.GEOMETRY_TYPE_UNUSABLE) == 0) {
            var types = new TreeMap<String, Integer>();
            for (RawFeature feature : features) {
                String type = feature.geometryType();
                if (type != null && !feature.isPolygonal()) {
                    types.merge(type, 1, Integer::sum);
                }
            }
            types.forEach((type, count) -> findings.add(
                    IssueCode.GEOMETRY_TYPE_UNUSABLE,
                    Place.nowhere(),
                    Map.of("geometryType", type + " (" + count + ")")));
        }
        return new UnusableFileException(fileName, UnusableReason.NO_PLOTS, List.of(), findings.list());
    }

    /** The formats of GIS prescribe easting first; a file that does otherwise is read as its numbers say. */
    private AxisOrder axisOrder() {
        var votes = new Magnitudes.Votes<AxisOrder>();
        boolean degrees = true;
        for (RawFeature feature : features) {
            for (double[] ring : feature.rings()) {
                for (int i = 0; i + 1 < ring.length; i += 2) {
                    Magnitudes.orderOf(ring[i], ring[i + 1]).ifPresent(votes::add);
                    degrees &= Math.abs(ring[i]) <= 180 && Math.abs(ring[i + 1]) <= 180;
                }
            }
        }
        AxisOrder order = votes.winner().orElse(degrees ? AxisOrder.LONGITUDE_LATITUDE : AxisOrder.EASTING_NORTHING);
        if (order == AxisOrder.NORTHING_EASTING || order == AxisOrder.LATITUDE_LONGITUDE) {
            int count = votes.counts().getOrDefault(order, 0);
            findings.add(IssueCode.AXIS_ORDER_SWAPPED, Place.nowhere(), Map.of("count", count));
            assume(new Assumption("axis-order-swapped", 0.9, List.of()));
        } else {
            assume(new Assumption("axis-order-easting-first", 1, List.of()));
        }
        return order;
    }

    private Optional<Plot> plot(RawFeature feature, List<BoundaryRing> rings, DeclaredAreas areas, int position) {
        String type = feature.geometryType();
        Place place =
                new Place(feature.line() == 0 ? null : feature.line(), Integer.toString(position), null, null, null);
        if (type != null && !feature.isPolygonal()) {
            findings.add(IssueCode.GEOMETRY_TYPE_UNUSABLE, place, Map.of("geometryType", type));
            return Optional.empty();
        }
        if (feature.rings().isEmpty()) {
            findings.add(IssueCode.PLOT_WITHOUT_POINTS, place, Map.of());
        }
        String name = PlotFields.label(feature.attributes());
        String label = name.isEmpty() ? Integer.toString(position) : name;
        BigDecimal declared = PlotFields.declaredArea(feature.attributes());
        Double squareMetres = areas.squareMetres(declared, "", rings, Place.plot(label));
        Plot plot = PlotFields.plot(feature.attributes(), squareMetres, rings);
        return Optional.of(name.isEmpty() ? plot.withNumber(label, feature.line()) : plot);
    }

    private static List<BoundaryRing> rings(RawFeature feature, boolean northingFirst, boolean geographic) {
        var names = PlotFields.pointNames(feature.attributes());
        var rings = new ArrayList<BoundaryRing>();
        int number = 0;
        for (double[] ring : feature.rings()) {
            int points = ring.length / 2;
            boolean closed = points > 1 && isClosed(ring, geographic ? 5e-9 : 0.0005);
            var list = new ArrayList<BoundaryPoint>();
            for (int i = 0; i < points - (closed ? 1 : 0); i++) {
                double first = ring[2 * i];
                double second = ring[2 * i + 1];
                list.add(new BoundaryPoint(
                        names.next(), northingFirst ? second : first, northingFirst ? first : second, 0));
            }
            rings.add(new BoundaryRing(++number, list, closed));
        }
        return rings;
    }

    private static boolean isClosed(double[] ring, double tolerance) {
        int last = ring.length - 2;
        return Math.abs(ring[0] - ring[last]) <= tolerance && Math.abs(ring[1] - ring[last + 1]) <= tolerance;
    }
}
