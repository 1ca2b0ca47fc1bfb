package org.hongxian.map.geoserver;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests to the REST interfaces of GeoServer and its GeoWebCache. Follows no redirect and reads no more than it can use. */
final class GeoServerClient {

    static final String XML = "application/xml";

    private static final int LARGEST_ANSWER = 4 << 20;
    private static final int SHOWN_OF_A_REFUSAL = 300;

    private final GeoServerConnection connection;
    private final HttpClient http;
    private final String authorization;

    GeoServerClient(GeoServerConnection connection) {
        this.connection = connection;
        this.http = HttpClient.newBuilder()
                .connectTimeout(connection.patience())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (connection.user() + ":" + connection.password()).getBytes(StandardCharsets.UTF_8));
    }

    /** @return empty where there is nothing (404) */
    Optional<String> get(String path, String accept) {
        HttpResponse<String> answer = send("GET", path, accept, null, null);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        return Optional.of(expect(answer, "GET", path).body());
    }

    void send(String method, String path, String mediaType, String body) {
        expect(send(method, path, "*/*", mediaType, body), method, path);
    }

    void send(String method, String path) {
        expect(send(method, path, "*/*", null, null), method, path);
    }

    private static HttpResponse<String> expect(HttpResponse<String> answer, String method, String path) {
        int status = answer.statusCode();
        if (status == 200 || status == 201) {
            return answer;
        }
        String said = answer.body().strip();
        String asked = method + " " + path + ": " + status;
        if (status == 401 || status == 403) {
            throw new GeoServerException(asked + ", GeoServer does not accept the administrator's name and password");
        }
        throw new GeoServerException(
                said.isEmpty() ? asked : asked + ", " + said.substring(0, Math.min(said.length(), SHOWN_OF_A_REFUSAL)));
    }

    private HttpResponse<String> send(
            String method, String path, String accept, @Nullable String mediaType, @Nullable String body) {
        URI address = connection.at(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(connection.patience())
                .header("Authorization", authorization)
                .header("Accept", accept)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (mediaType != null) {
            request.header("Content-Type", mediaType + "; charset=UTF-8");
        }
        try {
            return http.send(
                    request.build(),
                    head -> HttpResponse.BodySubscribers.mapping(
                            HttpResponse.BodySubscribers.ofInputStream(), GeoServerClient::bounded));
        } catch (HttpTimeoutException e) {
            throw new GeoServerException(
                    method + " " + path + ": no answer within "
                            + connection.patience().toSeconds() + " s",
                    e);
        } catch (IOException e) {
            throw new GeoServerException(connection.address() + " cannot be reached: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GeoServerException("interrupted", e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String bounded(InputStream in) {
        try (in) {
            byte[] bytes = in.readNBytes(LARGEST_ANSWER + 1);
            if (bytes.length > LARGEST_ANSWER) {
                throw new GeoServerException("GeoServer's answer is longer than " + LARGEST_ANSWER + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new GeoServerException("GeoServer's answer broke off", e);
        }
    }
}
