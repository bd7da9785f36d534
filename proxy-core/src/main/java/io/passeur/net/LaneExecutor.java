package io.passeur.net;

import java.util.concurrent.Executor;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Runs tasks that do not block on the lane of a connection, and all other tasks on other threads. For layers such as TLS,
 * which submit their work to an executor.
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
