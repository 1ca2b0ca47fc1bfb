package org.hongxian.approval.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hongxian.gis.testkit.Patience;

/** Somebody who is logged in through the login page, without a browser: forms are opened and sent back with their token. */
final class FormSession {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Patience.PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI server;

    private FormSession(URI server) {
        this.server = server;
    }

    static FormSession login(URI server, String login) {
        var session = new FormSession(server);
        session.send("/login", Map.of("username", login, "password", ApiSession.PASSWORD));
        return session;
    }

    /** Sends every request as the person who logged in. */
    HttpClient client() {
        return client;
    }

    /** Opens the page, sends its form back with its token, and gives the page that is the answer. */
    String send(String path, Map<String, String> fields) {
        var body = new StringBuilder("_csrf=" + found(TOKEN, text(request(path).GET())));
        fields.forEach((name, value) ->
                body.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(Patience.PATIENCE);
    }

    private String text(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
