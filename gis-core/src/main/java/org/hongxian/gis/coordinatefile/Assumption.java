package org.hongxian.gis.coordinatefile;

import java.util.List;

/**
 * Something a reader had to decide because the file does not say it, or says it in more than one way.
 *
 * @param code key of the text in the bundle of this package, for instance {@code axis-order-swapped}
 * @param confidence between 0 and 1; below 0.8 a person should confirm it
 * @param arguments values for the text
 */
public record Assumption(String code, double confidence, List<String> arguments) {

    /** Code of what a person answered: the question, the option, then the values for its text. */
    public static final String ANSWERED = "answered";

    public Assumption {
        arguments = List.copyOf(arguments);
    }
}
