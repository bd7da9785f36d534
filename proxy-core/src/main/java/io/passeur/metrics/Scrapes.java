package io.passeur.metrics;

import io.passeur.spi.Responses;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The service {@code prometheus@internal}. It serves a limited number of scrapes at a time, each in chunks. */
final class Scrapes implements Request.Handler {

    private static final int MOST = 8;

    private final Executor executor;
    private final Function<ScrapeFormat, Exposed> source;
    private final AtomicInteger running = new AtomicInteger();

    /**
     * The response to one scrape.
     *
     * @param seen run when all of it is sent
     */
    record Exposed(Iterator<byte[]> bits, Runnable seen) {}

    /** @param executor produces the chunks, so that the threads that carry requests need not */
    Scrapes(Executor executor, Function<ScrapeFormat, Exposed> source) {
        this.executor = executor;
        this.source = source;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Callback leaving = Callback.from(callback, running::decrementAndGet);
        if (running.incrementAndGet() > MOST) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
            Responses.error(response, leaving, 503, "too many scrapes at a time");
            return true;
        }
        ScrapeFormat format = ScrapeFormat.wantedBy(request.getHeaders());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, format.contentType());
        if (format.zipped()) {
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        try {
            executor.execute(new Scrape(response, leaving, executor, () -> source.apply(format)));
        } catch (RejectedExecutionException e) {
            leaving.failed(e);
        }
        return true;
    }
}
