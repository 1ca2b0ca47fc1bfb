package org.hongxian.approval.layerkeeping.internal;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hongxian.approval.ledger.Recordable;
import org.hongxian.map.layer.LayerVersion;
import org.hongxian.map.layer.VersionComparison;
import org.jspecify.annotations.Nullable;

/**
 * What became of a version of a layer: it came in, it counts from now on, it was withdrawn or discarded.
 *
 * @param before number of the version that counted; 0 for none
 * @param reason why, in a person's words; empty where nobody was asked
 * @param doubts what spoke against it; empty for nothing
 */
record LayerDecision(String kind, LayerVersion version, int before, String reason, String doubts)
        implements Recordable {

    static final String HELD = "layer.held";
    static final String MADE_CURRENT = "layer.made-current";
    static final String DISCARDED = "layer.discarded";
    static final String WITHDRAWN = "layer.withdrawn";

    static LayerDecision withdrawn(LayerVersion version, String reason) {
        return new LayerDecision(WITHDRAWN, version, version.number(), reason, "");
    }

    static LayerDecision of(
            String kind,
            LayerVersion version,
            @Nullable LayerVersion before,
            String reason,
            VersionComparison comparison) {
        String doubts = comparison.doubts().stream()
                .map(doubt -> doubt.kind() + (doubt.field().isEmpty() ? "" : " " + doubt.field()))
                .collect(Collectors.joining(", "));
        return new LayerDecision(kind, version, before == null ? 0 : before.number(), reason, doubts);
    }

    @Override
    public @Nullable UUID caseId() {
        return null;
    }

    @Override
    public SortedMap<String, String> facts() {
        var facts = new TreeMap<String, String>();
        facts.put("layer", version.layer());
        facts.put("version", version.id().toString());
        facts.put("number", String.valueOf(version.number()));
        facts.put("before", String.valueOf(before));
        facts.put("features", String.valueOf(version.featureCount()));
        facts.put("digest", version.digest());
        facts.put("source", version.source());
        facts.put("reason", reason);
        facts.put("doubts", doubts);
        return facts;
    }
}
