package org.hongxian.gis.repair;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Plot;
import org.locationtech.jts.geom.Envelope;

/** The plots of a drawing that is being repaired, and which of them come near each other. */
final class PlotNeighbourhood {

    /**
     * Farther apart, two plots have nothing to do with each other, and still have not when repairs moved the points of both: a point
     * moves by half a metre at most, and no farther apart are the sides that are compared.
     */
    private static final double NEAR_METRES = 2;

    /** At least as much, anywhere. */
    private static final double NEAR_DEGREES = 1e-4;

    private final List<Plot> plots;
    private final List<Envelope> envelopes;
    private final double near;

    PlotNeighbourhood(Collection<Plot> plots, boolean metres) {
        this.plots = new ArrayList<>(plots);
        this.envelopes = new ArrayList<>();
        plots.forEach(plot -> envelopes.add(envelope(plot)));
        this.near = metres ? NEAR_METRES : NEAR_DEGREES;
    }

    List<Plot> plots() {
        return plots;
    }

    void replaceWith(List<Plot> others) {
        Map<Plot, Envelope> known = new IdentityHashMap<>();
        for (int i = 0; i < plots.size(); i++) {
            known.put(plots.get(i), envelopes.get(i));
        }
        plots.clear();
        plots.addAll(others);
        envelopes.clear();
        others.forEach(plot -> envelopes.add(known.computeIfAbsent(plot, PlotNeighbourhood::envelope)));
    }

    List<Integer> all() {
        var positions = new ArrayList<Integer>();
        for (int i = 0; i < plots.size(); i++) {
            positions.add(i);
        }
        return positions;
    }

    /** Positions of the plots that come near this one, itself among them, ascending. */
    List<Integer> around(int position) {
        return around(List.of(position), List.of());
    }

    /** The same of several plots, and of those they become. */
    List<Integer> around(Collection<Integer> positions, Collection<Plot> after) {
        var zones = new ArrayList<Envelope>();
        positions.forEach(position -> zones.add(envelopes.get(position)));
        after.forEach(plot -> zones.add(envelope(plot)));
        var found = new TreeSet<>(positions);
        for (Envelope zone : zones) {
            Envelope wider = wider(zone);
            for (int i = 0; i < envelopes.size(); i++) {
                if (wider.intersects(envelopes.get(i))) {
                    found.add(i);
                }
            }
        }
        return List.copyOf(found);
    }

    /** Takes in whatever the plots can meet. */
    Envelope zone(Collection<Plot> some) {
        var zone = new Envelope();
        some.forEach(plot -> zone.expandToInclude(envelope(plot)));
        return wider(zone);
    }

    private Envelope wider(Envelope zone) {
        var wider = new Envelope(zone);
        wider.expandBy(near);
        return wider;
    }

    private static Envelope envelope(Plot plot) {
        var envelope = new Envelope();
        plot.rings().stream()
                .flatMap(ring -> ring.points().stream())
                .filter(PlotNeighbourhood::isFinite)
                .forEach(point -> envelope.expandToInclude(point.easting(), point.northing()));
        return envelope;
    }

    private static boolean isFinite(BoundaryPoint point) {
        return Double.isFinite(point.easting()) && Double.isFinite(point.northing());
    }
}
