package org.hongxian.approval.conflict.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.conflict.Conflicts;
import org.hongxian.approval.conflict.internal.PairTable.Found;
import org.hongxian.approval.conflict.internal.PairTable.Half;
import org.hongxian.approval.drawing.ClaimRules;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.identity.CurrentPerson;
import org.hongxian.approval.identity.People;
import org.hongxian.approval.workflow.CaseProcess;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.hongxian.gis.issue.Severity;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Service;

/** Reads the pairs as the current person may know them, by the rules of today. */
@Service
class CaseConflicts implements Conflicts {

    /** What a page may wait for red lines that were not compared yet. */
    private static final Duration CATCH_UP = Duration.ofSeconds(2);

    /** A box bends when it changes zone. */
    private static final double BEND_METRES = 1_000;

    private final PairTable pairs;
    private final ConflictWatch watch;
    private final SeenPairs seenPairs;
    private final Cases cases;
    private final CaseProcess process;
    private final People people;
    private final CurrentPerson person;
    private final Clock clock;

    CaseConflicts(
            PairTable pairs,
            ConflictWatch watch,
            SeenPairs seenPairs,
            Cases cases,
            CaseProcess process,
            People people,
            CurrentPerson person,
            Clock clock) {
        this.pairs = pairs;
        this.watch = watch;
        this.seenPairs = seenPairs;
        this.cases = cases;
        this.process = process;
        this.people = people;
        this.person = person;
        this.clock = clock;
    }

    @Override
    public boolean isOpenToCurrentPerson() {
        return person.find().filter(Jurisdiction::isOpenTo).isPresent();
    }

    @Override
    public boolean admits(CaseFile file) {
        return person.find()
                .filter(Jurisdiction::isOpenTo)
                .filter(own -> new Jurisdiction(own).sees(file))
                .isPresent();
    }

    @Override
    public Page list(Filter filter, int offset, int limit) {
        Jurisdiction own = Jurisdiction.of(person.get());
        int uncompared = watch.catchUp(CATCH_UP);
        ClaimRules rules = ClaimRules.on(LocalDate.now(clock));
        var condition = new StringBuilder(visible(rules));
        Map<String, Object> parameters = new HashMap<>(own.parameters());
        if (filter.state() != null) {
            condition.append(ofOneKnownSide("f.state = :state", "s.state = :state"));
            parameters.put("state", filter.state().name());
        }
        if (filter.kind() != null) {
            condition.append(ofOneKnownSide("fc.kind = :kind", "sc.kind = :kind"));
            parameters.put("kind", filter.kind().name());
        }
        if (filter.leastSquareMetres() > 0) {
            condition.append(" AND p.strip_metres IS NULL AND p.shared_square_metres >= :least");
            parameters.put("least", filter.leastSquareMetres());
        }
        return new Page(
                rows(pairs.list(condition.toString(), parameters, offset, limit), own, rules),
                pairs.count(condition.toString(), parameters),
                uncompared);
    }

    @Override
    public Sight inBox(CrsCode crs, Envelope box, int limit) {
        Jurisdiction own = Jurisdiction.of(person.get());
        watch.catchUp(CATCH_UP);
        ClaimRules rules = ClaimRules.on(LocalDate.now(clock));
        var somewhere = new ArrayList<String>();
        Map<String, Object> parameters = new HashMap<>(own.parameters());
        for (CrsCode plane : pairs.listCrs()) {
            inCrs(box, crs, plane).ifPresent(there -> {
                String name = "p" + plane.epsg();
                somewhere.add(inBox(name));
                parameters.put(name, plane.epsg());
                parameters.put(name + "west", there.getMinX());
                parameters.put(name + "east", there.getMaxX());
                parameters.put(name + "south", there.getMinY());
                parameters.put(name + "north", there.getMaxY());
            });
        }
        if (somewhere.isEmpty()) {
            return new Sight(List.of(), false);
        }
        String condition = visible(rules) + " AND (" + String.join(" OR ", somewhere) + ")";
        List<Found> found = pairs.list(condition, parameters, 0, limit + 1);
        List<Found> shown = found.subList(0, Math.min(limit, found.size()));
        List<Row> rows = rows(shown, own, rules);
        var seen = new ArrayList<Seen>();
        for (int i = 0; i < rows.size(); i++) {
            seen.add(seenPairs.of(rows.get(i), shown.get(i), crs));
        }
        return new Sight(seen, found.size() > limit);
    }

    /** Where one side may not be known, where the two meet is not looked at either: moving the box would tell it. */
    private static String inBox(String name) {
        String both = meets("p", name);
        String first = meets("fc", name);
        String second = meets("sc", name);
        String seesFirst = Jurisdiction.condition("f");
        String seesSecond = Jurisdiction.condition("s");
        return "(" + seesFirst + " AND " + seesSecond + " AND " + both + ") OR (" + seesFirst + " AND NOT " + seesSecond
                + " AND " + first + ") OR (" + seesSecond + " AND NOT " + seesFirst + " AND " + second + ")";
    }

