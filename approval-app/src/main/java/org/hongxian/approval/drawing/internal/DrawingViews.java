package org.hongxian.approval.drawing.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hongxian.approval.casework.CaseId;
import org.hongxian.approval.casework.Cases;
import org.hongxian.approval.casework.DrawingKind;
import org.hongxian.approval.drawing.Consequence;
import org.hongxian.approval.drawing.DrawingPreview;
import org.hongxian.approval.drawing.DrawingVersion;
import org.hongxian.approval.drawing.Drawings;
import org.hongxian.approval.drawing.PointNumbers;
import org.hongxian.approval.drawing.RedLineGeometry;
import org.hongxian.approval.drawing.internal.DrawingView.AssumptionView;
import org.hongxian.approval.drawing.internal.DrawingView.IssueView;
import org.hongxian.approval.drawing.internal.DrawingView.PlotView;
import org.hongxian.approval.drawing.internal.DrawingView.PointView;
import org.hongxian.approval.drawing.internal.DrawingView.PreviewView;
import org.hongxian.approval.drawing.internal.DrawingView.RingView;
import org.hongxian.approval.drawing.internal.DrawingView.VersionView;
import org.hongxian.approval.identity.AdministrativeCode;
import org.hongxian.approval.workflow.TaskGate;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.BoundaryRing;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.coordinatefile.Plot;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Severity;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns drawings into what is shown, in the person's language. */
@Component
class DrawingViews {

    private final Drawings drawings;
    private final DrawingInspection inspection;
    private final Cases cases;
    private final TaskGate gate;
    private final MessageSource messages;

    DrawingViews(Drawings drawings, DrawingInspection inspection, Cases cases, TaskGate gate, MessageSource messages) {
        this.drawings = drawings;
        this.inspection = inspection;
        this.cases = cases;
        this.gate = gate;
        this.messages = messages;
    }

    DrawingView view(DrawingVersion version, Locale locale) {
        PointNumbers numbers = PointNumbers.of(version);
        return new DrawingView(
                version.kind().name(),
                version.number(),
                isWritable(version.caseId(), version.kind()),
                version.crs().toString(),
                version.digest(),
                version.sourceFileName(),
                version.createdBy(),
                version.createdAt(),
                version.plots().stream().map(DrawingViews::plot).toList(),
                numbers.plots(),
                RedLineGeometry.areas(version),
                issues(numbers.name(version.issues(), version.plots()), locale),
                issues(drawings.conflicts(version), locale),
                version.assumptions().stream()
                        .map(assumption -> assumption(assumption, locale))
                        .toList(),
                consequences(version.caseId(), version.kind(), locale),
                null);
    }

    DrawingView empty(CaseId caseId, DrawingKind kind, Locale locale) {
        AdministrativeCode county = cases.get(caseId).county();
        return new DrawingView(
                kind.name(),
                0,
                isWritable(caseId, kind),
                inspection.crsOf(county).toString(),
                "",
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                consequences(caseId, kind, locale),
                inspection
                        .countyExtent(county)
                        .map(extent ->
                                new double[] {extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()})
                        .orElse(null));
    }

    PreviewView view(DrawingPreview preview, Locale locale) {
        return new PreviewView(
                preview.planarAreaSquareMetres(),
                preview.ellipsoidalAreaSquareMetres(),
                preview.numbers().plots(),
                preview.plots(),
                issues(preview.issues(), locale),
                issues(preview.conflicts(), locale),
                preview.land());
    }

    static VersionView line(DrawingVersion version) {
        long blocking = version.issues().stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .count();
        return new VersionView(
                version.number(),
                version.digest(),
                version.sourceFileName(),
                version.createdBy(),
                version.createdAt(),
                version.plots().size(),
                version.issues().size(),
                Math.toIntExact(blocking));
    }

    private boolean isWritable(CaseId caseId, DrawingKind kind) {
        return gate.findMine(caseId)
                .map(task -> task.policy().drawings().contains(kind))
                .orElse(false);
    }

    private List<String> consequences(CaseId caseId, DrawingKind kind, Locale locale) {
        return drawings.consequences(caseId, kind).stream()
                .map(consequence -> text(consequence, locale))
                .toList();
    }

    private String text(Consequence consequence, Locale locale) {
        return messages.getMessage(
                consequence.messageKey(), consequence.arguments().toArray(), locale);
    }

    static List<IssueView> issues(List<Issue> issues, Locale locale) {
        var views = new ArrayList<IssueView>(issues.size());
        for (Issue issue : issues) {
            var place = issue.place();
            views.add(new IssueView(
                    views.size() + 1,
                    issue.code().key(),
                    issue.severity().name(),
                    IssueMessages.text(issue, locale),
                    place.line(),
                    place.plot(),
                    place.point(),
                    place.easting(),
                    place.northing(),
                    issue.arguments()));
        }
        return views;
    }

    private AssumptionView assumption(Assumption assumption, Locale locale) {
        String message = assumption.code().equals(DrawingReader.CONVERTED)
                ? messages.getMessage(assumption.code(), assumption.arguments().toArray(), locale)
                : FileTexts.text(assumption, locale);
        return new AssumptionView(assumption.code(), assumption.confidence(), message);
    }

    static PlotView plot(Plot plot) {
        return new PlotView(
                plot.label(),
                plot.number(),
                plot.name(),
                plot.declaredAreaSquareMetres(),
                plot.declaredPointCount(),
                plot.mapSheet(),
                plot.use(),
                plot.landClass(),
                plot.rings().stream().map(DrawingViews::ring).toList());
    }

    private static RingView ring(BoundaryRing ring) {
        return new RingView(
                ring.number(),
                ring.points().stream()
                        .map(point -> new PointView(point.name(), point.easting(), point.northing()))
                        .toList());
    }
}
