package org.hongxian.approval.geoserver.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a service says of itself, as somebody may read it: only the layers the person may see, only the operations that are passed
 * on, and our own address wherever GeoServer's stood. Document types and entities are refused.
 */
final class CapabilitiesDocument {

    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final Set<String> LAYERS = Set.of("Layer", "FeatureType");
    private static final Set<String> WMS_OPERATIONS = Set.of("GetCapabilities", "GetMap", "GetFeatureInfo");
    private static final Set<String> WFS_OPERATIONS = Set.of("GetCapabilities", "DescribeFeatureType", "GetFeature");

    private final Document document;
    private final Predicate<String> visible;
    private final String address;

    private CapabilitiesDocument(Document document, Predicate<String> visible, String address) {
        this.document = document;
        this.visible = visible;
        this.address = address;
    }

    /**
     * @param visible whether the person may see a layer, by its key without the workspace
     * @param address of our service, without a query
     * @throws OwsRefusal if it is not a document that can be read safely
     */
    static String rewrite(byte[] answer, Predicate<String> visible, String address) {
        try {
            var capabilities =
                    new CapabilitiesDocument(builder().parse(new ByteArrayInputStream(answer)), visible, address);
            capabilities.clean(capabilities.document.getDocumentElement());
            return capabilities.text();
        } catch (SAXException | IOException e) {
            throw new OwsRefusal(502, "answer");
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void clean(Element element) {
        for (Element child : children(element)) {
            if (isHiddenLayer(child) || isForeignOperation(element, child)) {
                element.removeChild(child);
            } else {
                clean(child);
            }
        }
        if (element.getLocalName().equals("OnlineResource") && !element.hasAttributeNS(XLINK, "href")) {
            element.setTextContent(address);
        }
        rewriteAddresses(element);
    }

    private boolean isHiddenLayer(Element element) {
        if (!LAYERS.contains(element.getLocalName())) {
            return false;
        }
        return children(element).stream()
                .filter(child -> child.getLocalName().equals("Name"))
                .map(name -> name.getTextContent().strip())
                .anyMatch(name -> !visible.test(name.substring(name.indexOf(':') + 1)));
    }

    /** Operations that change data or bring styles, and all that is sent by POST. */
    private static boolean isForeignOperation(Element parent, Element element) {
        return switch (parent.getLocalName()) {
            case "Request" -> !WMS_OPERATIONS.contains(element.getLocalName());
            case "OperationsMetadata" ->
                element.getLocalName().equals("Operation") && !WFS_OPERATIONS.contains(element.getAttribute("name"));
            case "HTTP", "DCPType" -> element.getLocalName().equals("Post");
            default -> false;
        };
    }

    private void rewriteAddresses(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        var schemaLocations = new ArrayList<Attr>();
        for (int i = 0; i < attributes.getLength(); i++) {
            var attribute = (Attr) attributes.item(i);
            if (XLINK.equals(attribute.getNamespaceURI())
                    && attribute.getLocalName().equals("href")) {
                attribute.setValue(ours(attribute.getValue()));
            } else if (SCHEMA_INSTANCE.equals(attribute.getNamespaceURI())) {
                schemaLocations.add(attribute);
            }
        }
        schemaLocations.forEach(element::removeAttributeNode);
    }

    /** The query of a legend's address stays; the address it is asked at is ours. */
    private String ours(String theirs) {
        int query = theirs.indexOf('?');
        return query < 0 ? address : address + theirs.substring(query);
    }

    private static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private String text() {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            var text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