    private static String meets(String alias, String name) {
        return ("(%1$s.crs = :%2$s AND %1$s.min_easting <= :%2$seast AND %1$s.max_easting >= :%2$swest"
                        + " AND %1$s.min_northing <= :%2$snorth AND %1$s.max_northing >= :%2$ssouth)")
                .formatted(alias, name);
    }

    private static String visible(ClaimRules rules) {
        var conditions = new ClaimConditions(rules);
        return "(" + Jurisdiction.condition("f") + " OR "
                + Jurisdiction.condition("s") + ") AND "
                + conditions.counts("fc", "f") + " AND " + conditions.counts("sc", "s") + " AND "
                + conditions.clash("fc", "f", "sc", "s");
    }

    private static String ofOneKnownSide(String ofFirst, String ofSecond) {
        return " AND ((" + Jurisdiction.condition("f") + " AND " + ofFirst + ") OR (" + Jurisdiction.condition("s")
                + " AND " + ofSecond + "))";
    }

    private List<Row> rows(List<Found> found, Jurisdiction own, ClaimRules rules) {
        Set<CaseId> ids = found.stream()
                .flatMap(each -> Stream.of(each.first(), each.second()))
                .map(Half::caseId)
                .collect(Collectors.toSet());
        Map<CaseId, CaseFile> files =
                cases.listUnchecked(ids).stream().collect(Collectors.toMap(CaseFile::id, Function.identity()));
        Set<CaseId> open = cases.list(ids).stream().map(CaseFile::id).collect(Collectors.toSet());
        Map<CaseId, List<String>> steps = process.liveStepsUnchecked(
                files.values().stream().filter(own::sees).map(CaseFile::id).toList());
        var names = new HashMap<AdministrativeCode, String>();
        return found.stream()
                .map(each -> {
                    List<Half> halves = knownFirst(each, files, own);
                    List<Side> sides = halves.stream()
                            .map(half -> {
                                CaseFile file = Objects.requireNonNull(files.get(half.caseId()));
                                return new Side(
                                        names.computeIfAbsent(file.county(), people::regionName),
                                        own.sees(file) ? known(half, file, steps, open) : null);
                            })
                            .toList();
                    boolean both = sides.get(1).known() != null;
                    Half first = halves.get(0);
                    return new Row(
                            each.first().drawingId() + "_" + each.second().drawingId(),
                            each.stripMetres() == null ? Relation.OVERLAP : Relation.NEAR,
                            each.squareMetres(),
                            each.stripMetres(),
                            severity(each, files, rules),
                            each.since(),
                            sides,
                            both ? each.crs() : first.crs(),
                            both ? each.box() : first.box());
                })
                .toList();
    }

    private static List<Half> knownFirst(Found found, Map<CaseId, CaseFile> files, Jurisdiction own) {
        boolean firstKnown =
                own.sees(Objects.requireNonNull(files.get(found.first().caseId())));
        return firstKnown ? List.of(found.first(), found.second()) : List.of(found.second(), found.first());
    }

    private static Known known(Half half, CaseFile file, Map<CaseId, List<String>> steps, Collection<CaseId> open) {
        return new Known(
                file.id(),
                file.number(),
                file.title(),
                file.state(),
                steps.getOrDefault(file.id(), List.of()),
                half.kind(),
                half.drawingId(),
                open.contains(file.id()));
    }

    private static Severity severity(Found found, Map<CaseId, CaseFile> files, ClaimRules rules) {
        return Stream.of(
                        severity(found.first(), found.second(), files, rules),
                        severity(found.second(), found.first(), files, rules))
                .flatMap(Optional::stream)
                .min(Severity::compareTo)
                .orElse(Severity.NOTE);
    }

    private static Optional<Severity> severity(Half one, Half other, Map<CaseId, CaseFile> files, ClaimRules rules) {
        CaseFile file = Objects.requireNonNull(files.get(other.caseId()));
        return rules.severity(one.kind(), other.kind(), rules.standing(file.state(), other.submitted()));
    }

    /** Empty where the systems have no common datum or the box no place there. */
    private static Optional<Envelope> inCrs(Envelope box, CrsCode from, CrsCode to) {
        if (from.equals(to)) {
            return Optional.of(box);
        }
        try {
            var way = CoordinateTransformer.between(from, to);
            var there = new Envelope(way.transform(box.getMinX(), box.getMinY()));
            there.expandToInclude(way.transform(box.getMaxX(), box.getMaxY()));
            there.expandToInclude(way.transform(box.getMinX(), box.getMaxY()));
            there.expandToInclude(way.transform(box.getMaxX(), box.getMinY()));
            there.expandBy(BEND_METRES);
            return Optional.of(there);
        } catch (DatumChangeException | CoordinateOutOfDomainException e) {
            return Optional.empty();
        }
    }
}
