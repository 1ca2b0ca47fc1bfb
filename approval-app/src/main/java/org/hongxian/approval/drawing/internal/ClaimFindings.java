package org.hongxian.approval.drawing.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.ClaimRules.Standing;
import org.hongxian.approval.drawing.ClashingClaim;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.identity.Role;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.coordinatefile.RingAssembler;
import org.hongxian.gis.coverage.Polygonal;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.evidence.MeasuredDrawing;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.Place;
import org.hongxian.gis.issue.Severity;
import org.hongxian.gis.overlay.OverlayTolerances;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where plots lie on ground another case claims, as of now: unlike the defects of a version these findings change with the other cases,
 * so they are never stored with it.
 *
 * <p>Of a case the current person may see, officials are told the number, the area and a place; of any other only that there is one,
 * whose authority to ask, and the area. That is all applicants are told.
 */
@Component
class ClaimFindings {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimFindings.class);

    /** Applicants are told areas in steps of this: by exact ones they could feel out the boundary of somebody else. */
    private static final double APPLICANT_STEP_SQUARE_METRES = 100;

    /** A full step that was computed a millionth too large is no further one. */
    private static final double ROUNDING = 1e-6;

    /** A drawing that meets more red lines than this is no red line; that it was not compared with the others is said. */
    private static final int MOST_COMPARED = 1_000;

    private static final int MOST_LISTED = 100;

    private final RedLines redLines;
    private final Cases cases;
    private final People people;
    private final CurrentPerson person;
    private final Clock clock;

    ClaimFindings(RedLines redLines, Cases cases, People people, CurrentPerson person, Clock clock) {
        this.redLines = redLines;
        this.cases = cases;
        this.people = people;
        this.person = person;
        this.clock = clock;
    }

    /**
     * The weightiest first.
     *
     * @param crs of the plots
     */
    List<Issue> find(CaseId caseId, DrawingKind kind, CrsCode crs, List<Plot> plots) {
        try {
            MultiPolygon redLine = MeasuredDrawing.redLine(plots);
            PreparedGeometry land = PreparedGeometryFactory.prepare(redLine);
            List<ClashingClaim> near = redLines.listClashing(caseId, kind, crs, redLine.getEnvelopeInternal()).stream()
                    .filter(claim -> claim.claim().mayMeet(land, crs))
                    .toList();
            List<Shared> shared = shared(crs, redLine, near.subList(0, Math.min(MOST_COMPARED, near.size())));
            Set<CaseId> visible = visible(
                    shared.stream().map(each -> each.claim().file().id()).toList());
            var issues = new ArrayList<Issue>();
            var hidden = new TreeMap<String, Hidden>();
            for (Shared each : shared) {
                ClashingClaim claim = each.claim();
                if (visible.contains(claim.file().id())) {
                    issues.add(named(each, plots));
                } else {
                    String authority = people.regionName(claim.file().county());
                    hidden.merge(
                            authority + ' ' + claim.standing(),
                            new Hidden(authority, claim.standing(), claim.severity(), each.squareMetres()),
                            Hidden::and);
                }
            }
            hidden.values().forEach(each -> issues.add(each.issue(told(each.squareMetres()))));
            issues.sort(Comparator.comparing(Issue::severity)
                    .thenComparing(
                            Comparator.comparingDouble(ClaimFindings::area).reversed()));
            if (near.size() > MOST_COMPARED) {
                issues.add(0, Issue.of(IssueCode.CLAIMS_NOT_CHECKED, Place.nowhere()));
            }
            return listed(issues);
        } catch (RuntimeException e) {
            // What the check of the plots found wrong with them comes together with this and must not fail for it.
            LOG.warn("case {} was not compared with other cases", caseId, e);
            return List.of(Issue.of(IssueCode.CLAIMS_NOT_CHECKED, Place.nowhere()));
        }
    }

    private static double area(Issue issue) {
        return issue.arguments().get("areaSquareMetres") instanceof Double area ? area : 0;
    }

    /** The first of them, and how many more there are. */
    private static List<Issue> listed(List<Issue> issues) {
        if (issues.size() <= MOST_LISTED) {
            return List.copyOf(issues);
        }
        var listed = new ArrayList<>(issues.subList(0, MOST_LISTED));
        listed.add(Issue.of(IssueCode.MORE_FINDINGS, Place.nowhere(), Map.of("count", issues.size() - MOST_LISTED)));
        return List.copyOf(listed);
    }

    private List<Shared> shared(CrsCode crs, MultiPolygon redLine, List<ClashingClaim> clashing) {
        double least = OverlayTolerances.on(LocalDate.now(clock)).protectedSliverSquareMetres();
        var shared = new ArrayList<Shared>();
        for (ClashingClaim claim : clashing) {
            DrawingVersion other = redLines.get(claim.claim().drawingId());
            MultiPolygon there =
                    CoordinateTransformer.between(other.crs(), crs).transform(RedLineGeometry.multiPolygon(other));
            MultiPolygon part = Polygonal.intersection(redLine, there);
            if (part.getArea() > least) {
                shared.add(new Shared(claim, part));
            }
        }
        return shared;
    }

    private Set<CaseId> visible(Collection<CaseId> ids) {
        // Applicants are told of no case by its number, not even of another one of their own.
        return person.get().has(Role.APPLICANT)
                ? Set.of()
                : cases.list(ids).stream().map(CaseFile::id).collect(Collectors.toSet());
    }

    private double told(double squareMetres) {
        return person.get().has(Role.APPLICANT)
                ? Math.ceil(squareMetres / APPLICANT_STEP_SQUARE_METRES - ROUNDING) * APPLICANT_STEP_SQUARE_METRES
                : squareMetres;
    }

    private static Issue named(Shared shared, List<Plot> plots) {
        Coordinate inside = Polygonal.pointInside(shared.part());
        String plot = plots.stream()
                .filter(each ->
                        new SimplePointInAreaLocator(RingAssembler.assemble(each)).locate(inside) != Location.EXTERIOR)
                .map(Plot::label)
                .findFirst()
                .orElse(null);
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("neighbour", shared.claim().file().number());
        arguments.put("areaSquareMetres", shared.squareMetres());
        return new Issue(
                code(shared.claim().standing()),
                shared.claim().severity(),
                new Place(null, plot, null, inside.x, inside.y),
                arguments);
    }

    private static IssueCode code(Standing standing) {
        return standing == Standing.APPROVED ? IssueCode.APPROVED_CLAIM_OVERLAP : IssueCode.LIVE_CLAIM_OVERLAP;
    }

    private record Shared(ClashingClaim claim, MultiPolygon part) {

        double squareMetres() {
            return part.getArea();
        }
    }

    /** All that cases of one authority and standing claim, whichever and however many they are. */
    private record Hidden(String authority, Standing standing, Severity severity, double squareMetres) {

        Hidden and(Hidden other) {
            Severity heavier = severity.compareTo(other.severity) <= 0 ? severity : other.severity;
            return new Hidden(authority, standing, heavier, squareMetres + other.squareMetres);
        }

        Issue issue(double told) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            arguments.put("authority", authority);
            arguments.put("areaSquareMetres", told);
            return new Issue(code(standing), severity, Place.nowhere(), arguments);
        }
    }
}
