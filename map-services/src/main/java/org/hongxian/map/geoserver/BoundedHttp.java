package org.hongxian.map.geoserver;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Requests whose whole answer, not only its beginning, has to be there within a time and below a size. Follows no redirect.
 */
public final class BoundedHttp {

    private final HttpClient http;
    private final Duration patience;
    private final long mostBytes;

    /** @param patience for connecting, and again for the whole answer */
    public BoundedHttp(Duration patience, long mostBytes) {
        this.patience = patience;
        this.mostBytes = mostBytes;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @param type media type as the answer states it; empty for none */
    public record Answer(int status, String type, byte[] body) {}

    /** An answer was longer than it may be. */
    public static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLongException(long mostBytes) {
            super("the answer is longer than " + mostBytes + " bytes");
        }
    }

    /**
     * @throws HttpTimeoutException if the answer is not complete in time
     * @throws TooLongException if it is too long
     * @throws IOException if nobody answers, or the answer breaks off
     */
    public Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> complete = complete(request, new Body(mostBytes));
        return new Answer(complete.statusCode(), type(complete), complete.body());
    }

    /**
     * The same for answers that may be large: beyond their beginning they are kept in a file, so that memory does not grow with them.
     *
     * @param folder for the file; made when it is needed
     */
    public KeptAnswer keep(HttpRequest request, Path folder) throws IOException, InterruptedException {
        var body = new KeptBody(folder, mostBytes);
        boolean whole = false;
        try {
            HttpResponse<KeptBody> complete = complete(request, body);
            whole = true;
            return body.answer(complete.statusCode(), type(complete));
        } finally {
            if (!whole) {
                body.abandon();
            }
        }
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private <T> HttpResponse<T> complete(HttpRequest request, BodySubscriber<T> body)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, head -> body);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("no complete answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }

    private static final class Body implements BodySubscriber<byte[]> {

        private final long mostBytes;
        private final CompletableFuture<byte[]> complete = new CompletableFuture<>();
        private final List<byte[]> parts = new ArrayList<>();
        private int size;
        private Flow.@Nullable Subscription subscription;

        private Body(long mostBytes) {
            this.mostBytes = mostBytes;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return complete;
        }

        @Override
        public void onSubscribe(Flow.Subscription started) {
            subscription = started;
            started.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (size + buffer.remaining() > mostBytes) {
                    parts.clear();
                    complete.completeExceptionally(new TooLongException(mostBytes));
                    if (subscription != null) {
                        subscription.cancel();
                    }
                    return;
                }
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                parts.add(part);
                size += part.length;
            }
        }

        @Override
        public void onError(Throwable failure) {
            complete.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            // Joined once: a buffer that doubles would hold an answer up to three times.
            ByteBuffer whole = ByteBuffer.allocate(size);
            parts.forEach(whole::put);
            parts.clear();
            complete.complete(whole.array());
        }
    }
}
