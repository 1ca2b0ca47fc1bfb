package org.hongxian.gis.coordinatefile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hongxian.gis.crs.Datum;
import org.hongxian.gis.issue.MessageBundle;

/** What a reader says to a person about a file: its assumptions, its questions and why it gave up. Chinese unless the locale is English. */
public final class FileTexts {

    private static final MessageBundle ASSUMPTIONS = new MessageBundle(FileTexts.class, "assumptions");
    private static final MessageBundle UNUSABLE = new MessageBundle(FileTexts.class, "unusable");
    private static final MessageBundle QUESTIONS = new MessageBundle(FileTexts.class, "questions");
    /** Of a question with more, the text itself says what to choose from. */
    static final int LISTED_OPTIONS = 6;

    private FileTexts() {}

    public static String text(Assumption assumption, Locale locale) {
        if (assumption.code().equals(Assumption.ANSWERED)) {
            List<String> arguments = assumption.arguments();
            String option = option(arguments.get(0), arguments.get(1), arguments.subList(2, arguments.size()), locale);
            return ASSUMPTIONS.text(assumption.code(), locale, numbered(List.of(option)));
        }
        return ASSUMPTIONS.text(assumption.code(), locale, numbered(inLanguage(assumption.arguments(), locale)));
    }

    /** The question, in plain words. */
    public static String text(Question question, Locale locale) {
        return QUESTIONS.text(question.code(), locale, numbered(question.arguments()));
    }

    /** What is chosen. */
    public static String text(Question question, Question.Option option, Locale locale) {
        return option(question.code(), option.code(), option.arguments(), locale);
    }

    /** What follows from choosing it. */
    public static String consequence(Question question, Question.Option option, Locale locale) {
        return QUESTIONS.text(key(question.code(), option.code()) + ".then", locale, numbered(option.arguments()));
    }

    /** Question and options in one line; the text of a question with very many options says itself what to choose from. */
    public static String line(Question question, Locale locale) {
        if (question.options().size() > LISTED_OPTIONS) {
            return text(question, locale);
        }
        String options = question.options().stream()
                .map(option -> question.code() + "=" + option.code() + " (" + text(question, option, locale) + ")")
                .collect(Collectors.joining("; "));
        return text(question, locale) + " " + options;
    }

    private static String option(String question, String option, List<String> arguments, Locale locale) {
        return QUESTIONS.text(key(question, option), locale, numbered(inLanguage(arguments, locale)));
    }

    /** All zones share one text, and so do all pairs of columns and all parts. */
    private static String key(String question, String option) {
        return switch (question) {
            case Questions.ZONE -> question + ".number";
            case Questions.COLUMNS -> question + ".pair";
            case PartQuestion.CODE -> question + ".name";
            default -> question + "." + option;
        };
    }

    static String text(UnusableReason reason, List<String> arguments, Locale locale) {
        TreeMap<String, String> values = numbered(inLanguage(arguments, locale));
        values.put("formats", endings(FileFormats.all()));
        values.put(
                "featureFormats",
                endings(FileFormats.all().stream()
                        .filter(FeatureFormat.class::isInstance)
                        .toList()));
        return UNUSABLE.text(reason.key(), locale, values);
    }

    /** Readers name a datum as files do, in Chinese. */
    private static List<String> inLanguage(List<String> arguments, Locale locale) {
        if (!locale.getLanguage().equals("en")) {
            return arguments;
        }
        return arguments.stream()
                .map(argument -> Arrays.stream(Datum.values())
                        .filter(datum -> datum.nameZh().equals(argument))
                        .map(Datum::nameEn)
                        .findFirst()
                        .orElse(argument))
                .toList();
    }

    private static TreeMap<String, String> numbered(List<String> arguments) {
        var values = new TreeMap<String, String>();
        for (int i = 0; i < arguments.size(); i++) {
            values.put(Integer.toString(i), arguments.get(i));
        }
        return values;
    }

    private static String endings(List<FileFormat> formats) {
        return formats.stream().flatMap(format -> format.endings().stream()).collect(Collectors.joining(" "));
    }
}
