package org.hongxian.approval.drawing.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.ClashingClaim;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Role;
import org.hongxian.gis.coordinatefile.BoundaryPoint;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.ReadLimits;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.topology.NamedArea;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;

/**
 * The red lines beside the plots of a case: the current drawings of other cases that clash with it and that the current person may see.
 * Applicants are told nothing of their boundaries, or they could feel out somebody else's.
 */
@Component
class Surroundings {

    /** Boundaries farther apart have nothing to do with each other. */
    private static final double NEAR_METRES = 1;

    /** Argument of every finding that names another case. */
    private static final String NEIGHBOUR = "neighbour";

    private final RedLines redLines;
    private final Cases cases;
    private final CurrentPerson person;

    Surroundings(RedLines redLines, Cases cases, CurrentPerson person) {
        this.redLines = redLines;
        this.cases = cases;
        this.person = person;
    }

    /** A version as the current person may see it: its findings about other red lines are for officials, who know some by number. */
    DrawingVersion seen(DrawingVersion version) {
        Set<String> numbers = version.issues().stream()
                .filter(issue -> issue.arguments().containsKey(NEIGHBOUR))
                .map(issue -> String.valueOf(issue.arguments().get(NEIGHBOUR)))
                .collect(Collectors.toSet());
        if (numbers.isEmpty()) {
            return version;
        }
        if (person.get().has(Role.APPLICANT)) {
            return version.withIssues(version.issues().stream()
                    .filter(issue -> !issue.arguments().containsKey(NEIGHBOUR))
                    .toList());
        }
        cases.listByNumber(numbers).forEach(known -> numbers.remove(known.number()));
        return version.withIssues(version.issues().stream()
                .map(issue ->
                        numbers.contains(String.valueOf(issue.arguments().get(NEIGHBOUR))) ? unnamed(issue) : issue)
                .toList());
    }

    private static Issue unnamed(Issue issue) {
        Map<String, Object> arguments = new LinkedHashMap<>(issue.arguments());
        arguments.remove(NEIGHBOUR);
        return new Issue(issue.code(), issue.severity(), issue.place(), arguments);
    }

    /**
     * @param crs of the plots, projected
     * @return land of single plots in that CRS, valid, by the number of its case; none when an applicant asks
     */
    List<NamedArea> redLines(CaseId caseId, DrawingKind kind, CrsCode crs, List<Plot> plots) {
        Envelope near = extent(plots);
        near.expandBy(NEAR_METRES);
        return redLines(caseId, kind, crs, near);
    }

    /** The same around any place. */
    List<NamedArea> redLines(CaseId caseId, DrawingKind kind, CrsCode crs, Envelope near) {
        if (near.isNull() || person.get().has(Role.APPLICANT)) {
            return List.of();
        }
        List<ClashingClaim> clashing = redLines.listClashing(caseId, kind, crs, near);
        Set<CaseId> visible = cases
                .list(clashing.stream().map(claim -> claim.file().id()).toList())
                .stream()
                .map(CaseFile::id)
                .collect(Collectors.toSet());
        var areas = new ArrayList<NamedArea>();
        for (ClashingClaim claim : clashing) {
            if (!visible.contains(claim.file().id())) {
                continue;
            }
            DrawingVersion other = redLines.get(claim.claim().drawingId());
            var way = CoordinateTransformer.between(other.crs(), crs);
            for (Plot plot : other.plots()) {
                MultiPolygon land = RingAssembler.assemble(plot);
                MultiPolygon here = way.transform(Polygonal.isValid(land) ? land : Polygonal.repaired(land));
                if (here.getEnvelopeInternal().intersects(near)) {
                    areas.add(new NamedArea(claim.file().number(), here));
                }
            }
        }
        return List.copyOf(areas);
    }

    /** Where plots lie; points that are nowhere on the earth do not count. */
    static Envelope extent(List<Plot> plots) {
        var extent = new Envelope();
        plots.stream()
                .flatMap(plot -> plot.rings().stream())
                .flatMap(ring -> ring.points().stream())
                .filter(Surroundings::isSomewhere)
                .forEach(point -> extent.expandToInclude(point.easting(), point.northing()));
        return extent;
    }

    private static boolean isSomewhere(BoundaryPoint point) {
        return Math.abs(point.easting()) <= ReadLimits.LARGEST_COORDINATE
                && Math.abs(point.northing()) <= ReadLimits.LARGEST_COORDINATE;
    }
}
