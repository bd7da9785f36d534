package io.passeur.http.subrequest;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.SubRequest;
import io.passeur.spi.SubRequestClient;
import io.passeur.spi.SubResponse;
import java.io.ByteArrayOutputStream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/** Sends a copy of each request to another service, and forgets its response. */
final class Mirror implements Middleware {

    /**
     * @param service that gets the copies
     * @param maxBody requests with larger bodies are not copied
     * @param maxInFlight how many copies may be under way
     */
    public record Settings(String service, int maxBody, int maxInFlight) {}

    private final int maxBody;
    private final SubRequestClient mirror;

    Mirror(Settings settings, MiddlewareContext context) {
        maxBody = settings.maxBody();
        mirror = context.subRequests().bounded(settings.maxInFlight()).service(settings.service());
    }

    @Override
    public InvocationType invocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public Request.Handler wrap(Request.Handler next) {
        return (request, response, callback) -> {
            Copied copied = new Copied(request, maxBody);
            return next.handle(copied, response, new Callback.Nested(callback) {
                @Override
                public void succeeded() {
                    byte[] body = copied.body();
                    if (body != null) {
                        send(request, body);
                    }
                    super.succeeded();
                }
            });
        };
    }

    /** To be called before the client's request has ended. */
    private void send(Request request, byte[] body) {
        mirror.send(SubRequest.detachedFrom(request).likeClient().body(body).build())
                .response()
                .thenAccept(SubResponse::discard);
    }

    /** Keeps what is read of the body, up to a bound. */
    private static final class Copied extends Request.Wrapper {

        private final int max;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean tooLarge;

        Copied(Request wrapped, int max) {
            super(wrapped);
            this.max = max;
        }

        byte @Nullable [] body() {
            return tooLarge ? null : bytes.toByteArray();
        }

        @Override
        public Content.@Nullable Chunk read() {
            Content.Chunk chunk = super.read();
            if (chunk != null && chunk.hasRemaining()) {
                tooLarge |= bytes.size() + chunk.remaining() > max;
                if (!tooLarge) {
                    bytes.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
                }
            }
            return chunk;
        }
    }
}
