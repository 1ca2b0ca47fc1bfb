package org.hongxian.approval.frame.internal;

import java.util.List;
import java.util.Locale;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.coordinatefile.Question;

/**
 * What a file leaves open, as programs get it.
 *
 * @param code the parameter {@code answer.<code>} of the next try
 * @param message in the language of the caller
 * @param needsAnswer whether the file cannot be read without it
 */
record ProblemQuestion(String code, String message, boolean needsAnswer, List<Option> options) {

    /**
     * @param code value of the parameter
     * @param consequence what follows from it
     */
    record Option(String code, String message, String consequence, double confidence) {}

    static ProblemQuestion of(Question question, Locale locale) {
        return new ProblemQuestion(
                question.code(),
                FileTexts.text(question, locale),
                question.defensible().isEmpty(),
                question.options().stream()
                        .map(option -> new Option(
                                option.code(),
                                FileTexts.text(question, option, locale),
                                FileTexts.consequence(question, option, locale),
                                option.confidence()))
                        .toList());
    }
}
