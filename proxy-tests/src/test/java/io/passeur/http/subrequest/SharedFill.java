package io.passeur.http.subrequest;

import io.passeur.spi.Responses;
import io.passeur.spi.SubResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * One response of a server on its way to some clients: each piece is written to all of them before the next one is read. One
 * that leaves is forgotten; the others go on.
 */
final class SharedFill {

    private record Waiting(Response response, Callback callback) {}

    private final Runnable begun;
    private final List<Waiting> waiting = new ArrayList<>();

    /** @param begun runs when nobody can join any more */
    SharedFill(Runnable begun) {
        this.begun = begun;
    }

    synchronized void join(Response response, Callback callback) {
        waiting.add(new Waiting(response, callback));
    }

    void begin(SubResponse found) {
        begun.run();
        for (Waiting one : all()) {
            one.response().setStatus(found.status());
            found.headers().forEach(one.response().getHeaders()::add);
        }
        pump(found.body());
    }

    void fail(Throwable cause) {
        begun.run();
        all().forEach(one -> Responses.statusText(one.response(), one.callback(), 502));
    }

    private synchronized List<Waiting> all() {
        return List.copyOf(waiting);
    }

    private synchronized void leave(Waiting one, Throwable cause) {
        waiting.remove(one);
        one.callback().failed(cause);
    }

    private void pump(Content.Source body) {
        Content.Chunk chunk = body.read();
        if (chunk == null) {
            body.demand(() -> pump(body));
            return;
        }
        if (Content.Chunk.isFailure(chunk)) {
            all().forEach(one -> leave(one, chunk.getFailure()));
            return;
        }
        byte[] piece = BufferUtil.toArray(chunk.getByteBuffer());
        boolean last = chunk.isLast();
        chunk.release();
        AtomicInteger open = new AtomicInteger(1);
        Runnable written = () -> {
            if (open.decrementAndGet() == 0 && !last) {
                pump(body);
            }
        };
        for (Waiting one : all()) {
            open.incrementAndGet();
            one.response()
                    .write(
                            last,
                            ByteBuffer.wrap(piece),
                            Callback.from(
                                    () -> {
                                        if (last) {
                                            one.callback().succeeded();
                                        }
                                        written.run();
                                    },
                                    cause -> {
                                        leave(one, cause);
                                        written.run();
                                    }));
        }
        written.run();
    }
}
