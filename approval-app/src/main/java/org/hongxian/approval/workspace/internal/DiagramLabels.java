package org.hongxian.approval.workspace.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Labels a process diagram with the words the pages use, in the language of the page. */
@Component
class DiagramLabels {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Pattern OUTCOME = Pattern.compile("outcome == '([a-z-]+)'");

    private final MessageSource messages;

    DiagramLabels(MessageSource messages) {
        this.messages = messages;
    }

    /** The BPMN 2.0 XML with its names replaced; a name there is no word for stays as the definition has it. */
    String apply(String bpmn, Locale locale) {
        try {
            DocumentBuilderFactory reader = DocumentBuilderFactory.newInstance();
            reader.setNamespaceAware(true);
            reader.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = reader.newDocumentBuilder().parse(new InputSource(new StringReader(bpmn)));
            NodeList elements = document.getElementsByTagNameNS(BPMN, "*");
            for (int i = 0; i < elements.getLength(); i++) {
                if (elements.item(i) instanceof Element element && element.hasAttribute("name")) {
                    String word = word(element, locale);
                    if (word != null) {
                        element.setAttribute("name", word);
                    }
                }
            }
            var written = new StringWriter();
            TransformerFactory writer = TransformerFactory.newInstance();
            writer.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            writer.newTransformer().transform(new DOMSource(document), new StreamResult(written));
            return written.toString();
        } catch (ParserConfigurationException | SAXException | IOException | TransformerException e) {
            throw new IllegalStateException("the process definition is not readable XML", e);
        }
    }

    private @Nullable String word(Element element, Locale locale) {
        String id = element.getAttribute("id");
        String step = find("word.task." + id, locale);
        if (step != null) {
            return step;
        }
        Matcher outcome = OUTCOME.matcher(element.getTextContent());
        if ("sequenceFlow".equals(element.getLocalName()) && outcome.find()) {
            return find("word.outcome." + outcome.group(1), locale);
        }
        return find("workspace.diagram." + id, locale);
    }

    private @Nullable String find(String key, Locale locale) {
        return messages.getMessage(key, null, null, locale);
    }
}
