package org.hongxian.gis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hongxian.gis.coordinatefile.Assumption;
import org.hongxian.gis.coordinatefile.FileTexts;
import org.hongxian.gis.coordinatefile.Question;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was assumed to read a file, and what it leaves open. */
record ReadingReport(List<Assumption> assumptions, List<Question> questions) {

    /** One line for every question nobody has answered. */
    List<String> openLines(Locale locale) {
        return questions.stream()
                .map(question -> "  ? " + FileTexts.line(question, locale))
                .toList();
    }

    /** One line for everything that could be otherwise. */
    List<String> doubtfulLines(Locale locale) {
        var lines = new ArrayList<String>();
        assumptions.stream()
                .filter(assumption -> assumption.confidence() < 1)
                .forEach(assumption -> lines.add("  - " + FileTexts.text(assumption, locale)));
        lines.addAll(openLines(locale));
        return lines;
    }

    ArrayNode assumptionsJson(Locale locale) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Assumption assumption : assumptions) {
            ObjectNode entry = array.addObject();
            entry.put("code", assumption.code());
            entry.put("confidence", assumption.confidence());
            entry.put("message", FileTexts.text(assumption, locale));
        }
        return array;
    }

    ArrayNode questionsJson(Locale locale) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        questions.forEach(question -> array.add(json(question, locale)));
        return array;
    }

    private static ObjectNode json(Question question, Locale locale) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("code", question.code());
        node.put("message", FileTexts.text(question, locale));
        node.put("line", question.place().line());
        node.put("plot", question.place().plot());
        node.put("needsAnswer", question.defensible().isEmpty());
        var options = node.putArray("options");
        for (Question.Option option : question.options()) {
            ObjectNode entry = options.addObject();
            entry.put("code", option.code());
            entry.put("confidence", option.confidence());
            entry.put("message", FileTexts.text(question, option, locale));
            entry.put("consequence", FileTexts.consequence(question, option, locale));
        }
        return node;
    }
}
