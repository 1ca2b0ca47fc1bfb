package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.jspecify.annotations.Nullable;

/** The coordinate reference system of a GIS file: what it states, checked against one of its points. */
final class FeatureCrs {

    private static final Pattern URN = Pattern.compile("(?:URN:OGC:DEF:CRS:)?EPSG:[\\d.]*:?(\\d{4,6})");

    private final ReadOptions options;
    private final Findings findings;
    private final Questions questions;
    private final List<Assumption> assumptions = new ArrayList<>();

    FeatureCrs(ReadOptions options, Findings findings) {
        this(options, findings, new Questions("", options));
    }

    FeatureCrs(ReadOptions options, Findings findings, Questions questions) {
        this.options = options;
        this.findings = findings;
        this.questions = questions;
    }

    /**
     * The system a name like that of a GeoJSON {@code crs} member means; empty when it is not one of the catalogue.
     *
     * @param name for instance {@code urn:ogc:def:crs:EPSG::4527}
     */
    static Optional<CrsCode> named(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        if (upper.endsWith("CRS84")) {
            return Optional.of(CrsCatalogue.WGS84_GEOGRAPHIC);
        }
        Matcher matcher = URN.matcher(upper);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return CrsCatalogue.find(new CrsCode(Integer.parseInt(matcher.group(1))))
                .map(CrsDefinition::code);
    }

    List<Assumption> assumptions() {
        return assumptions;
    }

    /**
     * @param stated by the file; null when it is silent
     * @param easting of one point
     */
    Optional<CrsCode> decide(@Nullable CrsCode stated, double easting, double northing) {
        CrsCode known = options.crs() != null ? options.crs() : stated;
        if (stated != null) {
            assume("crs-from-file", 1, stated.toString());
        }
        if (known != null && known.equals(CrsCatalogue.WEB_MERCATOR)) {
            return Optional.of(known);
        }
        boolean geographic = Math.abs(easting) <= 180 && Math.abs(northing) <= 90;
        if (geographic && known == null) {
            assume("crs-by-format", 0.8, CrsCatalogue.WGS84_GEOGRAPHIC.toString());
            return Optional.of(CrsCatalogue.WGS84_GEOGRAPHIC);
        }
        CrsDefinition file = stated == null ? null : CrsCatalogue.get(stated);
        var decision = new CrsDecision(options, findings, questions);
        Optional<CrsCode> crs = decision.decide(new CrsDecision.Evidence(
                geographic,
                geographic ? 0 : Magnitudes.prefixOf(easting),
                file == null ? null : file.datum(),
                file == null ? 0 : file.zoneNumber(),
                easting,
                northing));
        assumptions.addAll(decision.assumptions());
        return crs;
    }

    private void assume(String code, double confidence, String... arguments) {
        assumptions.add(new Assumption(code, confidence, List.of(arguments)));
    }
}
