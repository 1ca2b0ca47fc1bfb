package org.hongxian.map.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.overlay.LayerFeature;
import org.hongxian.map.feature.FeaturePlaces;
import org.hongxian.map.feature.PlaceReading;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Divisions of the land as the layers of county areas (XZQ) and of village survey units (CJDCQ) have them. What a version names, and
 * where, is read once; ground is read for the box it lies in. Whom a layer may be shown is not asked here.
 */
public final class DivisionLayers {

    /** Key of the layer of county areas. */
    public static final String COUNTIES = "XZQ";

    /** Key of the layer of village survey units. */
    public static final String VILLAGES = "CJDCQ";

    private static final int MOST_VERSIONS_KNOWN = 8;

    private final LayerCatalogue catalogue;
    private final Map<UUID, List<Division>> known = new ConcurrentHashMap<>();

    public DivisionLayers(LayerCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * One feature of such a layer.
     *
     * @param code of the division, six or more digits; empty where the feature has none
     * @param box in the CRS of the version, easting first
     */
    public record Division(String code, String name, Envelope box) {}

    /** A part of a division, in the CRS that was asked for. */
    public record Part(String code, String name, Geometry ground) {}

    /** The counties that count; empty as well where they cannot be had in the given system. */
    public Optional<LayerVersion> counties(CrsCode crs) {
        return catalogue.findCurrent(COUNTIES).filter(version -> CrsCatalogue.get(version.crs())
                .datum()
                .coincidesWith(CrsCatalogue.get(crs).datum()));
    }

    /** In order of their codes, several of a division that has several features. */
    public List<Division> list(LayerVersion version) {
        List<Division> before = known.get(version.id());
        if (before != null) {
            return before;
        }
        var read = new ArrayList<Division>();
        catalogue.visit(version.id(), feature -> {
            Map<String, String> values = feature.attributes();
            read.add(new Division(
                    code(version, values),
                    name(version, values),
                    feature.geometry().getEnvelopeInternal()));
        });
        read.sort(Comparator.comparing(Division::code));
        if (known.size() >= MOST_VERSIONS_KNOWN) {
            known.clear();
        }
        known.put(version.id(), List.copyOf(read));
        return List.copyOf(read);
    }

    /**
     * The ground of some divisions together.
     *
     * @param codes of those that are meant
     * @return valid, in {@code crs}, easting first; empty when the version has none of them
     * @throws org.hongxian.gis.crs.DatumChangeException if the datums do not coincide
     */
    public Optional<MultiPolygon> ground(LayerVersion version, Predicate<String> codes, CrsCode crs) {
        var box = new Envelope();
        list(version).stream()
                .filter(division -> codes.test(division.code()))
                .forEach(division -> box.expandToInclude(division.box()));
        if (box.isNull()) {
            return Optional.empty();
        }
        var parts = new ArrayList<Geometry>();
        catalogue.visit(version.id(), box, feature -> {
            if (codes.test(code(version, feature.attributes())) && lies(version, feature)) {
                parts.add(feature.geometry());
            }
        });
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        MultiPolygon ground = parts.size() == 1 && Polygonal.isValid(parts.get(0))
                ? Polygonal.areas(parts.get(0))
                : Polygonal.union(parts, parts.get(0));
        return Optional.of(
                version.crs().equals(crs)
                        ? ground
                        : Polygonal.areas(bent(ground, CoordinateTransformer.between(version.crs(), crs))));
    }

    /** The ground of all counties together; empty when there are none that can be had in the given system. */
    public Optional<MultiPolygon> ground(CrsCode crs) {
        return counties(crs).flatMap(version -> ground(version, code -> true, crs));
    }

    /**
     * Every feature whose box meets the given one; none that does not lie in the system of the version.
     *
     * @param near in {@code crs}, easting first; null for everywhere, as is a box the system has no place for
     * @throws org.hongxian.gis.crs.DatumChangeException if the datums do not coincide
     */
    public void visit(LayerVersion version, @Nullable Envelope near, CrsCode crs, Consumer<Part> visitor) {
        var way = CoordinateTransformer.between(version.crs(), crs);
        boolean isSame = version.crs().equals(crs);
        Envelope box = near == null ? LayerCatalogue.everywhere() : isSame ? near : box(way.inverse(), near);
        catalogue.visit(version.id(), box, feature -> {
            if (!lies(version, feature)) {
                return;
            }
            Map<String, String> values = feature.attributes();
            visitor.accept(new Part(
                    code(version, values),
                    name(version, values),
                    isSame ? feature.geometry() : bent(feature.geometry(), way)));
        });
    }

    private static Envelope box(CoordinateTransformer way, Envelope near) {
        try {
            return way.transform(near);
        } catch (CoordinateOutOfDomainException e) {
            return LayerCatalogue.everywhere();
        }
    }

    /** A long side of a county is straight in one system only; with its ends alone it would run metres beside itself. */
    private static Geometry bent(Geometry ground, CoordinateTransformer way) {
        return way.transform(PlaceReading.divided(ground));
    }

    private static boolean lies(LayerVersion version, LayerFeature feature) {
        return FeaturePlaces.lies(feature, CrsCatalogue.get(version.crs()));
    }

    private static boolean isOfVillages(LayerVersion version) {
        return version.layer().equals(VILLAGES);
    }

    private static String code(LayerVersion version, Map<String, String> values) {
        return values.getOrDefault(isOfVillages(version) ? "ZLDWDM" : "XZQDM", "")
                .strip();
    }

    private static String name(LayerVersion version, Map<String, String> values) {
        return values.getOrDefault(isOfVillages(version) ? "ZLDWMC" : "XZQMC", "")
                .strip();
    }
}
