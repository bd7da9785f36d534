package io.passeur.net;

import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Runs what does not block on the lane of a connection, where the rest of its life takes place, and all else in other
 * threads. For layers such as TLS, which hand their work to an executor.
 */
public record LaneExecutor(LaneEndPoint endPoint, Executor threads) implements Executor {

    @Override
    public void execute(Runnable task) {
        if (Invocable.getInvocationType(task) == Invocable.InvocationType.NON_BLOCKING) {
            endPoint.onLane(task);
        } else {
            threads.execute(task);
        }
    }
}
