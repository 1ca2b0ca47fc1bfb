package org.hongxian.gis.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hongxian.gis.issue.Issue;
import org.hongxian.gis.issue.IssueMessages;
import org.hongxian.gis.issue.Place;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Findings as JSON: code, severity, message, line, plot, point, easting, northing, and the arguments of the message. */
final class IssueJson {

    private IssueJson() {}

    static ArrayNode array(List<Issue> issues, Locale locale) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        issues.forEach(issue -> array.add(object(issue, locale)));
        return array;
    }

    private static ObjectNode object(Issue issue, Locale locale) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Place place = issue.place();
        node.put("code", issue.code().key());
        node.put("severity", issue.severity().name());
        node.put("message", IssueMessages.text(issue, locale));
        node.put("line", place.line());
        node.put("plot", place.plot());
        node.put("point", place.point());
        node.put("easting", place.easting());
        node.put("northing", place.northing());
        ObjectNode arguments = node.putObject("arguments");
        for (Map.Entry<String, Object> argument : issue.arguments().entrySet()) {
            if (argument.getValue() instanceof Integer number) {
                arguments.put(argument.getKey(), number);
            } else if (argument.getValue() instanceof Number number) {
                arguments.put(argument.getKey(), number.doubleValue());
            } else {
                arguments.put(argument.getKey(), argument.getValue().toString());
            }
        }
        return node;
    }
}
