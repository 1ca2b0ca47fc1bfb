package org.hongxian.gis.coordinatefile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hongxian.gis.issue.Place;

/**
 * Something a file leaves open that only a person can settle. The texts are in the bundle {@code questions}; see
 * {@link FileTexts}.
 *
 * @param code stable, for instance {@code axis-order}; an answer names it
 * @param place of the first line or plot it is about
 * @param arguments values for the text
 * @param options at least two, the likeliest first
 */
public record Question(String code, Place place, List<String> arguments, List<Option> options) {

    /** From this confidence on a reading is defensible without an answer: it is an assumption then, and listed as one. */
    public static final double DEFENSIBLE = 0.7;

    /**
     * One way to read the file.
     *
     * @param code stable within its question; an answer gives it
     * @param confidence between 0 and 1: how likely it is, judged by the file alone
     * @param arguments values for the text that says what follows from it
     */
    public record Option(String code, double confidence, List<String> arguments) {

        public Option {
            arguments = List.copyOf(arguments);
        }
    }

    public Question {
        arguments = List.copyOf(arguments);
        options = options.stream()
                .sorted(Comparator.comparingDouble(Option::confidence).reversed())
                .toList();
        if (options.size() < 2) {
            throw new IllegalArgumentException("a question with fewer than two options: " + code);
        }
    }

    /** What the file is read as without an answer; empty when no reading is defensible. */
    public Optional<Option> defensible() {
        return Optional.of(options.get(0)).filter(option -> option.confidence() >= DEFENSIBLE);
    }

    public Optional<Option> option(String optionCode) {
        return options.stream()
                .filter(option -> option.code().equals(optionCode))
                .findFirst();
    }
}
