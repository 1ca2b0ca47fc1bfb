package org.hongxian.approval.drawing.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.DrawingRepairs;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.People;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.repair.Repair;
import org.hongxian.gis.repair.RepairRun;
import org.hongxian.gis.repair.Repairs;
import org.hongxian.gis.topology.CheckContext;
import org.hongxian.gis.topology.NamedArea;
import org.hongxian.gis.topology.TopologyCheck;
import org.hongxian.map.region.DivisionLayers;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Finds the defects of plots, against the boundary of their county; where that is not known, this is a finding too. */
@Component
class DrawingInspection {

    private final DrawingSettings settings;
    private final DivisionLayers divisions;
    private final DrawingRepository drawings;
    private final Surroundings surroundings;
    private final MessageSource texts;
    private final People people;
    private final Clock clock;

    DrawingInspection(
            DrawingSettings settings,
            DivisionLayers divisions,
            DrawingRepository drawings,
            Surroundings surroundings,
            MessageSource texts,
            People people,
            Clock clock) {
        this.settings = settings;
        this.divisions = divisions;
        this.drawings = drawings;
        this.surroundings = surroundings;
        this.texts = texts;
        this.people = people;
        this.clock = clock;
    }

    CrsCode crsOf(AdministrativeCode county) {
        return settings.crsOf(county);
    }

    /**
     * Every defect at once, in the order of the plots.
     *
     * @param format short name of the format the plots came in; empty when they were drawn
     * @param caseFile whose county they must lie in, and whose earlier drawing they must stay inside
     */
    List<Issue> inspect(CrsCode crs, List<Plot> plots, String format, CaseFile caseFile, DrawingKind kind) {
        return inspect(crs, plots, format, caseFile, kind, null);
    }

    /** @param surveyed the plots before they were converted; null when they were not */
    List<Issue> inspect(
            CrsCode crs,
            List<Plot> plots,
            String format,
            CaseFile caseFile,
            DrawingKind kind,
            CheckContext.@Nullable Surveyed surveyed) {
        CheckContext context = context(crs, plots, format, caseFile, kind).withSurveyed(surveyed);
        if (context.county() != null) {
            return TopologyCheck.check(plots, context);
        }
        var issues = new ArrayList<Issue>();
        // Not to know the county must not look like lying inside it.
        String county = people.regionName(caseFile.county());
        issues.add(Issue.of(IssueCode.COUNTY_NOT_CHECKED, Place.nowhere(), Map.of("county", county)));
        issues.addAll(TopologyCheck.check(plots, context));
        return List.copyOf(issues);
    }

    /** What plots of a case are checked against: its county and those around, its earlier drawing, the red lines beside it. */
    CheckContext context(CrsCode crs, List<Plot> plots, String format, CaseFile caseFile, DrawingKind kind) {
        CheckContext context = withOrigin(
                        CheckContext.of(crs, LocalDate.now(clock)).withFormat(format), crs, caseFile.id(), kind)
                .withNeighbours(surroundings.redLines(caseFile.id(), kind, crs, plots));
        AdministrativeCode county = caseFile.county();
        return boundary(crs, county)
                .map(own -> context.withCounty(own, people.regionName(county))
                        .withCounties(neighbouringCounties(crs, plots, county)))
                .orElse(context);
    }

    /**
     * Every defect of plots that are drawn or edited. What a file declared held for the points it came with: another number of
     * points is no defect then, and another area is told without a place, for nobody has to clear it.
     *
     * @param converted whether most points come from a conversion, whose decimals nobody chose
     */
    List<Issue> inspectEdited(CrsCode crs, List<Plot> plots, CaseFile caseFile, DrawingKind kind, boolean converted) {
        return inspect(crs, plots, "", caseFile, kind).stream()
                .filter(issue -> !converted || issue.code() != IssueCode.COORDINATE_PRECISION)
                .filter(issue -> issue.code() != IssueCode.DECLARED_COUNT_DIFFERS)
                .map(issue -> issue.code() == IssueCode.DECLARED_AREA_DIFFERS ? asInformation(issue) : issue)
                .toList();
    }

    /**
     * Proposals for some of these findings of these plots, and with the first of them all together that may be.
     *
     * @param from number of the first finding, from 1
     */
    DrawingRepairs repairs(
            CrsCode crs, List<Plot> plots, List<Issue> issues, CaseFile caseFile, DrawingKind kind, int from) {
        CheckContext context = context(crs, plots, "", caseFile, kind);
        int first = Math.min(Math.max(from, 1) - 1, issues.size());
        List<Issue> some = issues.subList(first, Math.min(first + DrawingRepairs.MOST, issues.size()));
        var proposals = new HashMap<Integer, Repair>();
        Repairs.propose(plots, some, context).forEach((index, repair) -> proposals.put(first + index, repair));
        RepairRun together = first == 0 ? RepairRun.safe(plots, context) : new RepairRun(plots, List.of(), List.of());
        return new DrawingRepairs(plots, proposals, together);
    }

    private static Issue asInformation(Issue issue) {
        Place place = new Place(null, issue.place().plot(), null, null, null);
        return new Issue(issue.code(), Severity.NOTE, place, issue.arguments());
    }

    /** What a drawing has too much beyond the one it derives from, as that one is now; nothing when there is none. */
    List<Issue> outsideOrigin(DrawingVersion version, CaseId caseId) {
        CheckContext context =
                withOrigin(CheckContext.of(version.crs(), LocalDate.now(clock)), version.crs(), caseId, version.kind());
        return context.origin() == null
                ? List.of()
                : TopologyCheck.check(version.plots(), context).stream()
                        .filter(issue -> issue.code() == IssueCode.OUTSIDE_ORIGIN)
                        .toList();
    }

    /** A land-use drawing stays inside the site, a works drawing inside the land approved for use. */
    private CheckContext withOrigin(CheckContext context, CrsCode crs, CaseId caseId, DrawingKind kind) {
        return Origins.of(kind)
                .flatMap(from -> drawings.findCurrent(caseId, from))
                .map(origin -> context.withOrigin(
                        CoordinateTransformer.between(origin.crs(), crs)
                                .transform(RedLineGeometry.multiPolygon(origin)),
                        texts.getMessage("drawing.kind." + origin.kind(), null, Locale.CHINESE)))
                .orElse(context);
    }

    /** Those besides the own one that come near the plots, part by part. */
    private List<NamedArea> neighbouringCounties(CrsCode crs, List<Plot> plots, AdministrativeCode own) {
        var found = new ArrayList<NamedArea>();
        divisions
                .counties(crs)
                .ifPresent(version -> divisions.visit(version, Surroundings.extent(plots), crs, county -> {
                    if (!county.code().equals(own.value())) {
                        String name = county.name().isEmpty() ? county.code() : county.name();
                        found.add(new NamedArea(name, county.ground()));
                    }
                }));
        return List.copyOf(found);
    }

    /** Where the county lies, in its own CRS; empty when the layer of divisions does not have it. */
    Optional<Envelope> countyExtent(AdministrativeCode county) {
        return boundary(crsOf(county), county).map(Geometry::getEnvelopeInternal);
    }

    /** The parts of the county, in the CRS asked for; empty when the layer of divisions does not have it. */
    private Optional<MultiPolygon> boundary(CrsCode crs, AdministrativeCode county) {
        return divisions
                .counties(crs)
                .flatMap(version -> divisions.ground(version, code -> code.equals(county.value()), crs));
    }
}
