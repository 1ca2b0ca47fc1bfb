package org.hongxian.gis.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.MeasuringPlane;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.LayerSource;
import org.hongxian.gis.overlay.RedLineTiles;
import org.hongxian.gis.survey.AdjoiningSide.Stretch;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Finds who adjoins a red line (毗邻权属): for every side of every plot the owner units of the land behind it, in their order along
 * the side, from the land-use coverage.
 *
 * <p>A line parallel to the side, outside of the plot and {@link SurveySettings#adjoiningDepthMetres()} from it, is cut by the parcels.
 * Where a boundary runs through a parcel, the neighbour is the owner of its rest.
 */
public final class AdjoiningOwners {

    private static final String OWNER_CODE = "QSDWDM";
    private static final String OWNER_NAME = "QSDWMC";
    private static final String OWNERSHIP = "QSXZ";

    private final GeometryFactory factory = new GeometryFactory();
    private final SurveySettings settings;
    private final HeldLand land;

    private AdjoiningOwners(SurveySettings settings, HeldLand land) {
        this.settings = settings;
        this.land = land;
    }

    /**
     * @param plots in the plane of {@code crs}, without defects that make their land ambiguous
     * @param coverage land parcels with owner attributes, in any CRS of the same datum
     * @return per plot its sides in the order of {@link BoundaryPointTable}, without the closing rows
     * @throws org.hongxian.gis.crs.DatumChangeException if the coverage is on another datum
     */
    public static List<List<AdjoiningSide>> of(
            List<Plot> plots, CrsCode crs, LayerSource coverage, SurveySettings settings) {
        return of(plots, land(plots, crs, coverage, settings), settings);
    }

    /** The parcels near the plots, and the plots themselves, once for all of them. */
    static HeldLand land(List<Plot> plots, CrsCode crs, LayerSource coverage, SurveySettings settings) {
        MultiPolygon redLine = RingAssembler.assemble(plots);
        MeasuringPlane.Way way =
                MeasuringPlane.of(crs, redLine.getEnvelopeInternal()).from(coverage.crs());
        var parcels = new TreeMap<String, LayerFeature>();
        for (Envelope tile : RedLineTiles.of(redLine)) {
            var wider = new Envelope(tile);
            wider.expandBy(2 * settings.adjoiningDepthMetres());
            coverage.visit(way.fromPlane(wider), feature -> parcels.put(feature.id(), feature));
        }
        var land = new HeldLand();
        for (LayerFeature parcel : parcels.values()) {
            land.add(usable(way.toPlane(parcel.geometry())), owner(parcel), HeldLand.NO_PLOT);
        }
        for (int i = 0; i < plots.size(); i++) {
            Plot plot = plots.get(i);
            land.add(
                    usable(RingAssembler.assemble(plot)),
                    new Neighbour(Neighbour.Kind.SAME_PROJECT, "", plot.label(), ""),
                    i);
        }
        return land;
    }

    /** Of the very plots the land was made of. */
    static List<List<AdjoiningSide>> of(List<Plot> plots, HeldLand land, SurveySettings settings) {
        return new AdjoiningOwners(settings, land).sidesOf(plots);
    }

    private List<List<AdjoiningSide>> sidesOf(List<Plot> plots) {
        var result = new ArrayList<List<AdjoiningSide>>();
        for (int i = 0; i < plots.size(); i++) {
            result.add(sides(i, BoundaryPointNumbering.number(plots.get(i))));
        }
        return List.copyOf(result);
    }

    private static Geometry usable(Geometry area) {
        return Polygonal.isValid(area) ? area : Polygonal.repaired(area);
    }

    private static Neighbour owner(LayerFeature parcel) {
        Map<String, String> attributes = parcel.attributes();
        String code = attributes.getOrDefault(OWNER_CODE, "");
        String name = attributes.getOrDefault(OWNER_NAME, "");
        return code.isBlank() && name.isBlank()
                ? Neighbour.UNKNOWN
                : new Neighbour(Neighbour.Kind.OWNER, code, name, attributes.getOrDefault(OWNERSHIP, ""));
    }

    private List<AdjoiningSide> sides(int plot, List<NumberedRing> rings) {
        var sides = new ArrayList<AdjoiningSide>();
        for (int r = 0; r < rings.size(); r++) {
            List<NumberedPoint> points = rings.get(r).points();
            for (int i = 0; i < points.size(); i++) {
                NumberedPoint from = points.get(i);
                NumberedPoint to = points.get((i + 1) % points.size());
                sides.add(new AdjoiningSide(
                        r,
                        from.name(),
                        to.name(),
                        stretches(plot, from, to, rings.get(r).hole())));
            }
        }
        return List.copyOf(sides);
    }

    /** The table runs clockwise: outside is on the left of a shell and on the right of a hole. */
    private List<Stretch> stretches(int plot, NumberedPoint from, NumberedPoint to, boolean hole) {
        double length = Math.hypot(to.easting() - from.easting(), to.northing() - from.northing());
        if (length == 0) {
            return List.of(new Stretch(Neighbour.UNKNOWN, 0, 0));
        }
        double east = (to.easting() - from.easting()) / length;
        double north = (to.northing() - from.northing()) / length;
        double depth = (hole ? -1 : 1) * settings.adjoiningDepthMetres();
        // At a corner the line would reach behind the next side.
        double trim = Math.min(settings.adjoiningDepthMetres(), length / 3);
        LineString probe = factory.createLineString(new Coordinate[] {
            new Coordinate(from.easting() + east * trim - north * depth, from.northing() + north * trim + east * depth),
            new Coordinate(to.easting() - east * trim - north * depth, to.northing() - north * trim + east * depth)
        });
        return tidied(met(plot, probe), trim, length);
    }

    /** Where the probe runs through whose land; other plots of the project stand before the land they lie on. */
    private List<Stretch> met(int plot, LineString probe) {
        var along = new LengthIndexedLine(probe);
        var found = new ArrayList<Stretch>();
        for (HeldLand.Held held : land.near(probe, plot)) {
            Geometry shared = OverlayNGRobust.overlay(probe, held.area(), OverlayNG.INTERSECTION);
            for (int i = 0; i < shared.getNumGeometries(); i++) {
                if (shared.getGeometryN(i) instanceof LineString part && part.getLength() > 0) {
                    double a = along.project(part.getCoordinateN(0));
                    double b = along.project(part.getCoordinateN(part.getNumPoints() - 1));
                    found.add(new Stretch(held.by(), Math.min(a, b), Math.max(a, b)));
                }
            }
        }
        found.sort(Comparator.comparing((Stretch s) -> s.neighbour().kind() != Neighbour.Kind.SAME_PROJECT)
                .thenComparingDouble(Stretch::fromMetres)
                .thenComparingDouble(Stretch::toMetres)
                .thenComparing(s -> s.neighbour().ownerCode()));
        return withoutDoubles(found, probe.getLength());
    }

    /** Every place once, the earlier in the list first; what nobody holds is unknown. */
    private static List<Stretch> withoutDoubles(List<Stretch> found, double length) {
        var free = new ArrayList<double[]>(List.of(new double[] {0, length}));
        var result = new ArrayList<Stretch>();
        for (Stretch stretch : found) {
            var rest = new ArrayList<double[]>();
            for (double[] gap : free) {
                double from = Math.max(gap[0], stretch.fromMetres());
                double to = Math.min(gap[1], stretch.toMetres());
                if (from >= to) {
                    rest.add(gap);
                    continue;
                }
                result.add(new Stretch(stretch.neighbour(), from, to));
                rest.add(new double[] {gap[0], from});
                rest.add(new double[] {to, gap[1]});
            }
            free = rest;
        }
        free.forEach(gap -> result.add(new Stretch(Neighbour.UNKNOWN, gap[0], gap[1])));
        result.removeIf(stretch -> stretch.toMetres() <= stretch.fromMetres());
        result.sort(Comparator.comparingDouble(Stretch::fromMetres));
        return result;
    }

    /** Short ones go to what stands before them, neighbours of one name are joined, and the whole side is taken up. */
    private List<Stretch> tidied(List<Stretch> met, double trim, double length) {
        List<Stretch> joined = joined(met);
        double shortest = Math.min(settings.adjoiningShortestMetres(), longest(joined));
        joined = joined(joined.stream()
                .filter(stretch -> stretch.toMetres() - stretch.fromMetres() >= shortest)
                .toList());
        var result = new ArrayList<Stretch>();
        for (int i = 0; i < joined.size(); i++) {
            double from = i == 0 ? 0 : result.get(i - 1).toMetres();
            double to = i == joined.size() - 1
                    ? length
                    : (joined.get(i).toMetres() + joined.get(i + 1).fromMetres()) / 2 + trim;
            result.add(new Stretch(joined.get(i).neighbour(), from, to));
        }
        return result;
    }

    private static double longest(List<Stretch> stretches) {
        return stretches.stream()
                .mapToDouble(stretch -> stretch.toMetres() - stretch.fromMetres())
                .max()
                .orElse(0);
    }

    private static List<Stretch> joined(List<Stretch> stretches) {
        var joined = new ArrayList<Stretch>();
        for (Stretch stretch : stretches) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).neighbour().equals(stretch.neighbour())) {
                joined.set(
                        last, new Stretch(stretch.neighbour(), joined.get(last).fromMetres(), stretch.toMetres()));
            } else {
                joined.add(stretch);
            }
        }
        return joined;
    }
}
