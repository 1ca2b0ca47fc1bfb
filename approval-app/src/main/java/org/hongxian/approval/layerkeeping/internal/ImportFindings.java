package org.hongxian.approval.layerkeeping.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueCode;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Place;
import org.hongxian.map.layer.ImportListener.Step;
import org.hongxian.map.layer.LayerImportException;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.quality.VersionQuality;
import org.hongxian.map.quality.VersionQuality.Finding;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What there is to say about a layer file and the version made of it, in sentences. */
@Component
class ImportFindings {

    private static final int MOST_LISTED = 20;

    private static final Set<IssueCode> NOT_STORED = EnumSet.of(
            IssueCode.GEOMETRY_TYPE_UNUSABLE, IssueCode.PLOT_WITHOUT_POINTS, IssueCode.COORDINATE_OUT_OF_RANGE);

    private final VersionQualities qualities;
    private final MessageSource messages;

    ImportFindings(VersionQualities qualities, MessageSource messages) {
        this.qualities = qualities;
        this.messages = messages;
    }

    Sentence assumption(Assumption assumption) {
        return Sentence.of(locale -> FileTexts.text(assumption, locale));
    }

    /** Of the features that were not stored; the first ones, and how many more there are. */
    List<Sentence> issues(List<Issue> issues) {
        return issues.stream().limit(MOST_LISTED).map(this::issue).toList();
    }

    /** Why features of the file were not stored; of the first ones, and how many more there are. */
    List<Sentence> notStored(List<Issue> issues) {
        return issues(issues.stream().filter(issue -> leftOut(issue) > 0).toList());
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

    /** What measuring on the version is worth, in short; the places are in the report. */
    void quality(LayerVersion version, ImportJob job) {
        if (version.extent() == null) {
            job.found(text("layerkeeping.import.no-extent"));
        }
        VersionQuality quality = qualities.look(version, share -> {
            job.stopIfCancelled();
            job.reached(Step.CHECKING, Math.round(share * version.featureCount()), 1);
        });
        quality.findings().forEach(finding -> job.found(sentence(version, quality, finding)));
    }

    private Sentence sentence(LayerVersion version, VersionQuality quality, Finding finding) {
        return switch (finding.kind()) {
            case NOT_IN_CRS ->
                text(
                        "layerkeeping.import.not-in-crs",
                        finding.count(),
                        name(finding.places().get(0)),
                        version.crs().toString());
            case INVALID ->
                text(
                        "layerkeeping.import.invalid",
                        finding.count(),
                        name(finding.places().get(0)));
            case OVERLAP -> text("layerkeeping.import.overlaps", finding.count(), finding.squareMetres());
            case GAP ->
                text(
                        "layerkeeping.import.gaps",
                        finding.count(),
                        finding.squareMetres(),
                        quality.looked().gapWidthMetres());
            case UNCOVERED -> text("layerkeeping.import.uncovered", finding.count(), finding.squareMetres());
            case UNKNOWN_CLASS -> unknownClass(finding.count(), quality.unknownClasses());
            case WITHOUT_NUMBER -> text("layerkeeping.import.without-number", finding.count());
            case NUMBER_TWICE -> text("layerkeeping.import.number-twice", finding.count());
            case OUTSIDE -> text("layerkeeping.import.outside", finding.count(), finding.squareMetres());
            case AREA_DIFFERS -> text("layerkeeping.import.area-differs", finding.count());
        };
    }

    private static String name(VersionQuality.Place place) {
        return place.name().isEmpty() ? place.feature() : place.name();
    }

    /** A code that is empty is said in words. */
    private Sentence unknownClass(long count, List<String> codes) {
        return Sentence.of(locale -> messages.getMessage(
                "layerkeeping.import.unknown-class",
                new Object[] {
                    count,
                    codes.stream()
                            .map(code -> code.isEmpty()
                                    ? messages.getMessage("layerkeeping.quality.empty-code", null, locale)
                                    : code)
                            .collect(Collectors.joining(", "))
                },
                locale));
    }

    /** Why nothing was stored, and of which feature. */
    Sentence refusal(LayerImportException e) {
        return text("layerkeeping.import.refused." + e.reason(), e.featureId() == null ? "" : e.featureId());
    }

    Sentence text(String key, Object... arguments) {
        return Sentence.of(locale -> messages.getMessage(key, arguments, locale));
    }
}
