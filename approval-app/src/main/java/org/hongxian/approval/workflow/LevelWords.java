package org.hongxian.approval.workflow;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hongxian.approval.workflow.LevelDecision.MatchedRow;
import org.hongxian.gis.reference.ReferenceTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The rules that decide the level, in the language of the reader. The decision table is Chinese, as the law is: a row that was changed
 * since it was translated is given as the table has it, so that nobody reads a provision that is not in force.
 */
@Component
public class LevelWords {

    /** What provinces decide on behalf of the State Council. */
    public static final String DELEGATIONS = "approval-delegations.csv";

    /** The same for the sample region. */
    public static final String SAMPLE_DELEGATIONS = "approval-delegations-sample.csv";

    private final MessageSource messages;
    /** English words of the provisions of delegations. */
    private final Map<String, String> delegations;

    LevelWords(MessageSource messages) {
        this.messages = messages;
        this.delegations = Stream.of(DELEGATIONS, SAMPLE_DELEGATIONS)
                .flatMap(table -> ReferenceTable.read(table).rows().stream())
                .filter(row -> !row.get("basis_en").isEmpty())
                .collect(Collectors.toMap(row -> row.get("basis"), row -> row.get("basis_en"), (one, other) -> one));
    }

    /** What the row is about. */
    public String rule(MatchedRow row, Locale locale) {
        return translated("workflow.level.row." + row.id(), row.description(), locale);
    }

    /** The provision the row rests on. */
    public String basis(MatchedRow row, Locale locale) {
        return translated("workflow.level.basis." + row.id(), row.legalBasis(), locale);
    }

    /** The provision by which the province decides; null where it does not. */
    public @Nullable String delegation(MatchedRow row, Locale locale) {
        String words = row.delegation();
        return words == null || !locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? words
                : delegations.getOrDefault(words, words);
    }

    private String translated(String key, String words, Locale locale) {
        String known = messages.getMessage(key, null, "", Locale.CHINESE);
        String translation = messages.getMessage(key, null, words, locale);
        return words.equals(known) && translation != null ? translation : words;
    }
}
