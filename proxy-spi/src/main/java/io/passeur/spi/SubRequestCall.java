package io.passeur.spi;

import java.util.concurrent.CompletionStage;

/** A sub-request on its way. Thread-safe. */
public interface SubRequestCall {

    /**
     * The response, as soon as its status and header are there; fails with a {@link SubRequestException} if there will be none.
     * What depends on it runs on the thread that received the response, and must not block.
     */
    CompletionStage<SubResponse> response();

    /**
     * Gives the sub-request up, if it has not ended: the connection to the server is freed, and whoever waits for the response
     * or its body learns of the cause {@link SubRequestException.Reason#CANCELLED}.
     */
    void cancel();
}
