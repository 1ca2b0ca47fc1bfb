package org.hongxian.map.geoserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.hongxian.map.geoserver.BoundedHttp.TooLongException;
import org.jspecify.annotations.Nullable;

/** Takes an answer in as it comes: its beginning into memory, the rest into a file, and no more than a bound. */
final class KeptBody implements BodySubscriber<KeptBody> {

    private final Path folder;
    private final long mostBytes;
    private final CompletableFuture<KeptBody> complete = new CompletableFuture<>();
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable FileChannel out;
    private long restBytes;
    private boolean over;
    private Flow.@Nullable Subscription subscription;

    KeptBody(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    synchronized KeptAnswer answer(int status, String type) {
        return new KeptAnswer(status, type, head.toByteArray(), file, restBytes);
    }

    @Override
    public CompletionStage<KeptBody> getBody() {
        return complete;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        started.request(1);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> buffers) {
        if (over) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                if (head.size() + restBytes + buffer.remaining() > mostBytes) {
                    throw new TooLongException(mostBytes);
                }
                take(buffer);
            }
            if (subscription != null) {
                subscription.request(1);
            }
        } catch (IOException e) {
            abandon();
            complete.completeExceptionally(e);
        }
    }

    private void take(ByteBuffer buffer) throws IOException {
        int first = Math.min(buffer.remaining(), KeptAnswer.HEAD - head.size());
        for (int i = 0; i < first; i++) {
            head.write(buffer.get());
        }
        if (!buffer.hasRemaining()) {
            return;
        }
        if (out == null) {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, "answer", null);
            out = FileChannel.open(file, StandardOpenOption.WRITE);
        }
        while (buffer.hasRemaining()) {
            restBytes += out.write(buffer);
        }
    }

    @Override
    public synchronized void onError(Throwable failure) {
        abandon();
        complete.completeExceptionally(failure);
    }

    @Override
    public synchronized void onComplete() {
        try {
            over = true;
            if (out != null) {
                out.close();
            }
            complete.complete(this);
        } catch (IOException e) {
            onError(e);
        }
    }

    /** Ends it, whoever still sends, and leaves nothing behind. */
    synchronized void abandon() {
        over = true;
        if (subscription != null) {
            subscription.cancel();
        }
        try {
            if (out != null) {
                out.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            complete.completeExceptionally(e);
        }
    }
}
