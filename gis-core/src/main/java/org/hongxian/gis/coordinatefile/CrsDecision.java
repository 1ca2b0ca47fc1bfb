package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCatalogue;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.CrsDefinition;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.jspecify.annotations.Nullable;

/**
 * Decides the coordinate reference system of a file from what the user states, what the file states, what the coordinates look
 * like and where the county lies. The coordinates win; every contradiction is a finding, every gap filled is an assumption.
 */
public final class CrsDecision {

    /**
     * What speaks for a system.
     *
     * @param geographic whether the numbers are degrees
     * @param prefixZone zone number in front of the eastings, 0 without
     * @param fileDatum stated by the file
     * @param fileZone stated by the file, 0 without
     * @param easting of one typical point, to tell the zone the place belongs to
     */
    public record Evidence(
            boolean geographic,
            int prefixZone,
            @Nullable Datum fileDatum,
            int fileZone,
            double easting,
            double northing) {}

    private final ReadOptions options;
    private final Findings findings;
    private final Questions questions;
    private final List<Assumption> assumptions = new ArrayList<>();

    public CrsDecision(ReadOptions options, Findings findings, Questions questions) {
        this.options = options;
        this.findings = findings;
        this.questions = questions;
    }

    public List<Assumption> assumptions() {
        return assumptions;
    }

    /** @return empty when nothing decides; the finding is then recorded */
    public Optional<CrsCode> decide(Evidence evidence) {
        Optional<CrsDefinition> stated = Optional.ofNullable(options.crs()).map(CrsCatalogue::get);
        Datum datum = datum(stated, evidence);
        if (evidence.geographic()) {
            return Optional.of(geographic(stated, datum));
        }
        Optional<CrsDefinition> zone = zone(stated, datum, evidence);
        zone.ifPresentOrElse(
                found -> compare(found, stated, evidence),
                () -> findings.add(IssueCode.CRS_UNKNOWN, Place.nowhere(), Map.of()));
        return zone.map(CrsDefinition::code);
    }

    private Datum datum(Optional<CrsDefinition> stated, Evidence evidence) {
        Datum fileDatum = evidence.fileDatum();
        if (stated.isPresent()) {
            assume("crs-stated", 1, stated.get().code().toString());
            return stated.get().datum();
        }
        if (fileDatum != null) {
            assume("datum-from-file", 1, fileDatum.nameZh());
            return fileDatum;
        }
        String chosen = questions.ask(CrsQuestions.datum(evidence.geographic())).orElseThrow();
        Datum datum = CrsQuestions.datum(chosen);
        if (!questions.isAnswered(Questions.DATUM)) {
            assume("datum-assumed", Question.DEFENSIBLE, datum.nameZh());
        }
        return datum;
    }

    private CrsCode geographic(Optional<CrsDefinition> stated, Datum datum) {
        if (stated.isPresent() && !stated.get().isGeographic()) {
            findings.add(
                    IssueCode.ZONE_CONFLICT,
                    Place.nowhere(),
                    Map.of("statedCrs", stated.get().code().toString()));
        }
        assume("degrees-by-magnitude", 0.95);
        return CrsCatalogue.geographic(datum).code();
    }

    private Optional<CrsDefinition> zone(Optional<CrsDefinition> stated, Datum datum, Evidence evidence) {
        Datum zoned = datum == Datum.WGS84 ? Datum.CGCS2000 : datum;
        if (zoned != datum) {
            assume("wgs84-as-cgcs2000", 0.9);
        }
        if (evidence.prefixZone() > 0) {
            assume("zone-from-prefix", 1, Integer.toString(evidence.prefixZone()));
            return Optional.of(CrsCatalogue.zone(zoned, evidence.prefixZone(), true));
        }
        if (stated.isPresent() && stated.get().isZone()) {
            if (stated.get().isPrefixed()) {
                assume("prefix-missing", 0.9, stated.get().code().toString());
            }
            return Optional.of(CrsCatalogue.withPrefix(stated.get(), false));
        }
        if (evidence.fileZone() > 0) {
            assume("zone-from-file", 0.95, Integer.toString(evidence.fileZone()));
            return Optional.of(CrsCatalogue.zone(zoned, evidence.fileZone(), false));
        }
        Integer county = options.countyZone();
        if (county != null) {
            assume("zone-from-county", 0.8, county.toString());
            return Optional.of(CrsCatalogue.zone(zoned, county, false));
        }
        return questions
                .ask(CrsQuestions.zone(evidence.easting()))
                .map(number -> CrsCatalogue.zone(zoned, Integer.parseInt(number), false));
    }

    private void compare(CrsDefinition zone, Optional<CrsDefinition> stated, Evidence evidence) {
        var conflict = new LinkedHashMap<String, Object>();
        if (evidence.fileZone() > 0 && !sameMeridian(zone, evidence.fileZone())) {
            conflict.put("headerZone", evidence.fileZone());
        }
        stated.filter(crs -> !crs.isZone() || crs.centralMeridianDegrees() != zone.centralMeridianDegrees())
                .ifPresent(crs -> conflict.put("statedCrs", crs.code().toString()));
        if (!conflict.isEmpty()) {
            conflict.put(evidence.prefixZone() > 0 ? "prefixZone" : "usedZone", zone.zoneNumber());
            findings.add(IssueCode.ZONE_CONFLICT, Place.nowhere(), conflict);
        }
        Integer county = options.countyZone();
        if (county != null && !isNearZone(zone, evidence, county)) {
            findings.add(
                    IssueCode.ZONE_WRONG, Place.nowhere(), Map.of("zone", zone.zoneNumber(), "expectedZone", county));
        }
    }

    private static boolean sameMeridian(CrsDefinition zone, int number) {
        return CrsCatalogue.zone(zone.datum(), number, true).centralMeridianDegrees() == zone.centralMeridianDegrees();
    }

    /**
     * Within the strip of the county's zone, or a quarter of a degree beside it: counties do not end at zone borders. Where the
     * projection of the zone is not defined is far from every county.
     */
    private static boolean isNearZone(CrsDefinition zone, Evidence evidence, int countyZone) {
        CrsDefinition county = CrsCatalogue.zone(zone.datum(), countyZone, true);
        double longitude;
        try {
            longitude = CoordinateTransformer.between(
                            zone.code(), CrsCatalogue.geographic(zone.datum()).code())
                    .transform(evidence.easting(), evidence.northing())
                    .x;
        } catch (CoordinateOutOfDomainException e) {
            return false;
        }
        return Math.abs(longitude - county.centralMeridianDegrees()) <= county.zoneWidthDegrees() / 2.0 + 0.25;
    }

    private void assume(String code, double confidence, String... arguments) {
        assumptions.add(new Assumption(code, confidence, List.of(arguments)));
    }
}
