package org.hongxian.map.style;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schemas the OGC publishes, from the jar that carries them; nothing is fetched. */
final class OgcSchemas {

    private static final String OGC = "http://schemas.opengis.net/";
    /** What the schemas take from the W3C, said as briefly as they need it. */
    private static final Map<String, String> OF_W3C =
            Map.of("http://www.w3.org/1999/xlink", """
            <schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xlink">
              <attributeGroup name="simpleAttrs"><anyAttribute namespace="##targetNamespace" processContents="skip"/></attributeGroup>
            </schema>
            """, "http://www.w3.org/XML/1998/namespace", """
            <schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
              <attribute name="lang" type="language"/>
            </schema>
            """);

    private OgcSchemas() {}

    static Schema of(SldVersion version) {
        try {
            String main = "sld/" + version.number() + "/StyledLayerDescriptor.xsd";
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            var dom = (DOMImplementationLS)
                    DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
            factory.setResourceResolver(
                    (type, namespace, publicId, systemId, base) -> resolve(dom, namespace, systemId, base));
            return factory.newSchema(new StreamSource(stream(main), OGC + main));
        } catch (SAXException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LSInput resolve(DOMImplementationLS dom, String namespace, String systemId, String base) {
        LSInput input = dom.createLSInput();
        String ofW3c = OF_W3C.get(namespace);
        String address = java.net.URI.create(base).resolve(systemId).toString();
        input.setSystemId(address);
        input.setBaseURI(address);
        if (ofW3c != null) {
            input.setCharacterStream(new StringReader(ofW3c));
        } else {
            input.setByteStream(stream(address.substring(OGC.length())));
        }
        return input;
    }

    private static InputStream stream(String path) {
        URL found = OgcSchemas.class.getResource("/ogc/" + path);
        try {
            return Objects.requireNonNull(found, path).openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything the schema has against a document; empty for a valid one. */
    static List<String> faults(Schema schema, String document) {
        var faults = new java.util.ArrayList<String>();
        try {
            var validator = schema.newValidator();
            validator.setErrorHandler(new ErrorHandler() {
                @Override
                public void warning(SAXParseException fault) {
                    faults.add(fault.getMessage());
                }

                @Override
                public void error(SAXParseException fault) {
                    faults.add(fault.getMessage());
                }

                @Override
                public void fatalError(SAXParseException fault) {
                    faults.add(fault.getMessage());
                }
            });
            SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            validator.validate(
                    new SAXSource(parsers.newSAXParser().getXMLReader(), new InputSource(new StringReader(document))));
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
        return faults;
    }
}
