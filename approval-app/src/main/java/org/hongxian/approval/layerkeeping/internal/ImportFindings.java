package org.hongxian.approval.layerkeeping.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Place;
import org.hongxian.gis.overlay.QualityReport;
import org.hongxian.map.layer.LayerCatalogue;
import org.hongxian.map.layer.LayerImportException;
import org.hongxian.map.layer.LayerQuality;
import org.hongxian.map.layer.LayerVersion;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What there is to say about a layer file and the version made of it, in sentences. */
@Component
class ImportFindings {

    private static final int MOST_LISTED = 20;
    /** The check of overlaps and gaps holds a whole version in memory. */
    private static final long MOST_CHECKED = 60_000;

    private static final Set<IssueCode> NOT_STORED = EnumSet.of(
            IssueCode.GEOMETRY_TYPE_UNUSABLE, IssueCode.PLOT_WITHOUT_POINTS, IssueCode.COORDINATE_OUT_OF_RANGE);

    private final LayerCatalogue catalogue;
    private final MessageSource messages;
    private final Clock clock;

    ImportFindings(LayerCatalogue catalogue, MessageSource messages, Clock clock) {
        this.catalogue = catalogue;
        this.messages = messages;
        this.clock = clock;
    }

    Sentence assumption(Assumption assumption) {
        return Sentence.of(locale -> FileTexts.text(assumption, locale));
    }

    /** Of the features that were not stored; the first ones, and how many more there are. */
    List<Sentence> issues(List<Issue> issues) {
        return issues.stream().limit(MOST_LISTED).map(this::issue).toList();
    }

    /** A feature of a layer is no plot of a red line, and its line in the file says little. */
    private Sentence issue(Issue issue) {
        String position = issue.place().plot();
        if (position == null) {
            return Sentence.of(locale -> IssueMessages.text(issue, locale));
        }
        Issue placeless = Issue.of(issue.code(), Place.nowhere(), issue.arguments());
        return Sentence.of(locale -> messages.getMessage(
                "layerkeeping.import.feature",
                new Object[] {Long.valueOf(position), IssueMessages.text(placeless, locale)},
                locale));
    }

    /** How many features of the file were not stored. */
    long leftOut(List<Issue> issues) {
        return issues.stream().mapToLong(ImportFindings::leftOut).sum();
    }

    private static long leftOut(Issue issue) {
        if (issue.code() == IssueCode.MORE_FINDINGS) {
            boolean counted = NOT_STORED.stream()
                    .anyMatch(code -> code.key().equals(issue.arguments().get("ofCode")));
            return counted && issue.arguments().get("count") instanceof Number more ? more.longValue() : 0;
        }
        return NOT_STORED.contains(issue.code()) ? 1 : 0;
    }

    /** What measuring on the version is worth. */
    void quality(LayerVersion version, ImportJob job) {
        if (version.extent() == null) {
            job.found(text("layerkeeping.import.no-extent"));
        }
        if (version.featureCount() > MOST_CHECKED) {
            job.found(text("layerkeeping.import.not-checked", version.featureCount(), MOST_CHECKED));
            return;
        }
        LayerQuality quality = LayerQuality.check(catalogue, version, LocalDate.now(clock));
        QualityReport coverage = quality.coverage();
        if (!coverage.invalid().isEmpty()) {
            String first = coverage.invalid().get(0).feature();
            job.found(text("layerkeeping.import.invalid", coverage.invalid().size(), first));
        }
        if (version.classes() != null) {
            defects(job, "layerkeeping.import.overlaps", coverage.overlaps());
            defects(job, "layerkeeping.import.gaps", coverage.gaps());
        }
        if (!quality.unknownClasses().isEmpty()) {
            job.found(text("layerkeeping.import.unknown-classes", String.join(", ", quality.unknownClasses())));
        }
    }

    private void defects(ImportJob job, String key, QualityReport.Defects defects) {
        if (defects.count() > 0) {
            job.found(text(key, defects.count(), defects.areaSquareMetres()));
        }
    }

    /** Why nothing was stored, and of which feature. */
    Sentence refusal(LayerImportException e) {
        return text("layerkeeping.import.refused." + e.reason(), e.featureId() == null ? "" : e.featureId());
    }

    Sentence text(String key, Object... arguments) {
        return Sentence.of(locale -> messages.getMessage(key, arguments, locale));
    }
}
