package io.passeur.net;

import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Continues a connection with its next request on the thread that finished the last one. Jetty would hand it to another
 * thread, at the cost of a switch per request, which is needed only where handlers may block. The depth is bounded, because a
 * client may pipeline many requests.
 */
final class InlineExecutor implements Executor {

    private static final int MAX_DEPTH = 4;

    private final Server server;
    private final Executor threads;
    private final ThreadLocal<int[]> depth = ThreadLocal.withInitial(() -> new int[1]);

    InlineExecutor(Server server, Executor threads) {
        this.server = server;
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        if (!(task instanceof Connection) || server.getInvocationType() != Invocable.InvocationType.NON_BLOCKING) {
            threads.execute(task);
            return;
        }
        int[] nested = depth.get();
        if (nested[0] >= MAX_DEPTH) {
            threads.execute(task);
            return;
        }
        nested[0]++;
        try {
            task.run();
        } finally {
            nested[0]--;
        }
    }
}
