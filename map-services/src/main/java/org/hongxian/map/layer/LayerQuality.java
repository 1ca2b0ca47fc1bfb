package org.hongxian.map.layer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.landclass.LandClassCheck;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.overlay.CoverageQuality;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.gis.overlay.QualityReport;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.geom.Envelope;

/**
 * What is wrong with a stored version: where it overlaps itself or leaves gaps, and which features bear a class code nobody knows.
 * An import keeps the data as it is; this says what measuring on it is worth.
 *
 * @param classIssues features whose code the classification of the version does not know, each with its place in the CRS of the
 *     version; the first hundred and a count of the rest
 * @param unknownClasses those codes, sorted, each once; also the empty one
 */
public record LayerQuality(
        LayerVersion version, QualityReport coverage, List<Issue> classIssues, List<String> unknownClasses) {

    private static final Envelope EVERYWHERE = new Envelope(-1e9, 1e9, -1e9, 1e9);

    public LayerQuality {
        classIssues = List.copyOf(classIssues);
        unknownClasses = List.copyOf(unknownClasses);
    }

    /**
     * Reads the whole version into memory. Classes are looked up in the classification the version is coded in.
     *
     * @param day decides which tolerances and which reading of the classes apply
     */
    public static LayerQuality check(LayerCatalogue catalogue, LayerVersion version, LocalDate day) {
        var features = new ArrayList<LayerFeature>();
        catalogue.visit(version.id(), EVERYWHERE, features::add);
        QualityReport coverage = CoverageQuality.check(features, version.crs(), day);
        LandClassCoding coding = version.classes();
        if (coding == null) {
            return new LayerQuality(version, coverage, List.of(), List.of());
        }
        var classes = new LandClassCheck(coding, day);
        features.forEach(feature -> classes.add(
                feature.id(), feature.attributes(), () -> InteriorPointArea.getInteriorPoint(feature.geometry())));
        return new LayerQuality(version, coverage, classes.issues(), classes.unknownCodes());
    }

    /** Whether measuring on the version can be relied on. */
    public boolean isClean() {
        return coverage.isClean() && unknownClasses.isEmpty();
    }
}
