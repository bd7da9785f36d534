package io.passeur.resolver.acme.order;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.DefaultConnection;
import org.shredzone.acme4j.connector.HttpConnector;

/**
 * A connection that limits the time of a request including its response's body, and that recognizes an overloaded
 * authority.
 */
final class TimedConnection extends DefaultConnection {

    private static final Duration DEFAULT_PAUSE = Duration.ofMinutes(1);
    private static final BodyHandler<InputStream> WHOLE =
            head -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), ByteArrayInputStream::new);

    private final Duration limit;

    TimedConnection(HttpConnector connector, Duration limit) {
        super(connector);
        this.limit = limit;
    }

    @Override
    protected void sendRequest(Session session, URL url, Consumer<HttpRequest.Builder> body) throws IOException {
        HttpRequest.Builder builder = httpConnector
                .createRequestBuilder(url)
                .header("Accept-Charset", "utf-8")
                .header("Accept-Language", session.getLanguageHeader());
        body.accept(builder);
        HttpResponse<InputStream> response = exchange(builder.build());
        if (response.statusCode() == 503) {
            throw new AuthorityBusy("the authority is overloaded (503)", retryAfter(response));
        }
        lastResponse = response;
    }

    private HttpResponse<InputStream> exchange(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<InputStream>> response = httpClient.sendAsync(request, WHOLE);
        try {
            return response.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new IOException("no complete response within " + limit.toSeconds() + " s (clientTimeout)", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        }
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,7}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(DEFAULT_PAUSE);
    }
}
