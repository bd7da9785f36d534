package io.passeur.entrypoint;

import io.passeur.net.ClientEndPoint;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Invocable;

/** Runs what does not block on the lane of the connection, where the rest of its life takes place. */
record LaneExecutor(ClientEndPoint client, Executor threads) implements Executor {

    @Override
    public void execute(Runnable task) {
        if (Invocable.getInvocationType(task) == Invocable.InvocationType.NON_BLOCKING) {
            client.onLane(task);
        } else {
            threads.execute(task);
        }
    }
}
