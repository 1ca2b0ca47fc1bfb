package org.hongxian.gis.coordinatefile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The file can be read in more than one way and none is defensible without a person's answer. Read it again with
 * {@link ReadOptions#withAnswers}.
 */
public final class UnansweredQuestionsException extends UnusableFileException {

    private final List<Question> questions;

    /** @param questions all that are open, those with a defensible reading among them */
    public UnansweredQuestionsException(String fileName, List<Question> questions) {
        super(fileName, UnusableReason.QUESTIONS_OPEN, inWords(questions, Locale.SIMPLIFIED_CHINESE));
        this.questions = List.copyOf(questions);
    }

    public List<Question> questions() {
        return questions;
    }

    @Override
    public String message(Locale locale) {
        return Findings.excerptOfName(fileName()) + ": "
                + FileTexts.text(reason(), List.of(inWords(questions, locale)), locale);
    }

    /** One line: each question that needs an answer, with its options. */
    private static String inWords(List<Question> questions, Locale locale) {
        return questions.stream()
                .filter(question -> question.defensible().isEmpty())
                .map(question -> FileTexts.line(question, locale))
                .collect(Collectors.joining(" "));
    }
}
