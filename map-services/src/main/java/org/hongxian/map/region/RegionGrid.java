package org.hongxian.map.region;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.tile.TileMatrixSet;
import org.locationtech.jts.geom.Coordinate;

/**
 * The grid the map of an office is drawn in, and with it the system its shapes are drawn and its places read in: that of the
 * three-degree zone in which the layers that count lie.
 */
public final class RegionGrid {

    /** Whose zone decides where there are several: the land itself, then its divisions. */
    private static final List<String> LEADING = List.of("DLTB", "XZQ");

    private static final int ZONE_DEGREES = 3;
    private static final int FIRST_ZONE = 25;
    private static final int LAST_ZONE = 45;

    private final LayerCatalogue catalogue;
    private final TileMatrixSet otherwise;

    /**
     * @param crs of the drawings of the office; its zone counts as long as no layer tells where the land is
     * @throws IllegalArgumentException if it is no zone of the country
     */
    public RegionGrid(LayerCatalogue catalogue, CrsCode crs) {
        this.catalogue = catalogue;
        CrsDefinition zone = CrsCatalogue.get(crs);
        if (!zone.isZone()) {
            throw new IllegalArgumentException("drawings are made in a zone, not in " + crs);
        }
        this.otherwise = TileMatrixSet.zone(number(zone.centralMeridianDegrees()));
    }

    /** That of the land-use layer, else of the divisions, else of most layers; of as many, the western one. */
    public TileMatrixSet get() {
        List<LayerVersion> current = catalogue.current();
        for (String leading : LEADING) {
            OptionalInt zone = current.stream()
                    .filter(version -> version.layer().equals(leading))
                    .map(this::zone)
                    .findFirst()
                    .orElse(OptionalInt.empty());
            if (zone.isPresent()) {
                return TileMatrixSet.zone(zone.getAsInt());
            }
        }
        var layers = new TreeMap<Integer, Integer>();
        current.forEach(version -> zone(version).ifPresent(zone -> layers.merge(zone, 1, Integer::sum)));
        int most = layers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return layers.entrySet().stream()
                .filter(zone -> zone.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .map(TileMatrixSet::zone)
                .orElse(otherwise);
    }

    /** The system of the grid, easting first, in metres. */
    public CrsCode crs() {
        return get().crs();
    }

    /** The grid in a given system; empty unless that is a three-degree zone of the national datum, eastings prefixed. */
    public static Optional<TileMatrixSet> find(CrsCode crs) {
        return TileMatrixSet.list().stream()
                .filter(grid -> grid.crs().equals(crs) && CrsCatalogue.get(crs).isZone())
                .findFirst();
    }

    /** Empty for a version without features, on another datum, outside the country, or outside of its own system. */
    private OptionalInt zone(LayerVersion version) {
        CrsDefinition crs = CrsCatalogue.get(version.crs());
        if (!version.isOnNationalDatum() || version.featureCount() == 0) {
            return OptionalInt.empty();
        }
        boolean isThreeDegrees = crs.isZone() && crs.zoneWidthDegrees() == ZONE_DEGREES;
        int number;
        try {
            number = number(isThreeDegrees ? crs.centralMeridianDegrees() : middle(version));
        } catch (CoordinateOutOfDomainException e) {
            return OptionalInt.empty();
        }
        return number < FIRST_ZONE || number > LAST_ZONE ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /**
     * Longitude in the middle of a version.
     *
     * @throws CoordinateOutOfDomainException if its system is not defined there, as for metres that were taken for degrees
     */
    private double middle(LayerVersion version) {
        Coordinate middle = catalogue.figures(version).extent().envelope().centre();
        return CoordinateTransformer.between(version.crs(), CrsCatalogue.CGCS2000_GEOGRAPHIC)
                .transform(middle.getX(), middle.getY())
                .getX();
    }

    private static int number(double longitudeDegrees) {
        return (int) Math.round(longitudeDegrees / ZONE_DEGREES);
    }
}
