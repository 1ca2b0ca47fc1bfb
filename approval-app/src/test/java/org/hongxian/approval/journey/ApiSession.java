package org.hongxian.approval.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hongxian.gis.testkit.Patience;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One person using the programming interface. Every request carries login and password, as a program's does; the cookie of a session
 * goes along with them, since checking the password anew each time would be most of what a journey does.
 */
final class ApiSession {

    static final String PASSWORD = "Hongxian-2026";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, FormSession> SESSIONS = new ConcurrentHashMap<>();

    private final URI server;
    private final String login;

    ApiSession(URI server, String login) {
        this.server = server;
        this.login = login;
    }

    /** To be called when the server was started again: it knows nobody any more. */
    static void forgetSessions() {
        SESSIONS.clear();
    }

    String login() {
        return login;
    }

    JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    byte[] download(String path) {
        return expectSuccess(send(request(path).GET())).body();
    }

    JsonNode post(String path, Object body) {
        return json(sendPost(path, body));
    }

    JsonNode put(String path, Object body) {
        return json(send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    /** Whatever the answer is. */
    HttpResponse<byte[]> sendPost(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    HttpResponse<byte[]> sendGet(String path) {
        return send(request(path).GET());
    }

    JsonNode upload(String path, Map<String, String> fields, Path file) {
        return json(sendUpload(path, fields, file));
    }

    HttpResponse<byte[]> sendUpload(String path, Map<String, String> fields, Path file) {
        String boundary = "hongxian-journey-boundary";
        List<byte[]> parts = new ArrayList<>();
        fields.forEach((name, value) -> parts.add(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        parts.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + file.getFileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        try {
            parts.add(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parts.add(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(parts)));
    }

    private HttpRequest.Builder request(String path) {
        String credentials =
                Base64.getEncoder().encodeToString((login + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(Patience.PATIENCE)
                .header("Accept", "application/json, application/problem+json, */*;q=0.1")
                .header("Accept-Language", "zh-CN")
                .header("Authorization", "Basic " + credentials);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return SESSIONS.computeIfAbsent(server + " " + login, there -> FormSession.login(server, login))
                    .client()
                    .send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private JsonNode json(HttpResponse<byte[]> response) {
        byte[] body = expectSuccess(response).body();
        return body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
    }

    private HttpResponse<byte[]> expectSuccess(HttpResponse<byte[]> response) {
        if (response.statusCode() / 100 != 2) {
            throw new Refused(login, response);
        }
        return response;
    }

    /** The server answered with something else than success. */
    static final class Refused extends RuntimeException {

        private final int status;

        Refused(String login, HttpResponse<byte[]> response) {
            super(login + " got " + response.statusCode() + " for "
                    + response.request().method() + " " + response.uri().getPath() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
            this.status = response.statusCode();
        }

        int status() {
            return status;
        }
    }
}
