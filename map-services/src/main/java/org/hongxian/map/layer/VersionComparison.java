package org.hongxian.map.layer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.reference.DatedValues;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * A stored version beside the one that counts: the numbers of both, and what speaks against letting the new one count without a
 * person's decision. Limits are dated data ({@code layer-comparison.csv}, {@code layer-needs.csv}).
 *
 * @param before null when there is no version that counts
 * @param doubts empty when nothing speaks against it
 */
public record VersionComparison(Side version, @Nullable Side before, List<Doubt> doubts) {

    private static final String LIMITS = "layer-comparison.csv";

    /**
     * One version in numbers.
     *
     * @param areaSquareMetres on the plane of a zone, whatever the CRS; null where an earlier comparison was kept without
     * @param classesKnown features with a code the classification has; null for a layer without classes that needs none
     * @param missing features without a value, by attribute the layer needs
     */
    public record Side(
            int number,
            CrsCode crs,
            @Nullable LocalDate dataDate,
            long features,
            @Nullable Double areaSquareMetres,
            @Nullable Long classesKnown,
            SortedMap<String, Long> missing,
            VersionFigures.Extent extent,
            boolean extentKnown) {}

    /** What can be wrong. */
    public enum Kind {
        /** There is no version to compare with. */
        FIRST_VERSION,
        /** Argument: share of the current features. */
        FEWER_FEATURES,
        MORE_FEATURES,
        /** Argument: share of the current area. */
        LESS_AREA,
        MORE_AREA,
        /** Argument: share of the current bounding box. */
        ELSEWHERE,
        CRS_DIFFERS,
        /** No feature has an attribute of any land classification. */
        NO_CLASSES,
        /** Argument: share of the features with a known class. */
        UNKNOWN_CLASSES,
        /** Argument: share of the features with a value of the attribute. */
        FIELD_MISSING,
        /** Argument: share of the features of the file that were not stored. */
        LEFT_OUT,
        /** Argument: how many features have a coordinate the reference system has no place for. */
        OUTSIDE_CRS,
        DATE_EARLIER,
        /** The current version says where it was surveyed, this one does not. */
        EXTENT_LOST
    }

    /**
     * @param share of what, or how many, see {@link Kind}; 0 where it has none
     * @param limit that share should keep; 0 where it has none
     * @param field attribute it is about, empty for none
     */
    public record Doubt(Kind kind, double share, double limit, String field) {}

    public VersionComparison {
        doubts = List.copyOf(doubts);
    }

    public boolean isDoubtful() {
        return !doubts.isEmpty();
    }

    /**
     * @param before the version that counts; null for none
     * @param leftOut features of the file that could not be stored
     * @param day decides which limits and which reading of the classes apply
     */
    public static VersionComparison of(
            LayerCatalogue catalogue,
            LayerVersion version,
            @Nullable LayerVersion before,
            long leftOut,
            LocalDate day) {
        LayerNeeds needs = LayerNeeds.of(version.layer(), day);
        VersionFigures figures = catalogue.figures(version);
        Side now = side(version, figures, needs, day);
        var doubts = new Doubts(DatedValues.on(day, LIMITS));
        if (before == null) {
            doubts.found.add(new Doubt(Kind.FIRST_VERSION, 0, 0, ""));
        }
        doubts.needs(now, version, needs);
        if (figures.outside() > 0) {
            doubts.found.add(new Doubt(Kind.OUTSIDE_CRS, figures.outside(), 0, ""));
        }
        doubts.most(Kind.LEFT_OUT, share(leftOut, leftOut + now.features()), "left-out-most-share");
        if (before == null) {
            return new VersionComparison(now, null, doubts.found);
        }
        VersionFigures then = catalogue.figures(before);
        Side old = side(before, then, needs, day);
        doubts.change(now, old, figures.areaSquareMetres() / then.areaSquareMetres());
        return new VersionComparison(now, old, doubts.found);
    }

    private static Side side(LayerVersion version, VersionFigures figures, LayerNeeds needs, LocalDate day) {
        var missing = new TreeMap<String, Long>();
        needs.fields().forEach(field -> missing.put(field, figures.features() - figures.filled(field)));
        return new Side(
                version.number(),
                version.crs(),
                version.dataDate(),
                figures.features(),
                figures.areaSquareMetres(),
                classesKnown(version.classes(), figures, needs, day),
                missing,
                figures.extent(),
                version.extent() != null);
    }

    private static @Nullable Long classesKnown(
            @Nullable LandClassCoding coding, VersionFigures figures, LayerNeeds needs, LocalDate day) {
        if (coding == null) {
            return needs.classes() ? 0L : null;
        }
        LandClassScheme scheme = LandClassScheme.load(coding.scheme(), day);
        return figures.classCodes().entrySet().stream()
                .filter(entry -> scheme.find(entry.getKey()).isPresent())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static final class Doubts {

        private final DatedValues limits;
        private final List<Doubt> found = new ArrayList<>();

        Doubts(DatedValues limits) {
            this.limits = limits;
        }

        void needs(Side now, LayerVersion version, LayerNeeds needs) {
            if (needs.classes() && version.classes() == null) {
                found.add(new Doubt(Kind.NO_CLASSES, 0, 0, ""));
            } else if (now.classesKnown() != null) {
                least(Kind.UNKNOWN_CLASSES, share(now.classesKnown(), now.features()), "class-known-least-share", "");
            }
            now.missing()
                    .forEach((field, missing) -> least(
                            Kind.FIELD_MISSING,
                            share(now.features() - missing, now.features()),
                            "field-filled-least-share",
                            field));
        }

        void change(Side now, Side old, double areaShare) {
            double features = share(now.features(), old.features());
            least(Kind.FEWER_FEATURES, features, "features-least-share", "");
            most(Kind.MORE_FEATURES, features, "features-most-share");
            boolean comparable = now.crs().equals(old.crs());
            if (!comparable) {
                found.add(new Doubt(Kind.CRS_DIFFERS, 0, 0, ""));
            }
            least(Kind.LESS_AREA, areaShare, "area-least-share", "");
            most(Kind.MORE_AREA, areaShare, "area-most-share");
            if (comparable) {
                least(Kind.ELSEWHERE, covered(now, old), "extent-least-share", "");
            }
            if (old.dataDate() != null
                    && now.dataDate() != null
                    && now.dataDate().isBefore(old.dataDate())) {
                found.add(new Doubt(Kind.DATE_EARLIER, 0, 0, ""));
            }
            if (old.extentKnown() && !now.extentKnown()) {
                found.add(new Doubt(Kind.EXTENT_LOST, 0, 0, ""));
            }
        }

        private static double covered(Side now, Side old) {
            Envelope before = old.extent().envelope();
            return share(before.intersection(now.extent().envelope()).getArea(), before.getArea());
        }

        private void least(Kind kind, double share, String limit, String field) {
            if (!(share >= limits.get(limit))) {
                found.add(new Doubt(kind, share, limits.get(limit), field));
            }
        }

        private void most(Kind kind, double share, String limit) {
            if (share > limits.get(limit)) {
                found.add(new Doubt(kind, share, limits.get(limit), ""));
            }
        }
    }
}
