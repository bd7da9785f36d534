package io.passeur.spi;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;

/** A sub-request in flight. Thread-safe. */
public interface SubRequestCall {

    /**
     * Completes when the status and headers of the response are available; fails with a {@link SubRequestException} if
     * there is no response. Dependent stages run on the thread that received the response and must not block. Later
     * stages receive the exception wrapped; see {@link SubRequestException#of}.
     */
    CompletionStage<SubResponse> response();

    /**
     * Continues the client's request with the response or the failure.
     *
     * @param callback the callback of the client's request; it fails if {@code received} or {@code failed} throw
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
     * Cancels the sub-request if it has not ended. The connection to the server is released, and readers of the
     * response or its body receive the reason {@link SubRequestException.Reason#CANCELLED}.
     */
    void cancel();
}
