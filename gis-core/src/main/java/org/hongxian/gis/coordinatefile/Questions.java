package org.hongxian.gis.coordinatefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The questions a file raises while it is read, and the answers given to them. */
public final class Questions {

    public static final String AXIS_ORDER = "axis-order";
    public static final String ZONE = "zone";
    public static final String DATUM = "datum";
    public static final String AREA_UNIT = "area-unit";
    public static final String RINGS = "rings";
    public static final String COLUMNS = "columns";
    public static final String BLANK_ROWS = "blank-rows";

    private static final Set<String> CODES =
            Set.of(AXIS_ORDER, ZONE, DATUM, AREA_UNIT, RINGS, COLUMNS, BLANK_ROWS, PartQuestion.CODE);

    private final String fileName;
    private final Map<String, String> answers;
    private final List<Question> unanswered = new ArrayList<>();
    private final List<Assumption> assumptions = new ArrayList<>();

    /** @throws UnusableFileException if an answer is to no question there is */
    public Questions(String fileName, ReadOptions options) {
        this.fileName = fileName;
        this.answers = options.answers();
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            if (!CODES.contains(answer.getKey())) {
                throw unknown(answer.getKey(), answer.getValue(), CODES.stream().sorted());
            }
        }
    }

    /**
     * The option the question is answered with, else the one that is defensible without an answer. Empty when there is neither;
     * {@link #requireAnswers()} then refuses the file, so the caller goes on with any.
     *
     * @throws UnusableFileException if the answer is none of the options
     */
    public Optional<String> ask(Question question) {
        String answer = answers.get(question.code());
        if (answer == null) {
            unanswered.add(question);
            return question.defensible().map(Question.Option::code);
        }
        Question.Option option = question.option(answer)
                .orElseThrow(() -> unknown(
                        question.code(), answer, question.options().stream().map(Question.Option::code)));
        var arguments = new ArrayList<String>(List.of(question.code(), option.code()));
        arguments.addAll(option.arguments());
        assumptions.add(new Assumption(Assumption.ANSWERED, 1, arguments));
        return Optional.of(option.code());
    }

    public boolean isAnswered(String code) {
        return answers.containsKey(code);
    }

    /** What was answered. */
    public List<Assumption> assumptions() {
        return assumptions;
    }

    /** What nobody answered; defensible readings among them. */
    public List<Question> unanswered() {
        return unanswered;
    }

    /**
     * @param needed a question without which the file can still be read, as far as it goes
     * @throws UnansweredQuestionsException when no reading of the file is defensible
     */
    public void requireAnswers(String needed) {
        boolean open = unanswered.stream()
                .anyMatch(question ->
                        question.defensible().isEmpty() && !question.code().equals(needed));
        if (open) {
            throw new UnansweredQuestionsException(fileName, unanswered);
        }
    }

    private UnusableFileException unknown(String question, String answer, Stream<String> known) {
        return new UnusableFileException(
                fileName,
                UnusableReason.ANSWER_UNKNOWN,
                Findings.excerpt(question + "=" + answer),
                known.collect(Collectors.joining(", ")));
    }
}
