package org.hongxian.map.geoserver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.hongxian.map.geoserver.BoundedHttp.Answer;
import org.jspecify.annotations.Nullable;

/** Requests to the REST interfaces of GeoServer and its GeoWebCache. Follows no redirect and reads no more than it can use. */
final class GeoServerClient {

    static final String XML = "application/xml";

    private static final int LARGEST_ANSWER = 4 << 20;
    private static final int SHOWN_OF_A_REFUSAL = 300;

    private final GeoServerConnection connection;
    private final BoundedHttp http;
    private final String authorization;

    GeoServerClient(GeoServerConnection connection) {
        this.connection = connection;
        this.http = new BoundedHttp(connection.patience(), LARGEST_ANSWER);
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (connection.user() + ":" + connection.password()).getBytes(StandardCharsets.UTF_8));
    }

    /** @return empty where there is nothing (404) */
    Optional<String> get(String path, String accept) {
        Answer answer = send("GET", path, accept, null, null);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        return Optional.of(text(expect(answer, "GET", path)));
    }

    void send(String method, String path, String mediaType, String body) {
        expect(send(method, path, "*/*", mediaType, body), method, path);
    }

    void send(String method, String path) {
        expect(send(method, path, "*/*", null, null), method, path);
    }

    private static Answer expect(Answer answer, String method, String path) {
        int status = answer.status();
        if (status == 200 || status == 201) {
            return answer;
        }
        String said = text(answer).strip();
        String asked = method + " " + path + ": " + status;
        if (status == 401 || status == 403) {
            throw new GeoServerException(asked + ", GeoServer does not accept the administrator's name and password");
        }
        throw new GeoServerException(
                said.isEmpty() ? asked : asked + ", " + said.substring(0, Math.min(said.length(), SHOWN_OF_A_REFUSAL)));
    }

    private Answer send(String method, String path, String accept, @Nullable String mediaType, @Nullable String body) {
        URI address = connection.at(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Authorization", authorization)
                .header("Accept", accept)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (mediaType != null) {
            request.header("Content-Type", mediaType + "; charset=UTF-8");
        }
        try {
            return http.send(request.build());
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

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
