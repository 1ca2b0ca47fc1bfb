package org.hongxian.gis.coordinatefile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.cts.parser.prj.PrjElement;
import org.cts.parser.prj.PrjNodeElement;
import org.cts.parser.prj.PrjNumberElement;
import org.cts.parser.prj.PrjParser;
import org.cts.parser.prj.PrjStringElement;

/**
 * A keyword of the WKT of a coordinate reference system with what stands between its brackets. CTS takes the text apart; it knows
 * nothing of units and systems around others, so what the keywords mean is read from its tree.
 */
record ProjectionNode(PrjNodeElement element) {

    private static final int LONGEST_TEXT = 1 << 16;
    private static final int DEEPEST = 32;

    /** The outermost keyword; empty when the text is no WKT. */
    static Optional<ProjectionNode> read(String text) {
        // The library calls itself for every bracket.
        if (text.length() > LONGEST_TEXT || depth(text) > DEEPEST) {
            return Optional.empty();
        }
        try {
            return node(new PrjParser().getAsPrjElement(text));
        } catch (RuntimeException e) {
            // Whatever its buffers and numbers throw: a text it stumbles over is no WKT.
            return Optional.empty();
        }
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[' || c == '(') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ']' || c == ')') {
                depth--;
            }
        }
        return deepest;
    }

    private static Optional<ProjectionNode> node(PrjElement element) {
        return element instanceof PrjNodeElement node ? Optional.of(new ProjectionNode(node)) : Optional.empty();
    }

    boolean is(String... keywords) {
        String name = element.getName().strip().toUpperCase(Locale.ROOT);
        return List.of(keywords).contains(name);
    }

    Stream<ProjectionNode> children() {
        return element.getChildren().stream().flatMap(child -> node(child).stream());
    }

    Stream<ProjectionNode> children(String... keywords) {
        return children().filter(child -> child.is(keywords));
    }

    /** This node and all within it, outermost first. */
    Stream<ProjectionNode> all() {
        return Stream.concat(Stream.of(this), children().flatMap(ProjectionNode::all));
    }

    Stream<ProjectionNode> all(String... keywords) {
        return all().filter(node -> node.is(keywords));
    }

    /** The quoted text at the beginning in capitals, words joined by underscores; empty when there is none. */
    String title() {
        return element.getChildren().stream()
                .limit(1)
                .filter(PrjStringElement.class::isInstance)
                .map(child -> ((PrjStringElement) child).getValue())
                .map(title -> title.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_"))
                .findFirst()
                .orElse("");
    }

    /**
     * A number between the brackets.
     *
     * @param index among the numbers, 0 for the first
     */
    OptionalDouble number(int index) {
        return element.getChildren().stream()
                .filter(PrjNumberElement.class::isInstance)
                .mapToDouble(child -> ((PrjNumberElement) child).getValue())
                .skip(index)
                .findFirst();
    }

    /** The EPSG code the node is given, by {@code AUTHORITY} or {@code ID}. */
    Optional<Integer> epsg() {
        return children("AUTHORITY", "ID")
                .filter(id -> id.title().equals("EPSG"))
                .flatMap(id -> id.element.getChildren().stream().skip(1).limit(1))
                .map(code -> code instanceof PrjNumberElement number
                        ? Long.toString(Math.round(number.getValue()))
                        : code instanceof PrjStringElement text ? text.getValue() : "")
                .filter(code -> code.matches("\\d{4,6}"))
                .map(Integer::valueOf)
                .findFirst();
    }
}
