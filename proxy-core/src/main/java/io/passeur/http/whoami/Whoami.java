package io.passeur.http.whoami;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Responses;
import io.passeur.toolkit.GoDuration;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Responds to any request with what it looks like. Never blocks. */
public final class Whoami implements Request.Handler {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final String hostname;
    private final Scheduler scheduler;
    private final HealthHandler health = new HealthHandler();

    /** @param hostname the name of this machine */
    public Whoami(String hostname, Scheduler scheduler) {
        this.hostname = hostname;
        this.scheduler = scheduler;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            answer(request, response, callback);
        } catch (InvalidQueryException e) {
            Responses.error(response, callback, 400, e.reason());
        }
        return true;
    }

    private void answer(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        switch (path == null ? "/" : path) {
            case "/api" -> json(request, response, callback);
            case "/health" -> health.handle(request, response, callback);
            case "/bench" -> text(response, callback, "1");
            case "/data" -> data(request, response, callback);
            default -> afterWait(request, response, callback);
        }
    }

    private void afterWait(Request request, Response response, Callback callback) {
        Duration wait = wait(QueryParameters.parameter(request, "wait"));
        if (wait.isZero()) {
            text(response, callback, RequestReport.of(request, hostname).text());
        } else {
            scheduler.schedule(
                    () -> text(
                            response,
                            callback,
                            RequestReport.of(request, hostname).text()),
                    wait);
        }
    }

    private static Duration wait(@Nullable String text) {
        try {
            Duration wait = text == null ? Duration.ZERO : GoDuration.parse(text);
            if (!wait.isNegative() && wait.compareTo(LONGEST_WAIT) <= 0) {
                return wait;
            }
        } catch (ConfigurationException e) {
            // Not a duration at all: the same response as for one that is out of range.
        }
        throw new InvalidQueryException("wait: expected a duration from 0s to 1m");
    }

    private void json(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        String body = Json.MAPPER.writeValueAsString(RequestReport.of(request, hostname));
        Responses.send(response, callback, 200, body + "\n");
    }

    private static void data(Request request, Response response, Callback callback) {
        DataSize size = DataSize.of(request);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, size.bytes());
        new DataWriter(response, size, callback).iterate();
    }

    private static void text(Response response, Callback callback, String text) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        Responses.send(response, callback, 200, text);
    }

    /** Created when the first JSON report is requested. */
    private static final class Json {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();
    }
}
