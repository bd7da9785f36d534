package io.passeur.routing;

import io.passeur.guard.AbandonedException;
import io.passeur.guard.WatchedTask;
import io.passeur.provider.MergedConfiguration;
import io.passeur.provider.ProviderProblem;
import io.passeur.spi.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a configuration into what goes live of it, by the compilers of the kinds of elements. Starts nothing. What did not
 * change since the previous compilation is carried over.
 */
public final class RoutingTableCompiler {

    /** Each ends at a call that does not return; calls of the same kind then fail immediately. */
    private static final int MAX_ATTEMPTS = 64;

    private final RoutingContext context;
    /** In the order in which they begin, unless one needs another. */
    private final List<KindCompiler<?, ?>> compilers;

    /** @param protocols the compilers of all kinds but those of TLS */
    public RoutingTableCompiler(RoutingContext context, Collection<KindCompiler<?, ?>> protocols) {
        this.context = context;
        compilers = new ArrayList<>(protocols);
        compilers.addAll(TlsCompilers.of(context));
    }

    /**
     * Throws what a fault of the proxy itself throws; an element that cannot be compiled is left out instead. In every
     * case, the created objects are closed and the carried-over objects remain in use. If a plugin does not return from a
     * call, the configuration is compiled once more without what the call was for.
     *
     * @param previous what is live now and has not retired yet
     */
    CompiledRouting compile(MergedConfiguration configuration, @Nullable CompiledRouting previous) {
        LiveObjects before = previous == null ? LiveObjects.NONE : previous.live();
        for (int attempt = 1; ; attempt++) {
            Generation generation = new Generation();
            try {
                return WatchedTask.run(() -> compile(configuration, before, generation));
            } catch (AbandonedException e) {
                generation.retire();
                if (attempt == MAX_ATTEMPTS) {
                    throw new IllegalStateException("too many plugins do not return: " + e.getMessage(), e);
                }
            } catch (RuntimeException | Error e) {
                generation.retire();
                throw e;
            }
        }
    }

    private CompiledRouting compile(MergedConfiguration configuration, LiveObjects before, Generation generation) {
        Compilation compilation = new Compilation(context.kinds(), configuration, before, generation, compilers);
        Assembly assembly = compilation.assemble();
        return new CompiledRouting(
                assembly.routes(),
                assembly.tls(),
                view(compilation, assembly),
                generation,
                assembly.live(),
                assembly.switchovers());
    }

    private RuntimeView view(Compilation compilation, Assembly assembly) {
        List<ReportedProblem> problems = new ArrayList<>();
        for (ProviderProblem found : compilation.configuration().problems()) {
            Problem problem = found.problem();
            problems.add(new ReportedProblem(
                    problem, found.provider(), context.kinds().owning(problem.path()), null));
        }
        compilation.reports().report(problems::add);
        return new RuntimeView(
                context.kinds(),
                compilation.reports().views(),
                compilation.configuration().leftOut(),
                assembly.servers(),
                assembly.parts(),
                context.certificates(),
                List.copyOf(problems),
                context.problems());
    }
}
