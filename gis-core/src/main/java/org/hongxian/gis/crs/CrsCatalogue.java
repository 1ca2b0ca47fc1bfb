package org.hongxian.gis.crs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hongxian.gis.crs.CrsDefinition.Kind;

/**
 * Every coordinate reference system the product knows, by EPSG code and by zone.
 *
 * <p>The codes of the three national datums run in step with the zone numbers, so the catalogue is arithmetic: zone 39 of the
 * 3-degree strips in CGCS2000 is 4488 + 39 with, and 4509 + 39 without the zone number in the easting. WGS 84 (4326) and the web
 * map projection (3857) are known as foreign systems.
 */
public final class CrsCatalogue {

    public static final CrsCode CGCS2000_GEOGRAPHIC = new CrsCode(4490);
    public static final CrsCode WGS84_GEOGRAPHIC = new CrsCode(4326);
    public static final CrsCode WEB_MERCATOR = new CrsCode(3857);

    private static final double FALSE_EASTING_METRES = 500_000;
    private static final double PREFIX_METRES = 1_000_000;

    /** One run of codes: offset + zone number = EPSG code. */
    private record Strip(Datum datum, int width, boolean prefixed, int offset) {

        int firstZone() {
            return width == 3 ? 25 : 13;
        }

        int lastZone() {
            return width == 3 ? 45 : 23;
        }

        boolean holds(int zone) {
            return zone >= firstZone() && zone <= lastZone();
        }
    }

    private static final List<Strip> STRIPS = List.of(
            new Strip(Datum.CGCS2000, 3, true, 4488),
            new Strip(Datum.CGCS2000, 3, false, 4509),
            new Strip(Datum.CGCS2000, 6, true, 4478),
            new Strip(Datum.CGCS2000, 6, false, 4489),
            new Strip(Datum.XIAN80, 3, true, 2324),
            new Strip(Datum.XIAN80, 3, false, 2345),
            new Strip(Datum.XIAN80, 6, true, 2314),
            new Strip(Datum.XIAN80, 6, false, 2325),
            new Strip(Datum.BEIJING54, 3, true, 2376),
            new Strip(Datum.BEIJING54, 3, false, 2397),
            new Strip(Datum.BEIJING54, 6, true, 21400),
            new Strip(Datum.BEIJING54, 6, false, 21440));

    private CrsCatalogue() {}

    public static Optional<CrsDefinition> find(CrsCode code) {
        for (Datum datum : Datum.values()) {
            if (geographicCode(datum).equals(code)) {
                return Optional.of(geographic(datum));
            }
        }
        if (code.equals(WEB_MERCATOR)) {
            return Optional.of(new CrsDefinition(
                    code, Datum.WGS84, Kind.WEB_MERCATOR, 0, 0, 0, 0, "网络墨卡托投影", "WGS 84 / Pseudo-Mercator"));
        }
        return STRIPS.stream()
                .filter(strip -> strip.holds(code.epsg() - strip.offset()))
                .findFirst()
                .map(strip -> definition(strip, code.epsg() - strip.offset()));
    }

    /** @throws UnknownCrsException if the catalogue does not have it */
    public static CrsDefinition get(CrsCode code) {
        return find(code).orElseThrow(() -> new UnknownCrsException(code));
    }

    /** All of them, by ascending code. */
    public static List<CrsDefinition> list() {
        var all = new ArrayList<CrsDefinition>();
        for (Datum datum : Datum.values()) {
            all.add(geographic(datum));
        }
        all.add(get(WEB_MERCATOR));
        for (Strip strip : STRIPS) {
            IntStream.rangeClosed(strip.firstZone(), strip.lastZone())
                    .forEach(zone -> all.add(definition(strip, zone)));
        }
        all.sort(Comparator.comparingInt(crs -> crs.code().epsg()));
        return List.copyOf(all);
    }

    /** Longitude and latitude on the given datum. */
    public static CrsDefinition geographic(Datum datum) {
        return new CrsDefinition(
                geographicCode(datum),
                datum,
                Kind.GEOGRAPHIC,
                0,
                0,
                0,
                0,
                datum.nameZh() + " 经纬度",
                datum.nameEn() + " longitude/latitude");
    }

    /**
     * A Gauss-Krüger zone by its number; the number alone tells the strip width (25-45 is 3 degrees, 13-23 is 6 degrees).
     *
     * @param prefixed whether eastings carry the zone number
     * @throws IllegalArgumentException if no strip has this number, or the datum has no zones
     */
    public static CrsDefinition zone(Datum datum, int zoneNumber, boolean prefixed) {
        return STRIPS.stream()
                .filter(strip -> strip.datum() == datum && strip.prefixed() == prefixed && strip.holds(zoneNumber))
                .findFirst()
                .map(strip -> definition(strip, zoneNumber))
                .orElseThrow(() -> new IllegalArgumentException("no zone " + zoneNumber + " on " + datum));
    }

    /** Whether a number is that of a zone of either width. */
    public static boolean isZoneNumber(int zoneNumber) {
        return zoneNumber >= 25 && zoneNumber <= 45 || zoneNumber >= 13 && zoneNumber <= 23;
    }

    /**
     * The 3-degree zone a longitude belongs to, eastings prefixed. WGS 84 uses the zones of CGCS2000.
     *
     * @throws IllegalArgumentException if the longitude is outside the zones 25-45
     */
    public static CrsDefinition threeDegreeZoneOf(Datum datum, double longitudeDegrees) {
        Datum zoned = datum == Datum.WGS84 ? Datum.CGCS2000 : datum;
        int number = (int) Math.round(longitudeDegrees / 3);
        if (number < 25 || number > 45) {
            throw new IllegalArgumentException(
                    "longitude " + longitudeDegrees + " is outside the 3-degree zones 25-45");
        }
        return zone(zoned, number, true);
    }

    /** The same zone with or without the zone number in its eastings. */
    public static CrsDefinition withPrefix(CrsDefinition zone, boolean prefixed) {
        return zone(zone.datum(), zone.zoneNumber(), prefixed);
    }

    private static CrsCode geographicCode(Datum datum) {
        return switch (datum) {
            case CGCS2000 -> CGCS2000_GEOGRAPHIC;
            case XIAN80 -> new CrsCode(4610);
            case BEIJING54 -> new CrsCode(4214);
            case WGS84 -> WGS84_GEOGRAPHIC;
        };
    }

    private static CrsDefinition definition(Strip strip, int zone) {
        int meridian = strip.width() == 3 ? 3 * zone : 6 * zone - 3;
        double falseEasting = FALSE_EASTING_METRES + (strip.prefixed() ? zone * PREFIX_METRES : 0);
        String variantZh = strip.prefixed() ? zone + "带" : "中央子午线" + meridian + "°";
        String variantEn = strip.prefixed() ? " zone " + zone : " CM " + meridian + "E";
        return new CrsDefinition(
                new CrsCode(strip.offset() + zone),
                strip.datum(),
                Kind.GAUSS_KRUEGER,
                strip.width(),
                zone,
                meridian,
                falseEasting,
                strip.datum().nameZh() + " " + strip.width() + "度分带 " + variantZh,
                strip.datum().nameEn() + " / " + strip.width() + "-degree Gauss-Krüger" + variantEn);
    }
}
