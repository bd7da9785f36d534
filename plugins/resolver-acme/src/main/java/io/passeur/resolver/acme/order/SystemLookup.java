package io.passeur.resolver.acme.order;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Queries the system on its own threads, because these queries have no time limit. */
public final class SystemLookup implements NameLookup {

    private static final int THREADS = 4;

    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = Executors.defaultThreadFactory().newThread(task);
        thread.setName("acme-lookup");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public Set<String> unresolved(List<String> names, Duration limit) throws InterruptedException {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (String name : names) {
            tasks.add(() -> InetAddress.getAllByName(name).length > 0);
        }
        List<Future<Boolean>> results = executor.invokeAll(tasks, limit.toMillis(), TimeUnit.MILLISECONDS);
        Set<String> unresolved = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!results.get(i).isCancelled() && isUnknown(results.get(i))) {
                unresolved.add(names.get(i));
            }
        }
        return unresolved;
    }

    private static boolean isUnknown(Future<Boolean> result) throws InterruptedException {
        try {
            return !result.get();
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownHostException;
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
