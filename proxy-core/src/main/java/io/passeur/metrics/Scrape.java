package io.passeur.metrics;

import io.passeur.metrics.Scrapes.Exposed;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** One scrape: a piece is produced and written, and the next one is produced when the scraper has received it. */
final class Scrape implements Runnable, Callback {

    private final Response response;
    private final Callback callback;
    private final Executor executor;
    private final Supplier<Exposed> source;
    private @Nullable Exposed exposed;

    Scrape(Response response, Callback callback, Executor executor, Supplier<Exposed> source) {
        this.response = response;
        this.callback = callback;
        this.executor = executor;
        this.source = source;
    }

    @Override
    public void run() {
        try {
            Exposed current = exposed == null ? source.get() : exposed;
            exposed = current;
            ByteBuffer bit = ByteBuffer.wrap(current.bits().next());
            boolean last = !current.bits().hasNext();
            response.write(last, bit, last ? Callback.from(() -> end(current), this::failed) : this);
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void end(Exposed complete) {
        complete.seen().run();
        callback.succeeded();
    }

    @Override
    public void succeeded() {
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            failed(e);
        }
    }

    @Override
    public void failed(Throwable failure) {
        callback.failed(failure);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
