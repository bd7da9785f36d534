package io.passeur.tls;

import io.passeur.spi.CertificateRequest;
import io.passeur.spi.KeyedCertificate;
import io.passeur.spi.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the TLS policies of all entry points up to date with the configuration, with the certificates that resolvers deliver,
 * and with certificate files that change. All state belongs to the one thread of the given executor; any thread may read the
 * view.
 */
public final class TlsManager implements TlsTarget, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TlsManager.class);

    private final ResolverManager resolvers;
    private final Function<String, TlsChallenges> challenges;
    private final ScheduledExecutorService thread;
    private final BiConsumer<String, TlsPolicy> swap;
    private final @Nullable OcspStapling stapling;
    private final CertificateFiles files;
    private final SortedMap<String, List<KeyedCertificate>> delivered = new TreeMap<>();
    private final Set<Problem> reported = new HashSet<>();
    private @Nullable TlsPlan plan;
    private boolean asking;
    private volatile Inventory inventory = Inventory.EMPTY;

    /**
     * @param challenges the challenges that an entry point answers, by its name
     * @param thread an executor with exactly one thread
     * @param swap installs a policy on the entry point with that name
     * @param stapling null if OCSP stapling is off; closed with this
     */
    public TlsManager(
            ResolverManager resolvers,
            Function<String, TlsChallenges> challenges,
            ScheduledExecutorService thread,
            Clock clock,
            BiConsumer<String, TlsPolicy> swap,
            @Nullable OcspStapling stapling) {
        this.resolvers = resolvers;
        this.challenges = challenges;
        this.thread = thread;
        this.swap = swap;
        this.stapling = stapling;
        files = new CertificateFiles(thread, clock, () -> run(this::refresh));
    }

    /** Starts the resolvers. Their stored certificates are served with the first configuration. */
    public void start() {
        resolvers.start((name, certificates) -> run(() -> deliver(name, certificates)));
    }

    /**
     * Starts to request missing certificates from resolvers, and OCSP responses from authorities. Called once clients
     * can reach the entry points.
     */
    public void ask() {
        run(() -> {
            asking = true;
            staple();
            resolvers.activate();
            request();
        });
    }

    /** The executor swallows what its tasks throw. */
    private void run(Runnable task) {
        thread.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                LOG.error("The certificates could not be updated; the previous ones stay in use", e);
            }
        });
    }

    @Override
    public PreparedTls prepare(TlsPlan next) {
        Inventory read = Inventory.of(next, files, delivered);
        Map<String, TlsPolicy> policies = new LinkedHashMap<>();
        next.entryPoints()
                .forEach((name, options) -> policies.put(
                        name,
                        new TlsPolicy(read.index(), options.byHost(), options.fallback(), challenges.apply(name))));
        return new PreparedTls(next, read, policies);
    }

    /** Further work, such as ordering certificates, is a separate task, which may fail alone. */
    @Override
    public void commit(PreparedTls prepared) {
        plan = prepared.plan();
        inventory = prepared.inventory();
        files.use(prepared.inventory().files());
        run(this::follow);
    }

    private void follow() {
        report(inventory.problems());
        staple();
        request();
    }

    private void deliver(String resolver, List<KeyedCertificate> certificates) {
        delivered.put(resolver, certificates);
        refresh();
    }

    private void refresh() {
        TlsPlan current = plan;
        if (current == null) {
            return;
        }
        PreparedTls prepared = prepare(current);
        prepared.policies().forEach(swap);
        commit(prepared);
    }

    private void staple() {
        if (stapling != null && asking) {
            stapling.serve(inventory.served());
        }
    }

    private void report(List<Problem> problems) {
        reported.retainAll(problems);
        for (Problem problem : problems) {
            boolean isNew = reported.add(problem);
            if (isNew && problem.severity() == Problem.Severity.ERROR) {
                LOG.error("{}", problem);
            } else if (isNew) {
                LOG.warn("{}", problem);
            }
        }
    }

    private void request() {
        TlsPlan current = plan;
        if (!asking || current == null) {
            return;
        }
        List<ResolverRequest> all = new ArrayList<>(current.requests());
        if (current.defaultGenerated() != null) {
            all.add(current.defaultGenerated());
        }
        resolvers.request(name -> requests(name, all));
    }

    private List<CertificateRequest> requests(String resolver, List<ResolverRequest> all) {
        List<ResolverRequest> own = all.stream()
                .filter(request -> request.resolver().equals(resolver))
                .toList();
        return CertificateRequests.of(own, inventory.coveredByOthers(resolver));
    }

    /** The certificates that are served now. */
    public TlsView view() {
        return InventoryViews.of(inventory, resolvers.views());
    }

    /** Stops the resolvers and stops watching files. */
    @Override
    public void close() {
        files.close();
        resolvers.close();
        if (stapling != null) {
            stapling.close();
        }
    }
}
