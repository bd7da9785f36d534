package io.passeur.http.subrequest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Notifies handlers of the end of a sub-request the way Jetty does: through wrappers of its stream, although there is
 * no stream. Thread-safe.
 */
final class EndListeners {

    private final List<Function<HttpStream, HttpStream>> wrappers = new ArrayList<>();

    synchronized void add(Function<HttpStream, HttpStream> wrapper) {
        wrappers.add(wrapper);
    }

    void ended(@Nullable Throwable cause) {
        HttpStream stream = new NoStream();
        synchronized (this) {
            for (Function<HttpStream, HttpStream> wrapper : wrappers) {
                stream = wrapper.apply(stream);
            }
            wrappers.clear();
        }
        if (cause == null) {
            stream.succeeded();
        } else {
            stream.failed(cause);
        }
    }

    private static final class NoStream implements HttpStream {

        @Override
        public String getId() {
            return "0";
        }

        @Override
        public Content.Chunk read() {
            return Content.Chunk.EOF;
        }

        @Override
        public void demand() {}

        @Override
        public void prepareResponse(HttpFields.Mutable headers) {}

        @Override
        public void send(
                MetaData.@Nullable Request request,
                MetaData.@Nullable Response response,
                boolean last,
                @Nullable ByteBuffer content,
                Callback callback) {
            callback.failed(new EofException("a sub-request has no HTTP stream"));
        }

        @Override
        public @Nullable Runnable cancelSend(Throwable cause, Callback callback) {
            return null;
        }

        @Override
        public long getIdleTimeout() {
            return 0;
        }

        @Override
        public void setIdleTimeout(long millis) {}

        @Override
        public boolean isCommitted() {
            return true;
        }

        @Override
        public @Nullable Throwable consumeAvailable() {
            return null;
        }
    }
}
