package org.hongxian.map.geoserver;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.hongxian.map.geoserver.BoundedHttp.Answer;
import org.hongxian.map.geoserver.GeoServerException.Reason;
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

    String address() {
        return connection.address().toString();
    }

    /** @return empty where whoever answers does not know the address, or answers in another way than GeoServer would */
    Optional<String> getIfSpoken(String path) {
        Answer answer = send("GET", path, XML, null, null);
        int status = answer.status();
        if (status == 401 || status == 403 || status >= 500) {
            expect(answer, "GET", path);
        }
        return status == 200 ? Optional.of(text(answer)) : Optional.empty();
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
        String request = method + " " + path;
        String asked = request + ": " + status;
        if (status == 401 || status == 403) {
            throw new GeoServerException(
                    Reason.NOT_ACCEPTED,
                    asked + ", GeoServer does not accept the administrator's name and password",
                    null,
                    request,
                    status);
        }
        String shown = said.substring(0, Math.min(said.length(), SHOWN_OF_A_REFUSAL));
        throw new GeoServerException(
                Reason.REFUSED, shown.isEmpty() ? asked : asked + ", " + shown, null, request, status, shown);
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
            long seconds = connection.patience().toSeconds();
            throw new GeoServerException(
                    Reason.SLOW,
                    method + " " + path + ": no answer within " + seconds + " s",
                    e,
                    method + " " + path,
                    seconds);
        } catch (ConnectException e) {
            throw new GeoServerException(Reason.UNREACHABLE, address() + " cannot be reached", e, address());
        } catch (IOException e) {
            throw new GeoServerException(
                    Reason.BROKEN_OFF, method + " " + path + ": " + reason(e), e, method + " " + path, reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GeoServerException(Reason.INTERRUPTED, "interrupted", e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
