package org.hongxian.map.style;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A descriptor as a renderer understands it: which rules apply to a feature and what they paint. Written from the specification. */
final class PaintedRules {

    private final Document document;

    PaintedRules(String descriptor) {
        try {
            document = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(descriptor)));
        } catch (Exception e) {
            throw new IllegalArgumentException(descriptor, e);
        }
    }

    /** What is painted over the area and along its line, whichever rules do it. */
    record Look(
            @Nullable String fill,
            @Nullable String stroke,
            double strokePixels,
            List<String> dashes,
            boolean hatched) {}

    Look lookOf(@Nullable String field, String value) {
        String fill = null;
        String stroke = null;
        double width = 0;
        List<String> dashes = List.of();
        boolean hatched = false;
        for (Element featureStyle : named(document.getDocumentElement(), "FeatureTypeStyle")) {
            for (Element rule : applying(featureStyle, field, value)) {
                for (Element symbolizer : children(rule)) {
                    for (Element part : children(symbolizer)) {
                        if (part.getLocalName().equals("Fill")
                                && symbolizer.getLocalName().equals("PolygonSymbolizer")) {
                            boolean graphic = !named(part, "GraphicFill").isEmpty();
                            hatched |= graphic;
                            fill = graphic ? fill : parameter(part, "fill");
                        }
                        if (part.getLocalName().equals("Stroke")) {
                            stroke = parameter(part, "stroke");
                            width = Double.parseDouble(String.valueOf(parameter(part, "stroke-width")));
                            String dash = parameter(part, "stroke-dasharray");
                            dashes = dash == null ? List.of() : List.of(dash.split(" "));
                        }
                    }
                }
            }
        }
        return new Look(fill, stroke, width, dashes, hatched);
    }

    /** Names of the rules that fill a feature. */
    List<String> rulesFor(String field, String value) {
        return applying(named(document.getDocumentElement(), "FeatureTypeStyle").get(0), field, value).stream()
                .map(rule -> named(rule, "Name").get(0).getTextContent())
                .toList();
    }

    Map<String, Double> largestScales() {
        var scales = new HashMap<String, Double>();
        for (Element rule : named(document.getDocumentElement(), "Rule")) {
            named(rule, "MaxScaleDenominator")
                    .forEach(scale -> scales.put(
                            named(rule, "Name").get(0).getTextContent(), Double.parseDouble(scale.getTextContent())));
        }
        return scales;
    }

    String title() {
        return named(document.getDocumentElement(), "Title").get(0).getTextContent();
    }

    private static List<Element> applying(Element featureStyle, @Nullable String field, String value) {
        var matching = new ArrayList<Element>();
        var otherwise = new ArrayList<Element>();
        for (Element rule : named(featureStyle, "Rule")) {
            List<Element> filters = named(rule, "Filter");
            if (!named(rule, "ElseFilter").isEmpty()) {
                otherwise.add(rule);
            } else if (filters.isEmpty() || holds(children(filters.get(0)).get(0), field, value)) {
                matching.add(rule);
            }
        }
        return matching.isEmpty() ? otherwise : matching;
    }

    private static boolean holds(Element condition, @Nullable String field, String value) {
        return switch (condition.getLocalName()) {
            case "And" -> children(condition).stream().allMatch(part -> holds(part, field, value));
            case "Not" -> !holds(children(condition).get(0), field, value);
            case "PropertyIsEqualTo" ->
                asks(condition, field) && literal(condition).equals(value);
            case "PropertyIsLike" ->
                asks(condition, field)
                        && literal(condition).endsWith("*")
                        && value.startsWith(literal(condition)
                                .substring(0, literal(condition).length() - 1));
            default -> throw new IllegalArgumentException(condition.getLocalName());
        };
    }

    private static boolean asks(Element condition, @Nullable String field) {
        return named(condition, "PropertyName").get(0).getTextContent().equals(field);
    }

    private static String literal(Element condition) {
        return named(condition, "Literal").get(0).getTextContent();
    }

    private static @Nullable String parameter(Element part, String name) {
        return children(part).stream()
                .filter(each -> each.getAttribute("name").equals(name))
                .map(Element::getTextContent)
                .findFirst()
                .orElse(null);
    }

    private static List<Element> named(Element parent, String localName) {
        return elements(parent.getElementsByTagNameNS("*", localName)).toList();
    }

    private static List<Element> children(Element parent) {
        return elements(parent.getChildNodes()).toList();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
