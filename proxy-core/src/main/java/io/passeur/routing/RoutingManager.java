package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.provider.ConfigurationTarget;
import io.passeur.provider.MergedConfiguration;
import io.passeur.service.LiveService;
import io.passeur.spi.Problem;
import io.passeur.tls.FileWatch;
import io.passeur.tls.TlsPlan;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the live routing: compiles each new configuration, swaps the tables in, then starts what is new and retires what is
 * old. The same configuration is compiled again when a file changes that it names. {@link #apply} is called by one thread;
 * the view may be read by any.
 */
public final class RoutingManager implements ConfigurationTarget, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RoutingManager.class);

    private final RoutingTableCompiler compiler;
    private final Consumer<TlsPlan> tls;
    private final BiConsumer<String, RoutingTable> swap;
    private final Consumer<RuntimeView> live;
    private final FileWatch files;
    private @Nullable MergedConfiguration applied;
    private volatile @Nullable CompiledRouting current;

    /**
     * @param tls brings what a configuration means for handshakes to them; called before its tables are in place
     * @param swap puts a table in place on the entry point of that name
     * @param live is told what went live
     * @param thread the one that calls {@link #apply}
     */
    public RoutingManager(
            RoutingTableCompiler compiler,
            Consumer<TlsPlan> tls,
            BiConsumer<String, RoutingTable> swap,
            Consumer<RuntimeView> live,
            ScheduledExecutorService thread) {
        this.compiler = compiler;
        this.tls = tls;
        this.swap = swap;
        this.live = live;
        files = new FileWatch(thread, this::applyAgain);
    }

    @Override
    public void apply(MergedConfiguration configuration) {
        applied = configuration;
        files.watch(NamedFiles.of(configuration));
        CompiledRouting previous = current;
        CompiledRouting next = compiler.compile(configuration, previous);
        tls.accept(next.tls());
        next.tables().forEach(swap);
        current = next;
        next.start();
        live.accept(next.view());
        if (previous != null) {
            retire(previous, next.tables());
        }
        report(previous == null ? List.of() : previous.view().problems(), next.view());
    }

    /** The executor would keep to itself what this throws, and call no more. */
    private void applyAgain() {
        MergedConfiguration same = applied;
        if (same == null) {
            return;
        }
        try {
            LOG.info("A file that the configuration names has changed");
            apply(same);
        } catch (RuntimeException | Error e) {
            LOG.error("The configuration could not be applied with its changed files; what was before stays", e);
        }
    }

    /** Takes servers out of rotation without a compilation. */
    @Override
    public void leave(Map<QualifiedName, Set<String>> leaving) {
        CompiledRouting routing = current;
        if (routing != null) {
            leaving.forEach((name, urls) -> {
                LiveService service = routing.live().services().get(name);
                if (service != null) {
                    service.setLeaving(urls);
                }
            });
        }
    }

    private static void retire(CompiledRouting previous, Map<String, RoutingTable> successors) {
        previous.tables().forEach((name, table) -> {
            RoutingTable successor = successors.get(name);
            if (successor != null) {
                table.succeededBy(successor);
            }
        });
        previous.generation().retire();
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
                "Configuration applied: {}, {} problems",
                counts(view),
                view.problems().size());
    }

    private static String counts(RuntimeView view) {
        return view.kinds().counted().stream()
                .map(kind -> view.elements(kind).size() + " " + kind.name())
                .collect(Collectors.joining(", "));
    }

    /** What is live; null before the first configuration. */
    public @Nullable RuntimeView view() {
        CompiledRouting routing = current;
        return routing == null ? null : routing.view();
    }

    /** Lets go of everything once its requests have ended. To be called when no entry point accepts any more. */
    @Override
    public void close() {
        files.close();
        CompiledRouting routing = current;
        if (routing != null) {
            routing.generation().retire();
        }
    }
}
