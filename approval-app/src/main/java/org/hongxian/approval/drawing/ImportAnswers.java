package org.hongxian.approval.drawing;

import java.util.Map;
import java.util.TreeMap;

/** Answers to the questions of an imported file, as forms and programs send them: one parameter {@code answer.<question>} each. */
public final class ImportAnswers {

    /** In front of the code of the question. */
    public static final String PREFIX = "answer.";

    private static final int MOST = 10;
    private static final int LONGEST_NAME = 40;
    /** Names of tables, layers and archived files are answers too. */
    private static final int LONGEST_VALUE = 255;

    private ImportAnswers() {}

    /** The answers among the parameters of a request; more or longer ones than there are questions for are left out. */
    public static Map<String, String> of(Map<String, String> parameters) {
        var answers = new TreeMap<String, String>();
        parameters.forEach((name, value) -> {
            boolean fits = name.length() <= LONGEST_NAME && value.length() <= LONGEST_VALUE;
            if (name.startsWith(PREFIX) && fits && !value.isBlank() && answers.size() < MOST) {
                answers.put(name.substring(PREFIX.length()), value);
            }
        });
        return answers;
    }
}
