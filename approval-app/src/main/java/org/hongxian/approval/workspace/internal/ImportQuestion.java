package org.hongxian.approval.workspace.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.coordinatefile.Question;

/**
 * A question about an imported file, in the words of the person.
 *
 * @param code names the answer
 */
record ImportQuestion(String code, String text, List<Choice> choices) {

    /** @param consequence what follows from choosing it */
    record Choice(String code, String text, String consequence, boolean chosen) {}

    /** @param answers given already; else what can be defended without an answer is chosen beforehand */
    static List<ImportQuestion> of(List<Question> questions, Map<String, String> answers, Locale locale) {
        return questions.stream()
                .map(question -> new ImportQuestion(
                        question.code(),
                        FileTexts.text(question, locale),
                        question.options().stream()
                                .map(option -> choice(question, option, answers, locale))
                                .toList()))
                .toList();
    }

    /** Answers to what is not asked any more; the form sends them again, since the file is read anew. */
    static Map<String, String> notAsked(List<Question> questions, Map<String, String> answers) {
        var others = new TreeMap<>(answers);
        questions.forEach(question -> others.remove(question.code()));
        return others;
    }

    private static Choice choice(
            Question question, Question.Option option, Map<String, String> answers, Locale locale) {
        String chosen = answers.getOrDefault(
                question.code(),
                question.defensible().map(Question.Option::code).orElse(""));
        return new Choice(
                option.code(),
                FileTexts.text(question, option, locale),
                FileTexts.consequence(question, option, locale),
                option.code().equals(chosen));
    }
}
