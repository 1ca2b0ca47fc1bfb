package org.hongxian.map.quality;

import java.util.List;
import java.util.Optional;

/**
 * What measuring on a version is worth: what was looked at, and what was found. An import keeps data as it is; this tells.
 *
 * @param features looked at
 * @param looked what for
 * @param findings one for each kind something was found of, in the order of {@link Kind}
 * @param unknownClasses class codes the classification does not have, sorted, each once; the empty one too; the first
 *     {@value #MOST_CODES}
 */
public record VersionQuality(long features, Looked looked, List<Finding> findings, List<String> unknownClasses) {

    public static final int MOST_CODES = 200;

    /**
     * What was looked for.
     *
     * @param coverage whether overlaps, gaps and enclosed ground that nothing covers were: only land that should be covered once is
     * @param gapWidthMetres narrower strips are gaps, wider ones uncovered ground
     * @param outline whether ground was looked for that was surveyed and is not covered, enclosed or not; false where the layer need not
     *     cover it, or nobody said what was surveyed
     * @param divisions whether features were held against the divisions; false when there were none to hold them against
     * @param numbers whether missing and repeated numbers were; false when no feature has one
     */
    public record Looked(
            boolean coverage, double gapWidthMetres, boolean outline, boolean divisions, boolean numbers) {}

    /** What can be wrong. */
    public enum Kind {
        /** A coordinate the CRS of the version has no place for; nothing else is looked for then. */
        NOT_IN_CRS,
        /** The geometry crosses itself or the like; for calculations it is repaired. */
        INVALID,
        /** Ground two features cover. */
        OVERLAP,
        /** A narrow strip between features that none covers. */
        GAP,
        /** Wider ground that none covers, enclosed by features or within what was surveyed. */
        UNCOVERED,
        /** The class code is not one of the classification. */
        UNKNOWN_CLASS,
        /** The number of the survey is missing. */
        WITHOUT_NUMBER,
        /** The number of the survey was given before. */
        NUMBER_TWICE,
        /** Ground outside of all divisions. */
        OUTSIDE,
        /** The stated area is neither the one on the ellipsoid nor the one on the plane. */
        AREA_DIFFERS
    }

    /**
     * All that was found of one kind.
     *
     * @param count all of them
     * @param squareMetres of all of them; of AREA_DIFFERS how much the statements are off by
     * @param places the largest ones, largest first
     */
    public record Finding(Kind kind, long count, double squareMetres, List<Place> places) {

        public Finding {
            places = List.copyOf(places);
        }
    }

    /**
     * @param feature its id, or the ids of two; empty for ground that belongs to none
     * @param name what people know it by, or both of them; empty when it has nothing of the kind
     * @param detail code, number, stated area or reason; empty for none
     * @param easting in the CRS of the version
     */
    public record Place(
            String feature, String name, String detail, double easting, double northing, double squareMetres) {}

    public VersionQuality {
        findings = List.copyOf(findings);
        unknownClasses = List.copyOf(unknownClasses);
    }

    public Optional<Finding> find(Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).findFirst();
    }

    public boolean isClean() {
        return findings.isEmpty();
    }
}
