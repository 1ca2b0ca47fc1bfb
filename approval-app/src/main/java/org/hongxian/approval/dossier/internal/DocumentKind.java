package org.hongxian.approval.dossier.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of documents of a case, in the order they stand in the dossier.
 *
 * <p>The key is the name in lower case with hyphens. Generated kinds say what they are made from, so that it can be told when
 * they are out of date.
 */
enum DocumentKind {
    PROJECT_APPROVAL("SC"),
    APPLICATION_ATTACHMENT("FJ"),
    APPLICATION_FORM("SQ", false, Seal.NONE, "applicant", "project"),
    RECEIPT("SL", false, Seal.COUNTY_RESOURCES, "acceptance"),
    CORRECTION_NOTICE("BZ", false, Seal.ACTING_RESOURCES, "acceptance", "province-acceptance"),
    REFUSAL_NOTICE("BY", false, Seal.ACTING_RESOURCES, "acceptance", "province-acceptance", "decision"),
    SURVEY_REPORT("KC"),
    SURVEY_MAP("KT", true, Seal.COUNTY_RESOURCES, "survey-facts"),
    POINT_TABLE("JZ", true, Seal.NONE, "survey-facts"),
    CLASS_TABLE("FL", true, Seal.NONE, "survey-facts"),
    PRESENTATION_FORM(
            "CB",
            true,
            Seal.NONE,
            "applicant",
            "project",
            "survey-facts",
            "owners",
            "presentation",
            "replacement",
            "supply"),
    CONVERSION_PLAN("ZY", true, Seal.NONE, "project", "conversion", "replacement"),
    EXPROPRIATION_PLAN("ZS", true, Seal.NONE, "project", "owners", "expropriation"),
    REVIEW_OPINION_COUNTY("XS", List.of("county-dossier", "county-section", "county-director")),
    REVIEW_OPINION_CITY("SS", List.of("city-review", "city-director")),
    REVIEW_OPINION_PROVINCE("TS", List.of("province-review", "province-director")),
    REVIEW_OPINION_MINISTRY("BS", List.of("ministry-review", "ministry-director")),
    REPLY("PF", true, Seal.DECIDING_GOVERNMENT, "decision", "reply"),
    PUBLIC_NOTICE("GG", true, Seal.COUNTY_GOVERNMENT, "notice", "expropriation"),
    COMPENSATION_PROOF("BC"),
    PERMIT("XK", true, Seal.COUNTY_RESOURCES, "permit"),
    DELIVERY_RECEIPT("HZ"),
    ARCHIVE_CATALOGUE_DECIDING("SD", false, Seal.NONE, "archive-deciding"),
    ARCHIVE_CATALOGUE("GD", false, Seal.NONE, "archive");

    /** Whose seal goes on a document. */
    enum Seal {
        NONE,
        COUNTY_RESOURCES,
        COUNTY_GOVERNMENT,
        /** The natural-resources department at the level of the task that makes it. */
        ACTING_RESOURCES,
        /** The government of the level that decides the case. */
        DECIDING_GOVERNMENT
    }

    /** Who may read a document besides the officials who may see the case. */
    enum Audience {
        /** Nobody. */
        OFFICIALS,
        /** The applicant who made it. */
        APPLICANT,
        /** The applicant, from the day the step it was made in has ended with it. */
        ONCE_ISSUED
    }

    private final String mark;
    private final boolean generated;
    private final boolean measured;
    private final Seal seal;
    private final List<String> sections;
    private final List<String> opinionSteps;

    DocumentKind(String mark) {
        this(mark, false, false, Seal.NONE, List.of(), List.of());
    }

    DocumentKind(String mark, boolean measured, Seal seal, String... sections) {
        this(mark, true, measured, seal, List.of(sections), List.of());
    }

    DocumentKind(String mark, List<String> opinionSteps) {
        this(mark, true, true, Seal.ACTING_RESOURCES, List.of(), opinionSteps);
    }

    DocumentKind(
            String mark,
            boolean generated,
            boolean measured,
            Seal seal,
            List<String> sections,
            List<String> opinionSteps) {
        this.mark = mark;
        this.generated = generated;
        this.measured = measured;
        this.seal = seal;
        this.sections = sections;
        this.opinionSteps = opinionSteps;
    }

    static Optional<DocumentKind> find(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Two letters in the public number of the document. */
    String mark() {
        return mark;
    }

    /** Whether it is numbered and filed apart where a province decides on behalf of the State Council. */
    boolean isOfTheDecision() {
        return seal == Seal.DECIDING_GOVERNMENT || this == ARCHIVE_CATALOGUE_DECIDING;
    }

    boolean isGenerated() {
        return generated;
    }

    /** Whether its numbers or its map come from the measurement. */
    boolean isMeasured() {
        return measured;
    }

    Seal seal() {
        return seal;
    }

    /** Form sections it prints; saving one of them makes it stale. */
    List<String> sections() {
        return sections;
    }

    /** Steps of one office whose opinions it prints, the one that signs it last; empty for all but the sheets of opinions. */
    List<String> opinionSteps() {
        return opinionSteps;
    }

    /** Opinions on the way are between officials. */
    boolean isInternal() {
        return !opinionSteps.isEmpty();
    }

    /** What was paid to whom is nobody else's business, and how an office files is its own. */
    Audience audience() {
        return switch (this) {
            case PROJECT_APPROVAL, APPLICATION_ATTACHMENT, APPLICATION_FORM -> Audience.APPLICANT;
            case REVIEW_OPINION_COUNTY,
                    REVIEW_OPINION_CITY,
                    REVIEW_OPINION_PROVINCE,
                    REVIEW_OPINION_MINISTRY,
                    COMPENSATION_PROOF,
                    ARCHIVE_CATALOGUE_DECIDING,
                    ARCHIVE_CATALOGUE -> Audience.OFFICIALS;
            default -> Audience.ONCE_ISSUED;
        };
    }

    /** Whether it says something to those outside that its step writes for it, and so does not wait for the whole form. */
    boolean isNotice() {
        return this == CORRECTION_NOTICE || this == REFUSAL_NOTICE;
    }

    /** Whether it takes effect while its step still runs: it is posted, and the step waits for the time it has to hang there. */
    boolean isIssuedBySealing() {
        return this == PUBLIC_NOTICE;
    }

    /** Name of the template it is made from. */
    String template() {
        if (this == ARCHIVE_CATALOGUE_DECIDING) {
            return ARCHIVE_CATALOGUE.key();
        }
        return opinionSteps.isEmpty() ? key() : "review-opinion";
    }
}
