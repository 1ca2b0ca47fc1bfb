package org.hongxian.approval.layerkeeping.internal;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hongxian.approval.ledger.Recordable;
import org.hongxian.map.layer.LayerMetadata;
import org.jspecify.annotations.Nullable;

/** That somebody described a layer anew, or changed who may see it. */
record LayerDescribed(LayerMetadata metadata) implements Recordable {

    static final String KIND = "layer.described";

    @Override
    public @Nullable UUID caseId() {
        return null;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("layer", metadata.layer());
        facts.put("revision", String.valueOf(metadata.revision()));
        facts.put("group", metadata.group());
        facts.put("owner", metadata.ownerUnit());
        facts.put("contact", metadata.contact());
        facts.put("description", metadata.description());
        facts.put("licence", metadata.licence());
        facts.put("secrecy", metadata.secrecy());
        facts.put("access", metadata.access().kind().name());
        facts.put("regions", String.join(" ", metadata.access().regions()));
        facts.put("accessFrom", metadata.accessFrom().toString());
        facts.put("reason", metadata.reason());
        return facts;
    }
}
