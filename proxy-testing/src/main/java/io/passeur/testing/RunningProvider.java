package io.passeur.testing;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.ElementKinds;
import io.passeur.element.TreeDecoder;
import io.passeur.provider.SnapshotDecoder;
import io.passeur.spec.ServiceType;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.TemplateEngine;
import io.passeur.template.Templates;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A started provider, and the configurations that the proxy decodes from its snapshots. {@link ProviderHarness} shows the
 * snapshots themselves.
 */
public final class RunningProvider implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;
    private static final int THREADS = 4;

    private final BlockingQueue<DynamicConfiguration> unread = new LinkedBlockingQueue<>();
    private final ProviderHarnessContext context;
    private final Provider provider;

    private RunningProvider(ProviderHarnessContext context, Provider provider) {
        this.context = context;
        this.provider = provider;
    }

    /**
     * Creates and starts a provider.
     *
     * @param environment the variables that the provider and templates see
     */
    public static RunningProvider start(
            String name, Map<String, String> environment, Function<ProviderContext, Provider> factory) {
        return start(name, environment, new Templates(environment, Clock.systemUTC()), factory);
    }

    /** The same with another template engine. */
    public static RunningProvider start(
            String name,
            Map<String, String> environment,
            TemplateEngine templates,
            Function<ProviderContext, Provider> factory) {
        ProviderHarnessContext context = new ProviderHarnessContext(
                name, Executors.newScheduledThreadPool(THREADS), Map.copyOf(environment), templates);
        try {
            RunningProvider running = new RunningProvider(context, factory.apply(context));
            SnapshotDecoder decoder =
                    new SnapshotDecoder(new TreeDecoder(ElementKinds.with(ServiceType.BUILT_IN, List.of())));
            running.provider.start(snapshot -> running.unread.add(decoder.decode(snapshot)));
            return running;
        } catch (Throwable failure) {
            context.close();
            throw failure;
        }
    }

    /** The oldest configuration that was not read yet, without waiting; null if there is none. */
    public @Nullable DynamicConfiguration poll() {
        return unread.poll();
    }

    /** The number of configurations that were not read yet. */
    public int unreadCount() {
        return unread.size();
    }

    /** Reads configurations until one meets the condition. Throws an assertion error if none does within 30 seconds. */
    public DynamicConfiguration await(Predicate<DynamicConfiguration> condition) throws InterruptedException {
        DynamicConfiguration last = null;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            DynamicConfiguration next = unread.poll(100, TimeUnit.MILLISECONDS);
            if (next != null && condition.test(next)) {
                return next;
            }
            last = next == null ? last : next;
        }
        throw new AssertionError("no such configuration; the last one was " + last + "; log: " + log());
    }

    /** The lines that the provider has logged so far, each as {@code LEVEL message}. */
    public List<String> log() {
        return context.lines();
    }

    /** The problems that the provider has reported and not withdrawn, each as {@code SEVERITY message}, by key. */
    public Map<String, String> problems() {
        return context.problems().messages();
    }

    /** Asks the provider to read its source again, as SIGHUP does. */
    public void reload() {
        provider.reload();
    }

    /** Closes the provider alone. */
    public void stop() {
        provider.close();
    }

    @Override
    public void close() {
        provider.close();
        context.close();
    }
}
