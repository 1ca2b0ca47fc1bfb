package org.hongxian.approval.geoserver.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.hongxian.approval.geoserver.GeoServerAccess;
import org.hongxian.approval.geoserver.internal.GeoServerGateway.Answer;
import org.hongxian.approval.layerkeeping.VisibleLayers;
import org.hongxian.map.geoserver.KeptAnswer;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** WMS and WFS of GeoServer with the rights of whoever asks. Officials only; see the route rules. */
@RestController
class OwsProxy {

    private static final int LONGEST_QUERY = 4000;
    private static final int LARGEST_CAPABILITIES_MEGABYTES = 2;
    private static final int MEGABYTE = 1 << 20;

    private final GeoServerGateway geoServer;
    private final GeoServerAccess access;
    private final VisibleLayers layers;
    private final PublishedVersions published;
    private final MessageSource messages;

    OwsProxy(
            GeoServerGateway geoServer,
            GeoServerAccess access,
            VisibleLayers layers,
            PublishedVersions published,
            MessageSource messages) {
        this.geoServer = geoServer;
        this.access = access;
        this.layers = layers;
        this.published = published;
        this.messages = messages;
    }

    @GetMapping("/ows/wms")
    void maps(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ask("wms", request, response);
    }

    @GetMapping("/ows/wfs")
    void features(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ask("wfs", request, response);
    }

    private void ask(String service, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString();
        if (query != null && query.length() > LONGEST_QUERY) {
            throw new OwsRefusal(414, "long", LONGEST_QUERY);
        }
        if (!access.isConfigured()) {
            throw new OwsRefusal(503, "none");
        }
        Predicate<String> visible = key -> layers.find(key).isPresent();
        OwsRequest asked = OwsRequest.of(service, request.getParameterMap(), access.workspace(), visible);
        refuseOthersThanTheCurrent(asked);
        String ours = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/ows/" + service)
                .toUriString();
        try (Answer answer = geoServer.ask(asked)) {
            if (asked.operation().isCapabilities()) {
                byte[] document = capabilities(answer, ours);
                pass(type(answer), new ByteArrayInputStream(document), document.length, response);
                return;
            }
            KeptAnswer body = answer.isXml() ? withoutTheirAddress(answer.body(), service, ours) : answer.body();
            try (InputStream whole = body.open()) {
                pass(type(answer), whole, body.bytes(), response);
            }
        }
    }

    /** Written here rather than by a converter, so that nothing is left of it whatever happens on the way. */
    private static void pass(String type, InputStream body, long bytes, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(HttpHeaders.CONTENT_TYPE, type);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLengthLong(bytes);
        body.transferTo(response.getOutputStream());
    }

    private byte[] capabilities(Answer answer, String ours) throws IOException {
        if (!answer.isXml()) {
            throw new OwsRefusal(502, "answer");
        }
        if (answer.body().bytes() > LARGEST_CAPABILITIES_MEGABYTES * MEGABYTE) {
            throw new OwsRefusal(502, "large", LARGEST_CAPABILITIES_MEGABYTES);
        }
        Predicate<String> offered =
                key -> layers.find(key).filter(published::shows).isPresent();
        try (InputStream document = answer.body().open()) {
            return CapabilitiesDocument.rewrite(document.readAllBytes(), offered, ours)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** What GeoServer shows is as old as its last setting up; an older version is no answer to a question about the layer. */
    private void refuseOthersThanTheCurrent(OwsRequest asked) {
        for (String key : asked.layers()) {
            if (layers.find(key).filter(published::shows).isEmpty()) {
                throw new OwsRefusal(503, "stale", key);
            }
        }
    }

    /**
     * Addresses stand in the first element of features, and in the small document that describes them. The bytes behind the head stay as
     * they are, whatever they mean: Latin-1 is only a way to look at bytes.
     */
    private KeptAnswer withoutTheirAddress(KeptAnswer body, String service, String ours) {
        String base = access.address().replaceAll("/+$", "");
        return body.withHead(new String(body.head(), StandardCharsets.ISO_8859_1)
                .replace(base + "/" + access.workspace() + "/" + service, ours)
                .replace(base, ours.substring(0, ours.lastIndexOf('/')))
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String type(Answer answer) {
        return answer.type().startsWith("image/") ? answer.type() : answer.type() + ";charset=UTF-8";
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(OwsRefusal refusal, HttpServletRequest request) {
        String sentence =
                messages.getMessage(refusal.key(), refusal.arguments(), RequestContextUtils.getLocale(request));
        ProblemDetail problem = ProblemDetail.forStatus(refusal.status());
        problem.setDetail(sentence);
        var answer = ResponseEntity.status(refusal.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return refusal.status() == 503
                ? answer.header(HttpHeaders.RETRY_AFTER, "10").body(problem)
                : answer.body(problem);
    }
}
