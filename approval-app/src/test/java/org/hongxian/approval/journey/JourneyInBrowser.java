package org.hongxian.approval.journey;

import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A journey at the desks: the server has the layers of the sample region, and a browser stands ready at it. */
@JourneyTest
@TestInstance(Lifecycle.PER_CLASS)
abstract class JourneyInBrowser {

    @LocalServerPort
    private int port;

    URI server;
    Browser browser;

    @BeforeAll
    void openBrowser() {
        server = URI.create("http://localhost:" + port);
        SampleLayers.await(server);
        browser = new Browser(server);
    }
}
