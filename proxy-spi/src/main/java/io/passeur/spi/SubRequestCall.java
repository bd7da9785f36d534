package io.passeur.spi;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;

/** A sub-request on its way. Thread-safe. */
public interface SubRequestCall {

    /**
     * The response, as soon as its status and header are there; fails with a {@link SubRequestException} if there will be none.
     * What depends on it runs on the thread that received the response, and must not block. Stages that depend on others get the
     * exception wrapped; see {@link SubRequestException#of}.
     */
    CompletionStage<SubResponse> response();

    /**
     * Goes on with the client's request when there is a response, or when there will be none.
     *
     * @param callback of the client's request; fails if {@code received} or {@code failed} throw
     */
    default void then(Consumer<SubResponse> received, Consumer<SubRequestException> failed, Callback callback) {
        response().whenComplete((response, failure) -> {
            try {
                if (failure == null) {
                    received.accept(response);
                } else {
                    failed.accept(SubRequestException.of(failure));
                }
            } catch (Throwable thrown) {
                cancel();
                callback.failed(thrown);
            }
        });
    }

    /**
     * Gives the sub-request up, if it has not ended: the connection to the server is freed, and whoever waits for the response
     * or its body learns of the cause {@link SubRequestException.Reason#CANCELLED}.
     */
    void cancel();
}
