package org.hongxian.approval.desk.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.gis.area.AreaMeasurement;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.region.DivisionLayers;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;

/** Counties, towns and villages for the questions of a person: by name and by code, as far as the layers of them may be seen. */
@Component
class Divisions {

    private static final int COUNTY_DIGITS = 6;
    private static final int TOWN_DIGITS = 9;
    private static final int VILLAGE_DIGITS = 12;
    /**
     * Up to the first word for a town that none of the other words follows: 新乡镇 is one town, and so is 北镇街道; the village 镇东村 of
     * the town 柳树镇 begins with the same word.
     */
    private static final Pattern TOWN = Pattern.compile(".+?(?:镇(?!乡|街道)|乡(?!镇|街道)|街道)");

    private final DivisionLayers layers;
    private final VisibleLayers visible;
    private volatile Known known = new Known(List.of(), Map.of());

    Divisions(DivisionLayers layers, VisibleLayers visible) {
        this.layers = layers;
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

    /** @param ground in the CRS of the layer it is of */
    record Land(CrsCode crs, MultiPolygon ground, String name) {}

    /**
     * The land of a division, by the beginning of its code: two digits for a province, four for a city, six, nine or twelve as above.
     *
     * @return empty when no layer the person may see has it
     */
    Optional<Land> find(String code) {
        String prefix = prefix(code);
        return visible.find(prefix.length() <= COUNTY_DIGITS ? DivisionLayers.COUNTIES : DivisionLayers.VILLAGES)
                .flatMap(version -> layers.ground(version, own -> own.startsWith(prefix), version.crs())
                        .map(ground -> {
                            String name = name(prefix);
                            return new Land(version.crs(), ground, name.isEmpty() ? code : name);
                        }));
    }

    /** The county the largest part of the land lies in; empty when no division has any of it. */
    Optional<String> countyOf(MultiPolygon land, CrsCode crs) {
        Map<String, Double> shares = new TreeMap<>();
        var measurement = AreaMeasurement.in(crs);
        layers.counties(crs)
                .ifPresent(version -> layers.visit(version, land.getEnvelopeInternal(), crs, county -> {
                    if (county.code().matches("\\d{6}.*")) {
                        double shared = measurement.planarSquareMetres(Polygonal.intersection(county.ground(), land));
                        shares.merge(county.code().substring(0, COUNTY_DIGITS), shared, Double::sum);
                    }
                }));
        return shares.entrySet().stream()
                .filter(share -> share.getValue() > 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** 990100 is the city and 990000 the province: the zeros of a code of six digits stand for nothing. */
    private static String prefix(String code) {
        if (code.length() == COUNTY_DIGITS && code.endsWith("0000")) {
            return code.substring(0, 2);
        }
        return code.length() == COUNTY_DIGITS && code.endsWith("00") ? code.substring(0, 4) : code;
    }

    private Map<String, Division> divisions() {
        List<LayerVersion> versions = List.of(DivisionLayers.COUNTIES, DivisionLayers.VILLAGES).stream()
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
            boolean ofCounties = version.layer().equals(DivisionLayers.COUNTIES);
            for (DivisionLayers.Division division : layers.list(version)) {
                if (ofCounties) {
                    add(read, division.code(), COUNTY_DIGITS, division.name(), "county");
                } else {
                    add(read, division.code(), VILLAGE_DIGITS, division.name(), "village");
                    if (division.code().length() >= TOWN_DIGITS) {
                        towns.merge(division.code().substring(0, TOWN_DIGITS), division.name(), Divisions::common);
                    }
                }
            }
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

    /**
     * The layer names villages with their town in front.
     *
     * @param common what the names of all villages of a town begin with
     */
    static String townName(String common) {
        Matcher town = TOWN.matcher(common);
        return town.lookingAt() ? town.group() : "";
    }
}
