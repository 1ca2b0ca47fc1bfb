package org.hongxian.approval.journey;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** The layers of the sample region are imported after the start; nothing can be measured before. */
final class SampleLayers {

    private static final int LAYERS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private SampleLayers() {}

    static void await(URI server) {
        var officer = new ApiSession(server, "qinghe-officer");
        Instant deadline = Instant.now().plus(PATIENCE);
        while (count(officer.get("/api/v1/layers")) < LAYERS) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the sample layers were not imported in " + PATIENCE);
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private static int count(JsonNode answer) {
        return answer.isArray() ? answer.size() : answer.get("layers").size();
    }
}
