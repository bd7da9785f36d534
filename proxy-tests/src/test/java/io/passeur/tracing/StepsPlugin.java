package io.passeur.tracing;

import io.passeur.observation.RequestRecord;
import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import io.passeur.spi.Requests;
import io.passeur.spi.ResponseInterceptor;
import io.passeur.spi.Responses;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Middlewares of all kinds, as small as can be. */
public final class StepsPlugin implements Plugin {

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(
                new Step("passOn", next -> next),
                new Step("mark", StepsPlugin::mark),
                new Step("refuse", next -> (request, response, callback) -> {
                    Responses.statusText(response, callback, 403);
                    return true;
                }),
                new Step("deny", next -> (request, response, callback) -> {
                    Responses.statusText(response, callback, 401);
                    return true;
                }),
                new Step("fail", next -> (request, response, callback) -> {
                    throw new IllegalStateException("as a test wants it");
                }),
                new Step("twice", StepsPlugin::twice));
    }

    private static Request.Handler mark(Request.Handler next) {
        return (request, response, callback) -> {
            Request marked = new Request.Wrapper(request) {
                @Override
                public HttpFields getHeaders() {
                    return HttpFields.build(super.getHeaders()).put("X-Marked", "request");
                }
            };
            ResponseInterceptor answer = new ResponseInterceptor(marked, response) {
                @Override
                protected void beforeCommit() {
                    getHeaders().put("X-Marked", "answer");
                }
            };
            return next.handle(marked, answer, answer.completing(callback));
        };
    }

    /** Throws the first answer away and sends the request again. */
    private static Request.Handler twice(Request.Handler next) {
        return (request, response, callback) -> next.handle(
                request,
                new Response.Wrapper(request, response) {
                    @Override
                    public void write(boolean last, ByteBuffer content, Callback written) {
                        written.succeeded();
                    }
                },
                Callback.from(
                        () -> {
                            RequestRecord record = RequestRecord.of(request);
                            if (record != null) {
                                record.retried();
                            }
                            response.reset();
                            Requests.resume(next, request, response, callback);
                        },
                        callback::failed));
    }

    /** What it does for the handler behind it. */
    private interface Wrapping {
        Request.Handler wrap(Request.Handler next);
    }

    private record Step(String type, Wrapping wrapping) implements MiddlewareFactory<Step.Nothing> {

        /** There is nothing to set. */
        public record Nothing() {}

        @Override
        public Class<Nothing> configType() {
            return Nothing.class;
        }

        @Override
        public Middleware create(Nothing config, MiddlewareContext context) {
            return wrapping::wrap;
        }
    }
}
