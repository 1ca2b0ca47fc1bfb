package org.hongxian.map.style;

import static org.hongxian.map.style.SldVersion.SLD_1_1;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The elements of both versions, by the names each of them has. */
final class SldElements {

    private static final String SLD = "http://www.opengis.net/sld";
    private static final String SE = "http://www.opengis.net/se";
    private static final String OGC = "http://www.opengis.net/ogc";

    private final XMLStreamWriter out;
    private final SldVersion version;

    SldElements(XMLStreamWriter out, SldVersion version) {
        this.out = out;
        this.version = version;
    }

    void root() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.setPrefix("sld", SLD);
        out.setPrefix("ogc", OGC);
        out.writeStartElement(SLD, "StyledLayerDescriptor");
        out.writeNamespace("sld", SLD);
        out.writeNamespace("ogc", OGC);
        if (version == SLD_1_1) {
            out.setPrefix("se", SE);
            out.writeNamespace("se", SE);
        }
        out.writeAttribute("version", version.number());
    }

    /** An element of the layer and user style, which stayed in the SLD namespace. */
    void layerLevel(String name) throws XMLStreamException {
        out.writeStartElement(SLD, name);
    }

    /** An element of feature styles, which moved to Symbology Encoding in 1.1. */
    void styleLevel(String name) throws XMLStreamException {
        out.writeStartElement(version == SLD_1_1 ? SE : SLD, name);
    }

    void filter(String name) throws XMLStreamException {
        out.writeStartElement(OGC, name);
    }

    void attribute(String name, String value) throws XMLStreamException {
        out.writeAttribute(name, value);
    }

    void end() throws XMLStreamException {
        out.writeEndElement();
    }

    void styleText(String name, String text) throws XMLStreamException {
        styleLevel(name);
        out.writeCharacters(text);
        end();
    }

    void filterText(String name, String text) throws XMLStreamException {
        filter(name);
        out.writeCharacters(text);
        end();
    }

    void name(String name) throws XMLStreamException {
        styleText("Name", name);
    }

    void title(String title) throws XMLStreamException {
        if (version == SLD_1_1) {
            styleLevel("Description");
            styleText("Title", title);
            end();
        } else {
            styleText("Title", title);
        }
    }

    void parameter(String name, String value) throws XMLStreamException {
        styleLevel(version == SLD_1_1 ? "SvgParameter" : "CssParameter");
        attribute("name", name);
        out.writeCharacters(value);
        end();
    }

    /** The attribute of a comparison by pattern that changed its name between the filters of the two versions. */
    void likeEscape() throws XMLStreamException {
        attribute(version == SLD_1_1 ? "escapeChar" : "escape", "!");
    }

    void finish() throws XMLStreamException {
        out.writeEndDocument();
        out.flush();
    }
}
