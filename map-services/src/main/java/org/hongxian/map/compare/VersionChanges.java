package org.hongxian.map.compare;

import java.util.List;

/**
 * What changed between two versions of a layer. Areas are planar, in m², unrounded: in the zone of the later version or, where that is
 * in degrees, in the three-degree zone nearest to the middle of both.
 *
 * @param fromEpsg CRS of the earlier version
 * @param epsg CRS of the later version and of all places, easting first
 * @param field by which land is told apart, for instance DLBM; empty when the layer has none
 * @param counts features by what became of them
 * @param areas by class then and class now, largest first; an empty class is ground that version does not cover
 * @param fromSquareMetres all of the earlier version, in its own system; that of another zone differs by its scale
 * @param toSquareMetres all of the later version
 * @param unlocated features of both versions that do not lie in their own system, wherever; they are not compared
 * @param tolerances that were applied
 * @param places the largest changes: those to another class, then as many of the others, each largest first
 * @param placesLeftOut how many more there are
 * @param classPlacesLeftOut how many of these are changes to another class
 */
public record VersionChanges(
        int from,
        int to,
        int fromEpsg,
        int epsg,
        String field,
        Counts counts,
        List<ClassChange> areas,
        double fromSquareMetres,
        double toSquareMetres,
        long unlocated,
        Tolerances tolerances,
        List<Place> places,
        long placesLeftOut,
        long classPlacesLeftOut) {

    /** In place of a class where a feature has none. */
    public static final String WITHOUT_CLASS = "—";

    public VersionChanges {
        areas = List.copyOf(areas);
        places = List.copyOf(places);
    }

    /**
     * What counts as the same, of the day the question is asked of.
     *
     * @param sameCornerMetres corners of versions in two systems that lie no farther apart are one
     * @param leastPlaceSquareMetres where outlines differ by less, that is no place; its area counts all the same
     */
    public record Tolerances(double sameCornerMetres, double leastPlaceSquareMetres) {}

    /**
     * Features by what became of them.
     *
     * @param unchanged same outline and attributes
     * @param attributes same outline, other attributes
     * @param geometry another outline under the same number of the survey
     * @param added of the later version, neither outline nor number known before
     * @param gone of the earlier version, neither outline nor number there any more
     */
    public record Counts(long unchanged, long attributes, long geometry, long added, long gone) {}

    /** Ground of one class then and one class now. */
    public record ClassChange(String from, String to, double squareMetres) {

        /** Whether the ground is of the same class in both versions. */
        public boolean isSame() {
            return from.equals(to);
        }
    }

    /** What happened at a place. */
    public enum Kind {
        /** Same outline, another class. */
        CLASS,
        /** Same outline and class, other attributes. */
        ATTRIBUTES,
        /** Land under another outline and of another class. */
        OUTLINE_AND_CLASS,
        /** Land under another outline, of the same class. */
        OUTLINE,
        /** Covered by the later version only. */
        ADDED,
        /** Covered by the earlier version only. */
        GONE
    }

    /**
     * One change.
     *
     * @param fromId feature of the earlier version; empty for none, and where the outline is the same in both
     * @param toId feature of the later version; empty for none
     * @param squareMetres of the ground it concerns
     * @param west of its bounding box, in the CRS of the later version
     */
    public record Place(
            Kind kind,
            String fromId,
            String toId,
            String from,
            String to,
            double squareMetres,
            double west,
            double south,
            double east,
            double north) {

        /** Whether the ground is of the same class in both versions. */
        public boolean isSameClass() {
            return from.equals(to);
        }
    }

    /** Whether the earlier version was taken into the system of the later one. */
    public boolean isAcrossSystems() {
        return fromEpsg != epsg;
    }

    /** Ground of another class, or covered by one of the versions only. */
    public double changedSquareMetres() {
        return areas.stream()
                .filter(change -> !change.isSame())
                .mapToDouble(ClassChange::squareMetres)
                .sum();
    }
}
