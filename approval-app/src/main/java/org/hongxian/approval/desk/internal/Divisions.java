package org.hongxian.approval.desk.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;

/**
 * Counties, towns and villages: their names, and the land they have by the current layers of divisions (XZQ) and of village survey
 * units (CJDCQ).
 */
@Component
class Divisions {

    private static final String COUNTIES = "XZQ";
    private static final String VILLAGES = "CJDCQ";
    private static final int COUNTY_DIGITS = 6;
    private static final int TOWN_DIGITS = 9;
    private static final int VILLAGE_DIGITS = 12;
    private static final Pattern TOWN = Pattern.compile(".+(?:镇|乡|街道)");
    private static final Envelope EVERYWHERE = new Envelope(-1e9, 1e9, -1e9, 1e9);

    private final LayerCatalogue catalogue;
    private final VisibleLayers visible;
    private volatile Known known = new Known(List.of(), Map.of());

    Divisions(LayerCatalogue catalogue, VisibleLayers visible) {
        this.catalogue = catalogue;
        this.visible = visible;
    }

    /** @param level county, town or village */
    record Division(String code, String name, String level) {}

    /** Names by code, as the versions have them. */
    private record Known(List<UUID> versions, Map<String, Division> divisions) {}

    /** In order of their codes. */
    List<Division> list() {
        return List.copyOf(divisions().values());
    }

    /** Empty when the code is none that is known. */
    String name(String code) {
        Division division = divisions().get(code);
        return division == null ? "" : division.name();
    }

    /**
     * The land of a division, by the beginning of its code: two digits for a province, four for a city, six, nine or twelve as above.
     *
     * @return in the CRS of the version; empty when no layer has it
     */
    Optional<Land> find(String code) {
        String prefix = prefix(code);
        boolean ofCounties = prefix.length() <= COUNTY_DIGITS;
        LayerVersion version = visible.find(ofCounties ? COUNTIES : VILLAGES).orElse(null);
        if (version == null) {
            return Optional.empty();
        }
        var parts = new ArrayList<Geometry>();
        catalogue.visit(version.id(), EVERYWHERE, feature -> {
            String own = feature.attributes().getOrDefault(ofCounties ? "XZQDM" : "ZLDWDM", "");
            if (own.startsWith(prefix)) {
                parts.add(feature.geometry());
            }
        });
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        MultiPolygon ground = parts.size() == 1 && Polygonal.isValid(parts.get(0))
                ? Polygonal.areas(parts.get(0))
                : Polygonal.union(parts, parts.get(0));
        String name = name(prefix);
        return Optional.of(new Land(version, ground, name.isEmpty() ? code : name));
    }

    /** The county the largest part of the land lies in; empty when no division of the CRS has any of it. */
    Optional<String> countyOf(MultiPolygon land, CrsCode crs) {
        LayerVersion version = catalogue
                .findCurrent(COUNTIES)
                .filter(counties -> counties.crs().equals(crs))
                .orElse(null);
        if (version == null) {
            return Optional.empty();
        }
        Map<String, Double> shares = new TreeMap<>();
        catalogue.visit(version.id(), land.getEnvelopeInternal(), county -> {
            String code = county.attributes().getOrDefault("XZQDM", "");
            if (code.matches("\\d{6}.*")) {
                double shared = Polygonal.intersection(county.geometry(), land).getArea();
                shares.merge(code.substring(0, COUNTY_DIGITS), shared, Double::sum);
            }
        });
        return shares.entrySet().stream()
                .filter(share -> share.getValue() > 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    record Land(LayerVersion version, MultiPolygon ground, String name) {}

    /** 990100 is the city and 990000 the province: the zeros of a code of six digits stand for nothing. */
    private static String prefix(String code) {
        if (code.length() == COUNTY_DIGITS && code.endsWith("0000")) {
            return code.substring(0, 2);
        }
        return code.length() == COUNTY_DIGITS && code.endsWith("00") ? code.substring(0, 4) : code;
    }

    private Map<String, Division> divisions() {
        List<LayerVersion> versions = List.of(COUNTIES, VILLAGES).stream()
                .flatMap(layer -> visible.find(layer).stream())
                .toList();
        List<UUID> ids = versions.stream().map(LayerVersion::id).toList();
        Known read = known;
        if (!read.versions().equals(ids)) {
            read = new Known(ids, read(versions));
            known = read;
        }
        return read.divisions();
    }

    private Map<String, Division> read(List<LayerVersion> versions) {
        var read = new TreeMap<String, Division>();
        Map<String, String> towns = new HashMap<>();
        for (LayerVersion version : versions) {
            catalogue.visit(version.id(), EVERYWHERE, feature -> {
                Map<String, String> values = feature.attributes();
                if (version.layer().equals(COUNTIES)) {
                    add(
                            read,
                            values.getOrDefault("XZQDM", ""),
                            COUNTY_DIGITS,
                            values.getOrDefault("XZQMC", ""),
                            "county");
                } else {
                    String code = values.getOrDefault("ZLDWDM", "");
                    String name = values.getOrDefault("ZLDWMC", "");
                    add(read, code, VILLAGE_DIGITS, name, "village");
                    if (code.length() >= TOWN_DIGITS) {
                        towns.merge(code.substring(0, TOWN_DIGITS), name, Divisions::common);
                    }
                }
            });
        }
        towns.forEach((code, name) -> add(read, code, TOWN_DIGITS, townName(name), "town"));
        return read;
    }

    private static void add(Map<String, Division> to, String code, int digits, String name, String level) {
        if (code.length() >= digits) {
            String own = code.substring(0, digits);
            to.putIfAbsent(own, new Division(own, name, level));
        }
    }

    private static String common(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return one.substring(0, length);
    }

    /** The layer names villages with their town in front. */
    private static String townName(String common) {
        Matcher town = TOWN.matcher(common);
        return town.lookingAt() ? town.group() : "";
    }
}
