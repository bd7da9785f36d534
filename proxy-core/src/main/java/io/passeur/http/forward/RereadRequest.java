package io.passeur.http.forward;

import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request whose body starts with a chunk that was read before but not sent. */
final class RereadRequest extends Request.Wrapper {

    private final AtomicReference<Content.@Nullable Chunk> first;

    RereadRequest(Request wrapped, Content.Chunk first) {
        super(wrapped);
        this.first = new AtomicReference<>(first);
    }

    @Override
    public Content.@Nullable Chunk read() {
        Content.Chunk again = first.getAndSet(null);
        return again == null ? super.read() : again;
    }

    @Override
    public void demand(Runnable available) {
        if (first.get() == null) {
            super.demand(available);
        } else {
            available.run();
        }
    }
}
