package org.hongxian.map.geoserver;

import java.util.List;
import java.util.Optional;
import org.hongxian.map.style.LayerStyle;
import org.hongxian.map.style.SldVersion;
import org.hongxian.map.style.SldWriter;

/** A style and its descriptor. The entry is made first and filled after, so that a break between the two shows as a difference. */
final class StyleItem implements ProvisionedItem {

    private static final SldVersion VERSION = SldVersion.SLD_1_0;

    private final String workspace;
    private final LayerStyle style;
    private final String descriptor;

    StyleItem(String workspace, LayerStyle style) {
        this.workspace = workspace;
        this.style = style;
        this.descriptor = SldWriter.write(style, VERSION);
    }

    @Override
    public ConfiguredThing thing() {
        return new ConfiguredThing(ConfiguredThing.Kind.STYLE, workspace + ":" + style.layer());
    }

    @Override
    public Finding look(GeoServerClient geoServer) {
        if (geoServer.get(path(), GeoServerClient.XML).isEmpty()) {
            return Finding.missing();
        }
        Optional<String> there = geoServer.get(path(), VERSION.mediaType());
        boolean same = there.isPresent()
                && !there.get().isBlank()
                && XmlElement.read(there.get()).equals(XmlElement.read(descriptor));
        return Finding.of(same ? List.of() : List.of(Difference.of(Difference.Kind.DESCRIPTOR)));
    }

    @Override
    public void apply(GeoServerClient geoServer, Finding finding) {
        if (finding.presence() == Presence.MISSING) {
            XmlElement entry = XmlElement.of(
                    "style",
                    XmlElement.text("name", style.layer()),
                    XmlElement.text("format", "sld"),
                    XmlElement.of("languageVersion", XmlElement.text("version", VERSION.number())),
                    XmlElement.text("filename", style.layer() + ".sld"));
            geoServer.send("POST", "/rest/workspaces/" + workspace + "/styles", GeoServerClient.XML, entry.write());
        }
        geoServer.send("PUT", path() + "?raw=true", VERSION.mediaType(), descriptor);
    }

    private String path() {
        return "/rest/workspaces/" + workspace + "/styles/" + style.layer();
    }
}
