package io.passeur.provider.docker.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The event stream of an engine, until either side closes it. */
public final class EventStream implements ResultCallback<Event> {

    /** The actions that can affect routing. */
    static final String[] ACTIONS = {
        "start",
        "die",
        "health_status",
        "kill",
        "stop",
        "pause",
        "unpause",
        "destroy",
        "rename",
        "connect",
        "disconnect"
    };

    private static final int PATIENCE_SECONDS = 30;

    private final Endpoint endpoint;
    private final EventListener listener;
    private final CompletableFuture<Boolean> open = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Closeable connection;

    EventStream(Endpoint endpoint, EventListener listener) {
        this.endpoint = endpoint;
        this.listener = listener;
    }

    void awaitOpen() throws EngineException {
        try {
            open.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw EngineFailures.explain(endpoint, e);
        } catch (TimeoutException e) {
            close();
            throw new EngineException("the engine did not start the event stream", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new EngineException("interrupted", e);
        }
    }

    @Override
    public void onStart(Closeable stream) {
        connection = stream;
        open.complete(true);
        if (over.get()) {
            closeConnection();
        }
    }

    @Override
    public void onNext(Event event) {
        String action = event.getAction() == null ? event.getStatus() : event.getAction();
        if (action != null && !over.get()) {
            int colon = action.indexOf(':');
            listener.happened(
                    new EngineEvent(colon < 0 ? action : action.substring(0, colon), container(event), signal(event)));
        }
    }

    /** Network events have the container among their attributes. */
    private static String container(Event event) {
        String attribute = attributes(event).get("container");
        if (attribute != null) {
            return attribute;
        }
        String id = event.getActor() == null ? event.getId() : event.getActor().getId();
        return id == null ? "" : id;
    }

    private static String signal(Event event) {
        return attributes(event).getOrDefault("signal", "");
    }

    private static Map<String, String> attributes(Event event) {
        Map<String, String> attributes =
                event.getActor() == null ? null : event.getActor().getAttributes();
        return attributes == null ? Map.of() : attributes;
    }

    @Override
    public void onError(Throwable failure) {
        end(EngineFailures.explain(endpoint, failure));
    }

    @Override
    public void onComplete() {
        end(new EngineException("the engine closed the connection"));
    }

    /** If the stream never opened, the caller gets the reason, not the listener. */
    private void end(EngineException reason) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        if (!open.completeExceptionally(reason)) {
            closeConnection();
            listener.ended(reason);
        }
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            closeConnection();
        }
    }

    private void closeConnection() {
        Closeable stream = connection;
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // The stream is not used again in any case.
            }
        }
    }
}
