package org.hongxian.approval.drawing.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.CaseState;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.RedLines;
import org.hongxian.gis.crs.CoordinateTransformer;
import org.hongxian.gis.crs.CrsCode;
import org.hongxian.gis.crs.DatumChangeException;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Service;

/** Finds red lines across cases. */
@Service
class LiveRedLines implements RedLines {

    /** Closed cases are those whose approval was carried out; one refused, rejected, dropped or found to need no approval claims no land. */
    private static final Set<CaseState> CLAIMING =
            EnumSet.of(CaseState.IN_PROGRESS, CaseState.APPROVED, CaseState.CLOSED);

    /** An envelope bends when it changes zone; over a site of some kilometres by far less than this. */
    private static final double BEND_METRES = 1_000;

    private final DrawingRepository repository;
    private final Cases cases;

    LiveRedLines(DrawingRepository repository, Cases cases) {
        this.repository = repository;
        this.cases = cases;
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
    public List<DrawingVersion> listOthers(CaseId except, DrawingKind kind, CrsCode crs, Envelope extent) {
        var others = new ArrayList<DrawingVersion>();
        for (CrsCode other : repository.listCrs(kind)) {
            inCrs(extent, crs, other).ifPresent(there -> others.addAll(repository.listCurrent(kind, other, there)));
        }
        return others.stream()
                .filter(drawing -> !drawing.caseId().equals(except))
                .filter(drawing ->
                        CLAIMING.contains(cases.getUnchecked(drawing.caseId()).state()))
                .toList();
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
        } catch (DatumChangeException e) {
            return Optional.empty();
        }
    }
}
