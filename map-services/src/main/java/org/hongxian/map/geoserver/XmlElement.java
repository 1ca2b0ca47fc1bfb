package org.hongxian.map.geoserver;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.hongxian.map.geoserver.GeoServerException.Reason;

/**
 * An element of a document GeoServer reads or writes. Namespaces are left out: what GeoServer configures has none, and of its links and
 * of descriptors only local names matter.
 *
 * @param text what stands in an element without children, without white space around it
 */
record XmlElement(String name, Map<String, String> attributes, String text, List<XmlElement> children) {

    private static final int DEEPEST = 60;

    XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    static XmlElement of(String name, XmlElement... children) {
        return new XmlElement(name, Map.of(), "", Arrays.asList(children));
    }

    static XmlElement of(String name, List<XmlElement> children) {
        return new XmlElement(name, Map.of(), "", children);
    }

    static XmlElement text(String name, Object text) {
        return new XmlElement(name, Map.of(), String.valueOf(text), List.of());
    }

    XmlElement with(String attribute, String value) {
        var more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new XmlElement(name, more, text, children);
    }

    List<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    Optional<XmlElement> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    /**
     * Reads a document, without document types, entities and anything fetched.
     *
     * @throws GeoServerException if it is not a document of that kind
     */
    static XmlElement read(String document) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(document));
            Deque<Open> open = new ArrayDeque<>();
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> open.push(started(in, open.size()));
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!open.isEmpty()) {
                            open.element().text.append(in.getText());
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        XmlElement done = open.pop().close();
                        if (open.isEmpty()) {
                            return done;
                        }
                        open.element().children.add(done);
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XMLStreamException("document types and entities are refused");
                    default -> {
                        // Comments and instructions say nothing about the configuration.
                    }
                }
            }
            throw new XMLStreamException("the document ends early");
        } catch (XMLStreamException e) {
            throw new GeoServerException(
                    Reason.UNUSABLE,
                    "GeoServer's answer is not usable XML: " + e.getMessage(),
                    e,
                    String.valueOf(e.getMessage()));
        }
    }

    private static Open started(XMLStreamReader in, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("more than " + DEEPEST + " levels");
        }
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        return new Open(in.getLocalName(), attributes);
    }

    private static final class Open {
        private final String name;
        private final Map<String, String> attributes;
        private final StringBuilder text = new StringBuilder();
        private final List<XmlElement> children = new ArrayList<>();

        private Open(String name, Map<String, String> attributes) {
            this.name = name;
            this.attributes = attributes;
        }

        private XmlElement close() {
            return new XmlElement(
                    name, attributes, children.isEmpty() ? text.toString().strip() : "", children);
        }
    }

    String write() {
        var text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            write(out);
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private void write(XMLStreamWriter out) throws XMLStreamException {
        out.writeStartElement(name);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            out.writeAttribute(attribute.getKey(), attribute.getValue());
        }
        if (children.isEmpty()) {
            out.writeCharacters(text);
        }
        for (XmlElement child : children) {
            child.write(out);
        }
        out.writeEndElement();
    }
}
