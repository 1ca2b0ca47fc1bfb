package org.hongxian.approval.workflow;

import java.util.Locale;
import org.hongxian.approval.workflow.LevelDecision.MatchedRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The rules that decide the level, in the language of the reader. The decision table is Chinese, as the law is: a row that was changed
 * since it was translated is given as the table has it, so that nobody reads a provision that is not in force.
 */
@Component
public class LevelWords {

    private final MessageSource messages;

    LevelWords(MessageSource messages) {
        this.messages = messages;
    }

    /** What the row is about. */
    public String rule(MatchedRow row, Locale locale) {
        return translated("workflow.level.row." + row.id(), row.description(), locale);
    }

    /** The provision the row rests on. */
    public String basis(MatchedRow row, Locale locale) {
        return translated("workflow.level.basis." + row.id(), row.legalBasis(), locale);
    }

    private String translated(String key, String words, Locale locale) {
        String known = messages.getMessage(key, null, "", Locale.CHINESE);
        String translation = messages.getMessage(key, null, words, locale);
        return words.equals(known) && translation != null ? translation : words;
    }
}
