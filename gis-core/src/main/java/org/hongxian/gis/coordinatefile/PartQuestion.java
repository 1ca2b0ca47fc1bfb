package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hongxian.gis.issue.Place;

/** Which of several tables, layers or archived files is to be read, where a file holds several and no reading of all is defensible. */
public final class PartQuestion {

    /** Code of the question; its answer is the name of the part, as {@link ReadOptions#parts} takes it. */
    static final String CODE = "part";

    private static final int MOST_OPTIONS = 200;
    private static final int LISTED_NAMES = 20;

    private PartQuestion() {}

    /** @param names of the parts, two at least */
    public static UnansweredQuestionsException asked(String fileName, Collection<String> names) {
        List<Question.Option> options = names.stream()
                .limit(MOST_OPTIONS)
                .map(name -> new Question.Option(name, 1.0 / names.size(), List.of(Findings.excerpt(name))))
                .toList();
        var arguments = new ArrayList<String>(List.of(Integer.toString(names.size())));
        if (options.size() > FileTexts.LISTED_OPTIONS) {
            arguments.add(
                    names.stream().limit(LISTED_NAMES).map(Findings::excerpt).collect(Collectors.joining(", ")));
            arguments.add(options.get(0).code());
        }
        var question = new Question(CODE, Place.nowhere(), arguments, options);
        return new UnansweredQuestionsException(fileName, List.of(question));
    }

    /** What was answered, for the report; empty when nobody was asked. */
    public static Optional<Assumption> answered(ReadOptions options) {
        return Optional.ofNullable(options.answers().get(CODE))
                .map(name -> new Assumption(Assumption.ANSWERED, 1, List.of(CODE, name, Findings.excerpt(name))));
    }
}
