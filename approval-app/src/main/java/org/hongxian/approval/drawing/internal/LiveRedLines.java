package org.hongxian.approval.drawing.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hongxian.approval.casework.CaseFile;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.Claim;
import org.hongxian.approval.drawing.ClaimRules;
import org.hongxian.approval.drawing.ClaimRules.Standing;
import org.hongxian.approval.drawing.ClashingClaim;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.gis.crs.CoordinateOutOfDomainException;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Service;

/** Finds red lines across cases. */
@Service
class LiveRedLines implements RedLines {

    /** An envelope bends when it changes zone; over a site of some kilometres by far less than this. */
    private static final double BEND_METRES = 1_000;

    private final DrawingRepository repository;
    private final ClaimTable claims;
    private final Cases cases;
    private final Clock clock;

    LiveRedLines(DrawingRepository repository, ClaimTable claims, Cases cases, Clock clock) {
        this.repository = repository;
        this.claims = claims;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public Optional<DrawingVersion> findCurrent(CaseId caseId, DrawingKind kind) {
        return repository.findCurrent(caseId, kind);
    }

    @Override
    public DrawingVersion get(UUID drawingId) {
        return repository
                .find(drawingId)
                .orElseThrow(() -> new IllegalArgumentException("no drawing version " + drawingId));
    }

    @Override
    public List<DrawingVersion> list(Collection<UUID> drawingIds) {
        return repository.list(drawingIds);
    }

    @Override
    public List<Claim> listClaims(CrsCode crs, Envelope extent) {
        var found = new ArrayList<Claim>();
        if (!extent.isNull()) {
            for (CrsCode other : claims.listCrs()) {
                inCrs(extent, crs, other).ifPresent(there -> found.addAll(claims.list(other, there)));
            }
        }
        return List.copyOf(found);
    }

    @Override
    public List<ClashingClaim> listClashing(CaseId except, DrawingKind kind, CrsCode crs, Envelope extent) {
        ClaimRules rules = ClaimRules.on(LocalDate.now(clock));
        List<Claim> others = listClaims(crs, extent).stream()
                .filter(claim -> !claim.caseId().equals(except))
                .toList();
        Set<CaseId> ids = others.stream().map(Claim::caseId).collect(Collectors.toSet());
        Map<CaseId, CaseFile> files =
                cases.listUnchecked(ids).stream().collect(Collectors.toMap(CaseFile::id, Function.identity()));
        Map<CaseId, Set<DrawingKind>> kinds = claims.kinds(ids);
        var clashing = new ArrayList<ClashingClaim>();
        for (Claim claim : others) {
            CaseFile file = files.get(claim.caseId());
            if (file == null) {
                throw new IllegalStateException("drawing " + claim.drawingId() + " is of no case");
            }
            if (!isReplaced(claim, kinds.getOrDefault(claim.caseId(), Set.of()), rules)) {
                Standing standing = rules.standing(file.state(), claim.submitted());
                rules.severity(kind, claim.kind(), standing)
                        .ifPresent(severity -> clashing.add(new ClashingClaim(claim, file, standing, severity)));
            }
        }
        return List.copyOf(clashing);
    }

    /** A kind the rules do not name claims nothing. */
    private static boolean isReplaced(Claim claim, Set<DrawingKind> ofCase, ClaimRules rules) {
        Set<DrawingKind> replacing = rules.replacedBy().get(claim.kind());
        return replacing == null || ofCase.stream().anyMatch(replacing::contains);
    }

    /** Empty where the two systems have no common datum: drawings are kept in the datum of their county, so they are far apart. */
    private static Optional<Envelope> inCrs(Envelope extent, CrsCode from, CrsCode to) {
        if (from.equals(to)) {
            return Optional.of(extent);
        }
        try {
            var transformer = CoordinateTransformer.between(from, to);
            var there = new Envelope(transformer.transform(extent.getMinX(), extent.getMinY()));
            there.expandToInclude(transformer.transform(extent.getMinX(), extent.getMaxY()));
            there.expandToInclude(transformer.transform(extent.getMaxX(), extent.getMinY()));
            there.expandToInclude(transformer.transform(extent.getMaxX(), extent.getMaxY()));
            there.expandBy(BEND_METRES);
            return Optional.of(there);
        } catch (DatumChangeException | CoordinateOutOfDomainException e) {
            return Optional.empty();
        }
    }
}
