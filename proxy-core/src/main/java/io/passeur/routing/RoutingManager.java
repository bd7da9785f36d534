package io.passeur.routing;

import io.passeur.element.ElementId;
import io.passeur.entrypoint.StreamState;
import io.passeur.provider.ConfigurationTarget;
import io.passeur.provider.MergedConfiguration;
import io.passeur.spi.Problem;
import io.passeur.tls.FileWatch;
import io.passeur.tls.PreparedTls;
import io.passeur.tls.TlsPolicy;
import io.passeur.tls.TlsTarget;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the live routing. Applying a configuration is a transaction: build, validate, swap all, retire. If a step fails, what was
 * made is closed and what was live stays, and the failure is a problem until a configuration is applied. What follows the swap
 * cannot undo it any more. A configuration is applied again when a file changes that it names, which may be what a failed one
 * waits for; the live one goes on to follow its own files until another replaces it. {@link #apply} is called by one thread;
 * the view may be read by any.
 */
public final class RoutingManager implements ConfigurationTarget, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RoutingManager.class);

    private final RoutingTableCompiler compiler;
    private final TlsTarget tls;
    private final BiConsumer<String, UnaryOperator<StreamState>> entryPoints;
    private final Consumer<RuntimeView> live;
    private final FileWatch files;
    /** The last configuration that was to be applied; after a failure, it is not live. */
    private @Nullable MergedConfiguration wanted;

    /** What {@link #current} was made of. */
    private @Nullable MergedConfiguration applied;

    private volatile @Nullable CompiledRouting current;
    private volatile @Nullable RuntimeView view;

    /**
     * @param tls makes the TLS policies
     * @param entryPoints changes what the entry point of that name serves
     * @param live receives the configuration that went live
     * @param thread the one that calls {@link #apply}
     */
    public RoutingManager(
            RoutingTableCompiler compiler,
            TlsTarget tls,
            BiConsumer<String, UnaryOperator<StreamState>> entryPoints,
            Consumer<RuntimeView> live,
            ScheduledExecutorService thread) {
        this.compiler = compiler;
        this.tls = tls;
        this.entryPoints = entryPoints;
        this.live = live;
        files = new FileWatch(thread, () -> applyAgain("A file that the configuration names has changed"));
    }

    @Override
    public void apply(MergedConfiguration configuration) {
        wanted = configuration;
        watchFiles();
        CompiledRouting previous = current;
        try {
            commit(configuration, replace(configuration, previous), null);
        } catch (RuntimeException | Error e) {
            if (previous != null) {
                view = previous.view().with(failure(e));
            }
            throw e;
        }
        files.retain(NamedFiles.of(configuration));
        applied(previous);
    }

    /** @param failure of the configuration that was wanted, if this is not it */
    private void commit(MergedConfiguration configuration, CompiledRouting next, @Nullable ReportedProblem failure) {
        current = next;
        applied = configuration;
        view = failure == null ? next.view() : next.view().with(failure);
    }

    /** Those of the configuration that is wanted, and of the one that is live. */
    private void watchFiles() {
        Set<String> named = new HashSet<>();
        Stream.of(wanted, applied).filter(Objects::nonNull).forEach(known -> named.addAll(NamedFiles.of(known)));
        files.watch(named);
    }

    private CompiledRouting replace(MergedConfiguration configuration, @Nullable CompiledRouting previous) {
        CompiledRouting next = compiler.compile(configuration, previous);
        EntryPointSwap swap = new EntryPointSwap(entryPoints);
        Deque<Runnable> undo = new ArrayDeque<>(List.of(swap::undo));
        try {
            next.switchovers().forEach(switchover -> undo.addFirst(switchover.perform()));
            PreparedTls prepared = tls.prepare(next.tls());
            next.routes().keySet().forEach(name -> {
                TlsPolicy policy = Objects.requireNonNull(prepared.policies().get(name));
                swap.put(name, state -> next.in(name, state.with(policy)));
            });
            next.start();
            tls.commit(prepared);
            return next;
        } catch (RuntimeException | Error e) {
            undo.forEach(step -> follow("take back a step of what failed", step));
            next.retire(previous);
            throw e;
        }
    }

    private static ReportedProblem failure(Throwable cause) {
        String message = "it could not be applied, and the previous one stays in use: " + cause;
        return new ReportedProblem(Problem.error("configuration", message, null), "internal", null, null);
    }

    /** The configuration is live; a failure in what follows changes nothing about that. */
    private void applied(@Nullable CompiledRouting previous) {
        CompiledRouting next = Objects.requireNonNull(current);
        follow("close what the previous configuration had", () -> {
            if (previous != null) {
                previous.retire(next);
            }
        });
        next.switchovers().forEach(switchover -> follow("complete a switchover", switchover::completed));
        follow(
                "report it",
                () -> report(previous == null ? List.of() : previous.view().problems(), next.view()));
        follow("tell the metrics", () -> live.accept(next.view()));
    }

    private static void follow(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.error("The proxy could not {}", what, e);
        }
    }

    /**
     * Compiles the last configuration again; called by the thread that calls {@link #apply}. Throws nothing, because an executor
     * would swallow it and never call again.
     *
     * @param reason for the log
     */
    public void applyAgain(String reason) {
        MergedConfiguration same = wanted;
        if (same == null) {
            return;
        }
        try {
            LOG.info("{}", reason);
            apply(same);
        } catch (RuntimeException | Error e) {
            LOG.error("The configuration could not be applied again; the previous one stays in use", e);
            renew(same, failure(e));
        }
    }

    /** The wanted configuration cannot be applied, but what has changed may concern the one that is live instead. */
    private void renew(MergedConfiguration failed, ReportedProblem failure) {
        MergedConfiguration same = applied;
        CompiledRouting previous = current;
        if (same == null || same == failed) {
            return;
        }
        try {
            commit(same, replace(same, previous), failure);
        } catch (RuntimeException | Error e) {
            LOG.error("The live configuration could not be applied again; it stays in use as it is", e);
            return;
        }
        applied(previous);
    }

    /** Takes servers out of rotation without a compilation. */
    @Override
    public void leave(Map<ElementId, Set<String>> leaving) {
        CompiledRouting routing = current;
        if (routing != null) {
            leaving.forEach((element, urls) ->
                    routing.view().servers(element.kind(), element.name()).setLeaving(urls));
        }
    }

    private static void report(List<Problem> before, RuntimeView view) {
        Set<Problem> known = new HashSet<>(before);
        for (Problem problem : new LinkedHashSet<>(view.problems())) {
            if (known.contains(problem)) {
                continue;
            }
            if (problem.severity() == Problem.Severity.ERROR) {
                LOG.error("{}", problem);
            } else {
                LOG.warn("{}", problem);
            }
        }
        LOG.info(
                "Configuration applied: {}; {}",
                ElementCounts.of(view),
                ElementCounts.counted(view.problems().size(), "problem"));
    }

    /** The live configuration and its problems; null before the first configuration. */
    public @Nullable RuntimeView view() {
        return view;
    }

    /** Closes everything once its requests have ended. Called when no entry point accepts connections any more. */
    @Override
    public void close() {
        files.close();
        CompiledRouting routing = current;
        if (routing != null) {
            routing.retire(null);
        }
    }
}
