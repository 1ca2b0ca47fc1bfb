package org.hongxian.approval.journey;

import java.net.URI;
import org.hongxian.gis.testkit.Patience;
import tools.jackson.databind.JsonNode;

/** The layers of the sample region are imported after the start; nothing can be measured before. */
final class SampleLayers {

    private static final int LAYERS = 6;

    private SampleLayers() {}

    static void await(URI server) {
        var officer = new ApiSession(server, "qinghe-officer");
        Patience.await(() -> count(officer.get("/api/v1/layers")) >= LAYERS);
    }

    private static int count(JsonNode answer) {
        return answer.isArray() ? answer.size() : answer.get("layers").size();
    }
}
