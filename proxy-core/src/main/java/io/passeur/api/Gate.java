package io.passeur.api;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Limits how many responses are made and sent at once, away from the threads that carry traffic, and turns the others away. */
final class Gate {

    private final Semaphore places;
    private final Executor executor;

    /** @param places how many responses there may be at once */
    Gate(int places, Executor executor) {
        this.places = new Semaphore(places);
        this.executor = executor;
    }

    /** What makes a response and sends it. */
    interface Work {
        void run(Callback callback) throws Exception;
    }

    void run(Work work, Response response, Callback callback) {
        if (!places.tryAcquire()) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
            ApiResponse.error(HttpStatus.SERVICE_UNAVAILABLE_503, "too many requests for the API at once")
                    .send(response, callback);
            return;
        }
        Callback leaving = Callback.from(callback, () -> places.release());
        try {
            executor.execute(() -> runNow(work, leaving));
        } catch (RuntimeException e) {
            leaving.failed(e);
        }
    }

    private static void runNow(Work work, Callback callback) {
        try {
            work.run(callback);
        } catch (Throwable e) {
            callback.failed(e);
        }
    }
}
