package org.hongxian.map.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.hongxian.gis.area.StableSum;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * What became of what between two versions of a layer: their features are cut with each other, and the pieces added up by the value
 * an attribute has in either. Areas are planar square metres, unrounded; the features of one version are taken not to overlap.
 *
 * @param pairs by former and later value
 * @param changes pieces whose value changed, the largest first
 * @param more whether there are more than were kept
 */
public record VersionChanges(List<Pair> pairs, List<Change> changes, boolean more) {

    /** Pieces smaller than this are numerical remains of cutting, and no change. */
    private static final double SMALLEST_SQUARE_METRES = 0.005;

    private static final Envelope EVERYWHERE = new Envelope(-1e9, 1e9, -1e9, 1e9);

    /** @param from value before, {@code to} value after; empty where that version has no feature, or the feature no value */
    public record Pair(String from, String to, double squareMetres) {}

    /** @param envelope of the piece, easting first */
    public record Change(String from, String to, double squareMetres, Envelope envelope) {}

    /** How far the work is, in features of the former version. */
    public interface Progress {

        void reached(long done, long total);
    }

    /** There are more features in the area than are compared at once. */
    public static final class TooManyFeaturesException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    public VersionChanges {
        pairs = List.copyOf(pairs);
        changes = List.copyOf(changes);
    }

    /** @param mostFeatures of each version within the area; {@code mostChanges} are kept at most */
    public record Bounds(int mostFeatures, int mostChanges) {}

    /**
     * @param field attribute the features are told apart by
     * @param area in the system of both versions; null for everywhere
     * @throws TooManyFeaturesException if the area has more features than the bounds allow
     * @throws CancellationException if it does not go on
     */
    public static VersionChanges between(
            LayerCatalogue catalogue,
            LayerVersion from,
            LayerVersion to,
            String field,
            @Nullable MultiPolygon area,
            Bounds bounds,
            Progress progress,
            BooleanSupplier goesOn) {
        var ground = new Ground(area);
        List<Part> before = parts(catalogue, from, field, ground, bounds, goesOn);
        List<Part> after = parts(catalogue, to, field, ground, bounds, goesOn);
        var index = new STRtree();
        after.forEach(part -> index.insert(part.land().getEnvelopeInternal(), part));
        var sums = new Sums(bounds.mostChanges());
        var covered = new HashMap<Part, StableSum>();
        for (int done = 0; done < before.size(); done++) {
            if (!goesOn.getAsBoolean()) {
                throw new CancellationException();
            }
            progress.reached(done, before.size());
            cut(before.get(done), index, sums, covered);
        }
        for (Part part : after) {
            StableSum shared = covered.get(part);
            sums.rest("", part.value(), part, shared == null ? 0 : shared.value());
        }
        return sums.result();
    }

    private static void cut(Part part, STRtree index, Sums sums, Map<Part, StableSum> covered) {
        var shared = new StableSum();
        for (Object found : index.query(part.land().getEnvelopeInternal())) {
            var other = (Part) found;
            Geometry piece = part.land().equalsExact(other.land())
                    ? part.land()
                    : Polygonal.intersection(part.land(), other.land());
            double squareMetres = piece.getArea();
            if (squareMetres > 0) {
                shared.add(squareMetres);
                covered.computeIfAbsent(other, key -> new StableSum()).add(squareMetres);
                sums.add(part.value(), other.value(), squareMetres, piece.getEnvelopeInternal());
            }
        }
        sums.rest(part.value(), "", part, shared.value());
    }

    /** The land of a feature within the area; told apart by identity, since two may be alike. */
    private static final class Part {

        private final String value;
        private final Geometry land;

        Part(String value, Geometry land) {
            this.value = value;
            this.land = land;
        }

        String value() {
            return value;
        }

        Geometry land() {
            return land;
        }
    }

    /** The area asked about, prepared for many features. */
    private static final class Ground {

        private final @Nullable MultiPolygon area;
        private final @Nullable PreparedGeometry prepared;

        Ground(@Nullable MultiPolygon area) {
            this.area = area;
            this.prepared = area == null ? null : PreparedGeometryFactory.prepare(area);
        }

        Envelope envelope() {
            return area == null ? EVERYWHERE : area.getEnvelopeInternal();
        }

        /** @return empty where they share no ground */
        Geometry within(Geometry feature) {
            if (area == null || prepared == null || prepared.covers(feature)) {
                return feature;
            }
            return prepared.intersects(feature)
                    ? Polygonal.intersection(feature, area)
                    : feature.getFactory().createPolygon();
        }
    }

    private static List<Part> parts(
            LayerCatalogue catalogue,
            LayerVersion version,
            String field,
            Ground ground,
            Bounds bounds,
            BooleanSupplier goesOn) {
        var parts = new ArrayList<Part>();
        catalogue.visit(version.id(), ground.envelope(), feature -> {
            if (!goesOn.getAsBoolean()) {
                throw new CancellationException();
            }
            Geometry land = ground.within(feature.geometry());
            if (land.getArea() > 0) {
                if (parts.size() == bounds.mostFeatures()) {
                    throw new TooManyFeaturesException();
                }
                parts.add(new Part(value(feature, field), land));
            }
        });
        return parts;
    }

    private static String value(LayerFeature feature, String field) {
        String value = feature.attributes().get(field);
        return value == null ? "" : value;
    }

    /** Adds up what was cut; keeps the largest changes only. */
    private static final class Sums {

        private final int mostChanges;
        private final TreeMap<String, TreeMap<String, StableSum>> areas = new TreeMap<>();
        private final PriorityQueue<Change> largest =
                new PriorityQueue<>(Comparator.comparingDouble(Change::squareMetres));
        private boolean more;

        Sums(int mostChanges) {
            this.mostChanges = mostChanges;
        }

        void add(String from, String to, double squareMetres, Envelope envelope) {
            areas.computeIfAbsent(from, key -> new TreeMap<>())
                    .computeIfAbsent(to, key -> new StableSum())
                    .add(squareMetres);
            if (!from.equals(to) && squareMetres >= SMALLEST_SQUARE_METRES) {
                largest.add(new Change(from, to, squareMetres, envelope));
                if (largest.size() > mostChanges) {
                    largest.remove();
                    more = true;
                }
            }
        }

        /** What of a part no feature of the other version lies on. */
        void rest(String from, String to, Part part, double shared) {
            double squareMetres = part.land().getArea() - shared;
            if (squareMetres >= SMALLEST_SQUARE_METRES) {
                add(from, to, squareMetres, part.land().getEnvelopeInternal());
            }
        }

        VersionChanges result() {
            var pairs = new ArrayList<Pair>();
            areas.forEach((from, row) -> row.forEach((to, sum) -> pairs.add(new Pair(from, to, sum.value()))));
            var changes = new ArrayList<>(largest);
            changes.sort(Comparator.comparingDouble(Change::squareMetres).reversed());
            return new VersionChanges(pairs, changes, more);
        }
    }
}
