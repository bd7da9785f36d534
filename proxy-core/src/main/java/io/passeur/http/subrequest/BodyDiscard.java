package io.passeur.http.subrequest;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.IteratingCallback;

/** Reads and discards the rest of a body, within a limit. */
final class BodyDiscard extends IteratingCallback {

    private static final long MAX_DISCARDED = 256 * 1024;

    private final Content.Source source;
    private final SubRequestExchange exchange;
    private long discarded;

    BodyDiscard(Content.Source source, SubRequestExchange exchange) {
        this.source = source;
        this.exchange = exchange;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    protected Action process() {
        while (true) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this::succeeded);
                return Action.SCHEDULED;
            }
            boolean last = chunk.isLast();
            discarded += chunk.remaining();
            chunk.release();
            if (last) {
                return Action.SUCCEEDED;
            }
            if (discarded > MAX_DISCARDED) {
                exchange.cancel();
            }
        }
    }
}
