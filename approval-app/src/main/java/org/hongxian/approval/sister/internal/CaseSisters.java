package org.hongxian.approval.sister.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.dossier.Forms;
import org.hongxian.approval.drawing.ClaimRules;
import org.hongxian.approval.drawing.ClaimRules.Standing;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.Level;
import org.hongxian.approval.identity.Role;
import org.hongxian.approval.sister.SisterCases;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.approval.workflow.LevelDecision;
import org.hongxian.approval.workflow.LevelFacts;
import org.hongxian.approval.workflow.LevelFacts.Measured;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.DatumChangeException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.MultiPolygon;
import org.springframework.stereotype.Component;

/**
 * Looks among the cases the current person may see: of the same project by the number of its approval, or of the same applicant by the
 * title or by red lines beside each other. A case that claims no land any more is no sister.
 */
@Component
class CaseSisters implements SisterCases {

    private final Cases cases;
    private final Forms forms;
    private final RedLines redLines;
    private final LevelFacts facts;
    private final CaseProcess process;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    CaseSisters(
            Cases cases,
            Forms forms,
            RedLines redLines,
            LevelFacts facts,
            CaseProcess process,
            CurrentPerson currentPerson,
            Clock clock) {
        this.cases = cases;
        this.forms = forms;
        this.redLines = redLines;
        this.facts = facts;
        this.process = process;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @Override
    public Optional<Warning> find(CaseId caseId) {
        CaseFile file = cases.get(caseId);
        if (currentPerson.get().has(Role.APPLICANT)) {
            return Optional.empty();
        }
        LocalDate opened = LocalDate.ofInstant(file.openedAt(), clock.getZone());
        List<Sister> sisters =
                SisterRule.on(opened).map(rule -> sisters(file, rule)).orElse(List.of());
        return sisters.isEmpty() ? Optional.empty() : Optional.of(warning(file, sisters));
    }

    private List<Sister> sisters(CaseFile file, SisterRule rule) {
        Duration within = Duration.ofDays(rule.withinDays());
        List<CaseFile> ofApplicant = cases.listOfApplicant(
                file.applicantName(),
                file.openedAt().minus(within),
                file.openedAt().plus(within));
        Map<CaseId, CaseFile> candidates = new LinkedHashMap<>();
        Set<CaseId> ofProject = new HashSet<>();
        for (CaseFile other : sameApproval(file)) {
            if (Duration.between(file.openedAt(), other.openedAt()).abs().compareTo(within) <= 0) {
                candidates.put(other.id(), other);
                ofProject.add(other.id());
            }
        }
        for (CaseFile other : ofApplicant) {
            candidates.put(other.id(), other);
            if (plain(other.title()).equals(plain(file.title()))) {
                ofProject.add(other.id());
            }
        }
        DrawingVersion drawing = redLine(file.id()).orElse(null);
        Map<CaseId, Double> near = drawing == null ? Map.of() : near(drawing, rule.nearMetres());
        ClaimRules rules = ClaimRules.on(LocalDate.now(clock));
        var sisters = new ArrayList<Sister>();
        for (CaseFile other : candidates.values()) {
            boolean project = ofProject.contains(other.id());
            boolean sister = project || near.containsKey(other.id());
            boolean claims = rules.standing(other.state(), true) != Standing.NONE;
            if (sister && claims && !other.id().equals(file.id())) {
                Double distance = near.containsKey(other.id()) ? near.get(other.id()) : distance(drawing, other.id());
                sisters.add(new Sister(
                        other,
                        project ? Kind.SAME_PROJECT : Kind.NEAR,
                        distance,
                        facts.find(other.id()).orElse(null)));
            }
        }
        sisters.sort(Comparator.comparing((Sister sister) -> sister.file().openedAt())
                .reversed()
                .thenComparing(sister -> sister.file().number()));
        return sisters;
    }

    /** Cases whose project was approved under the number typed for this one. */
    private List<CaseFile> sameApproval(CaseFile file) {
        String number = forms.sections(file.id()).stream()
                .filter(section -> section.key().equals("project"))
                .flatMap(section -> section.fields().stream())
                .filter(field -> field.key().equals("approval-number"))
                .map(Forms.Field::value)
                .findFirst()
                .orElse("");
        return number.isBlank() ? List.of() : forms.casesWith("project", "approval-number", number);
    }

    /** Distances of the red lines of live and approved cases that are no farther away. */
    private Map<CaseId, Double> near(DrawingVersion drawing, double metres) {
        Envelope around = RedLineGeometry.multiPolygon(drawing).getEnvelopeInternal();
        around.expandBy(metres);
        Map<CaseId, Double> near = new HashMap<>();
        for (DrawingVersion other :
                redLines.listOthers(drawing.caseId(), DrawingKind.LAND_USE, drawing.crs(), around)) {
            Double distance = distance(drawing, other);
            if (distance != null && distance <= metres) {
                near.put(other.caseId(), distance);
            }
        }
        return near;
    }

    private @Nullable Double distance(@Nullable DrawingVersion drawing, CaseId other) {
        DrawingVersion there = redLine(other).orElse(null);
        return drawing == null || there == null ? null : distance(drawing, there);
    }

    /** In metres in the plane of the first; null when one has no area or they have no common datum. */
    private static @Nullable Double distance(DrawingVersion one, DrawingVersion other) {
        MultiPolygon here = RedLineGeometry.multiPolygon(one);
        MultiPolygon there = RedLineGeometry.multiPolygon(other);
        if (here.isEmpty() || there.isEmpty()) {
            return null;
        }
        try {
            return here.distance(
                    CoordinateTransformer.between(other.crs(), one.crs()).transform(there));
        } catch (DatumChangeException otherDatum) {
            return null;
        }
    }

    private Optional<DrawingVersion> redLine(CaseId caseId) {
        return redLines.findCurrent(caseId, DrawingKind.LAND_USE);
    }

    private Warning warning(CaseFile file, List<Sister> sisters) {
        Measured own = facts.find(file.id()).orElse(null);
        var measured = new ArrayList<Measured>();
        if (own != null) {
            measured.add(own);
        }
        for (Sister sister : sisters) {
            Measured found = sister.facts();
            if (found != null) {
                measured.add(found);
            }
        }
        var total = new Measured(
                sum(measured, Measured::basicFarmlandHectares),
                sum(measured, Measured::otherCultivatedHectares),
                sum(measured, Measured::otherLandHectares),
                "");
        LevelDecision together =
                measured.isEmpty() ? null : process.levelOf(file.id(), total).orElse(null);
        LevelDecision alone =
                own == null ? null : process.levelOf(file.id(), own).orElse(null);
        int unmeasured = sisters.size() + 1 - measured.size();
        return new Warning(sisters, own, total, unmeasured, together, effect(alone, together, unmeasured));
    }

    /** What is not measured yet can only raise the level. */
    private static Effect effect(@Nullable LevelDecision alone, @Nullable LevelDecision together, int unmeasured) {
        if (alone == null || together == null) {
            return Effect.UNKNOWN;
        }
        if (together.level().compareTo(alone.level()) > 0) {
            return Effect.RAISES;
        }
        return unmeasured == 0 || alone.level() == Level.STATE ? Effect.KEEPS : Effect.UNKNOWN;
    }

    private static BigDecimal sum(List<Measured> facts, Function<Measured, BigDecimal> which) {
        return facts.stream().map(which).reduce(BigDecimal.ZERO.setScale(4), BigDecimal::add);
    }

    private static String plain(String title) {
        return title.replaceAll("\\s+", "");
    }
}
