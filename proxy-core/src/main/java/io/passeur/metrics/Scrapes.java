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

/** The service {@code prometheus@internal}. It serves a bounded number of scrapes at a time, each piece by piece. */
final class Scrapes implements Request.Handler {

    private static final int MOST = 8;

    private final Executor executor;
    private final Function<ScrapeFormat, Exposed> source;
    private final AtomicInteger running = new AtomicInteger();

    /**
     * What one scraper gets.
     *
     * @param seen runs when it has received everything
     */
    record Exposed(Iterator<byte[]> bits, Runnable seen) {}

    /** @param executor produces the pieces, away from the threads that carry requests */
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
            Responses.error(response, leaving, 503, "others are scraping");
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
