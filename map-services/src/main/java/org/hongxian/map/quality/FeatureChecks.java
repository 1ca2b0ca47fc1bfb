package org.hongxian.map.quality;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.landclass.LandClassCoding;
import org.hongxian.gis.landclass.LandClassScheme;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.feature.FeaturePlaces;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.quality.VersionQuality.Kind;
import org.hongxian.map.quality.VersionQuality.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** What can be told of a feature by itself, or by those that came before it. */
final class FeatureChecks {

    private static final double LEAST_OUTSIDE_SQUARE_METRES = 1;

    private final QualityRules rules;
    private final List<String> numberFields;
    private final FeatureNames names;
    private final Findings findings;
    private final AreaMeasurement measurement;
    private final CrsDefinition crs;
    private final @Nullable LandClassCoding coding;
    private final @Nullable LandClassScheme scheme;
    private final @Nullable Geometry divisions;
    private final @Nullable PreparedGeometry around;
    private final Set<String> unknownClasses = new TreeSet<>();
    /** Hashes of the numbers seen, by field. */
    private final Map<String, Set<Long>> numbers = new HashMap<>();

    /**
     * @param divisions valid, in the CRS of the version; null for none
     * @param numberFields fields whose numbers are missed where a feature has none
     */
    FeatureChecks(
            LayerVersion version,
            @Nullable Geometry divisions,
            List<String> numberFields,
            QualityRules rules,
            LocalDate day,
            Findings findings) {
        this.rules = rules;
        this.numberFields = numberFields;
        this.names = FeatureNames.on(day);
        this.findings = findings;
        this.measurement = AreaMeasurement.in(version.crs());
        this.crs = CrsCatalogue.get(version.crs());
        this.coding = version.classes();
        this.scheme = coding == null ? null : LandClassScheme.load(coding.scheme(), day);
        this.divisions = divisions;
        this.around = divisions == null ? null : PreparedGeometryFactory.prepare(divisions);
    }

    List<String> unknownClasses() {
        return unknownClasses.stream().limit(VersionQuality.MOST_CODES).toList();
    }

    void look(LayerFeature feature) {
        Optional<Coordinate> elsewhere = outsideOfSystem(feature);
        if (elsewhere.isPresent()) {
            Coordinate at = elsewhere.get();
            findings.add(Kind.NOT_IN_CRS, new Place(feature.id(), names.of(feature), "", at.getX(), at.getY(), 0));
            return;
        }
        TopologyValidationError error = new IsValidOp(feature.geometry()).getValidationError();
        Geometry geometry = feature.geometry();
        if (error != null) {
            Coordinate at = error.getCoordinate();
            findings.add(
                    Kind.INVALID,
                    new Place(
                            feature.id(), names.of(feature), error.getMessage(), at.getX(), at.getY(), area(geometry)));
            geometry = Polygonal.repaired(geometry);
        }
        landClass(feature, geometry);
        numberFields.forEach(field -> number(field, feature));
        outside(feature, geometry);
        statedArea(feature, geometry);
    }

    private Optional<Coordinate> outsideOfSystem(LayerFeature feature) {
        return FeaturePlaces.lies(feature, crs)
                ? Optional.empty()
                : Stream.of(feature.geometry().getCoordinates())
                        .filter(at -> !crs.domain().covers(at))
                        .findFirst();
    }

    private void landClass(LayerFeature feature, Geometry geometry) {
        if (coding == null || scheme == null) {
            return;
        }
        String code = feature.attributes().getOrDefault(coding.field(), "").strip();
        if (scheme.find(code).isEmpty()) {
            if (unknownClasses.size() < VersionQuality.MOST_CODES) {
                unknownClasses.add(code);
            }
            findings.add(Kind.UNKNOWN_CLASS, place(feature, code, geometry, area(geometry)));
        }
    }

    private void number(String field, LayerFeature feature) {
        String number = feature.attributes().getOrDefault(field, "");
        if (number.isBlank()) {
            findings.add(Kind.WITHOUT_NUMBER, place(feature, field, feature.geometry(), 0));
        } else if (!numbers.computeIfAbsent(field, added -> new HashSet<>()).add(hash(number.strip()))) {
            findings.add(Kind.NUMBER_TWICE, place(feature, field + " " + number.strip(), feature.geometry(), 0));
        }
    }

    /** Sixty-four bits, so that a million numbers are not taken for each other. */
    private static long hash(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    private void outside(LayerFeature feature, Geometry geometry) {
        if (divisions == null || around == null || around.covers(geometry)) {
            return;
        }
        Geometry rest = Polygonal.difference(geometry, divisions);
        if (area(rest) > LEAST_OUTSIDE_SQUARE_METRES) {
            findings.add(Kind.OUTSIDE, place(feature, "", rest, area(rest)));
        }
    }

    private void statedArea(LayerFeature feature, Geometry geometry) {
        Optional<String> text = rules.statedArea(feature.attributes());
        if (text.isEmpty() || geometry.isEmpty()) {
            return;
        }
        Double stated = number(text.get());
        if (stated == null) {
            findings.add(Kind.AREA_DIFFERS, place(feature, text.get(), geometry, 0));
            return;
        }
        if (crs.isZone()
                && Math.abs(stated - geometry.getArea())
                        <= rules.limit("planar-share-never-reached") * geometry.getArea()) {
            return;
        }
        double off = off(stated, geometry);
        if (off
                > Math.max(
                        rules.limit("area-least-difference-square-metres"),
                        rules.limit("area-least-difference-share") * stated)) {
            findings.add(Kind.AREA_DIFFERS, place(feature, text.get(), geometry, off));
        }
    }

    private static @Nullable Double number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** From the nearer of the two areas; nothing where it cannot be measured. */
    private double off(double stated, Geometry geometry) {
        try {
            var measured = measurement.measure(geometry);
            Double ellipsoidal = measured.ellipsoidalSquareMetres();
            double planar = Math.abs(stated - measured.planarSquareMetres());
            return ellipsoidal == null ? planar : Math.min(planar, Math.abs(stated - ellipsoidal));
        } catch (CoordinateOutOfDomainException e) {
            return 0;
        }
    }

    private double area(Geometry geometry) {
        if (crs.isZone() || geometry.isEmpty()) {
            return geometry.getArea();
        }
        try {
            return measurement.planarSquareMetres(geometry);
        } catch (CoordinateOutOfDomainException e) {
            return 0;
        }
    }

    private Place place(LayerFeature feature, String detail, Geometry ground, double squareMetres) {
        Coordinate inside = ground.isEmpty() ? new Coordinate(Double.NaN, Double.NaN) : Polygonal.pointInside(ground);
        return new Place(feature.id(), names.of(feature), detail, inside.getX(), inside.getY(), squareMetres);
    }
}
