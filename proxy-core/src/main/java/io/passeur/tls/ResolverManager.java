package io.passeur.tls;

import io.passeur.config.ConfigBinder;
import io.passeur.config.Problems;
import io.passeur.config.ResolverConfiguration;
import io.passeur.guard.CertificateResolverHost;
import io.passeur.guard.PluginTimeoutException;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.KeyedCertificate;
import io.passeur.spi.Problem;
import io.passeur.spi.ProblemReporter;
import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates, starts and stops the certificate resolvers of the static configuration. A resolver that fails is logged and
 * skipped; the others run. Thread-safe once created.
 */
public final class ResolverManager implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ResolverManager.class);

    private final SortedMap<String, ResolverSlot> slots = new TreeMap<>();
    private final Map<String, List<CertificateRequest>> told = new HashMap<>();

    /**
     * Creates the resolvers without starting them.
     *
     * @param hosts gives the context for a resolver's name
     */
    public ResolverManager(
            Map<String, ResolverConfiguration> configurations,
            CertificateResolverFactories factories,
            Function<String, CertificateResolverHost> hosts) {
        configurations.forEach((name, configuration) -> {
            CertificateResolverHost host = hosts.apply(name);
            ResolverSlot slot = new ResolverSlot(name, configuration.type(), host);
            slots.put(name, slot);
            try {
                slot.made(create(factories.byType(configuration.type()), configuration, host));
            } catch (RuntimeException e) {
                leaveOut(slot, String.valueOf(e.getMessage()));
            }
        });
    }

    private static <C extends Record> CertificateResolver create(
            CertificateResolverFactory<C> factory,
            ResolverConfiguration configuration,
            CertificateResolverContext context) {
        Problems problems = new Problems();
        String path = configuration.type();
        C config = new ConfigBinder(key -> null, problems).bind(factory.configType(), configuration.settings(), path);
        if (config == null || problems.hasErrors()) {
            throw new ConfigurationException(
                    problems.list().stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }
        return factory.create(config, context);
    }

    /**
     * Starts all resolvers. Their stored certificates are delivered before this returns.
     *
     * @param certificates receives all certificates of a resolver, with its name, whenever they change
     */
    public void start(BiConsumer<String, List<KeyedCertificate>> certificates) {
        slots.forEach((name, slot) -> {
            CertificateResolver resolver = slot.resolver();
            if (resolver == null) {
                return;
            }
            slot.deliverTo(delivered -> certificates.accept(name, delivered));
            attempt(slot, "start", () -> resolver.start(slot), reason -> {
                leaveOut(slot, reason);
                close(resolver, name);
            });
        });
    }

    /** Permits network access for the resolvers that have started. */
    void activate() {
        slots.values().forEach(slot -> {
            CertificateResolver resolver = slot.resolver();
            if (resolver != null) {
                attempt(
                        slot,
                        "activate",
                        resolver::activate,
                        reason -> slot.host().problems().error("activate", reason));
            }
        });
    }

    /** Passes the required certificates to each resolver if they have changed. Called by one thread. */
    void request(Function<String, List<CertificateRequest>> requests) {
        slots.forEach((name, slot) -> {
            CertificateResolver resolver = slot.resolver();
            List<CertificateRequest> needed = requests.apply(name);
            if (resolver != null && !needed.equals(told.get(name))) {
                attempt(
                        slot,
                        "request",
                        () -> {
                            resolver.request(needed);
                            told.put(name, needed);
                        },
                        reason -> slot.host().problems().error("request", reason));
            }
        });
    }

    /** @param failed called with the reason if the step fails; a step that exceeds its time limit is not awaited */
    private static void attempt(ResolverSlot slot, String step, Runnable call, Consumer<String> failed) {
        ProblemReporter problems = slot.host().problems();
        try {
            call.run();
            problems.withdraw(step);
        } catch (PluginTimeoutException e) {
            problems.warning(step, e.getMessage() + "; the proxy no longer waits for it");
            var unused = e.end().whenComplete((result, failure) -> {
                problems.withdraw(step);
                if (failure != null) {
                    failed.accept(failure.getMessage());
                }
            });
        } catch (RuntimeException e) {
            failed.accept(String.valueOf(e.getMessage()));
        }
    }

    private static void leaveOut(ResolverSlot slot, String reason) {
        slot.failed(reason);
        LOG.error("certificatesResolvers.{}: {}; the proxy continues without this resolver", slot.name(), reason);
    }

    /** Why this resolver cannot be used, in a form that follows "uses a "; null if it can. */
    public @Nullable String problem(String name) {
        ResolverSlot slot = slots.get(name);
        if (slot == null) {
            return "nonexistent certificate resolver \"" + name + "\"" + Suggestions.hint(name, slots.keySet());
        }
        String failure = slot.failure();
        return failure == null ? null : "certificate resolver that does not work, \"" + name + "\": " + failure;
    }

    /** The resolvers that work. */
    List<CertificateResolver> running() {
        List<CertificateResolver> running = new ArrayList<>();
        for (ResolverSlot slot : slots.values()) {
            CertificateResolver resolver = slot.resolver();
            if (resolver != null) {
                running.add(resolver);
            }
        }
        return running;
    }

    List<ResolverView> views() {
        return slots.values().stream().map(ResolverSlot::view).toList();
    }

    @Override
    public void close() {
        List<ResolverSlot> reversed = new ArrayList<>(slots.values());
        for (int i = reversed.size() - 1; i >= 0; i--) {
            ResolverSlot slot = reversed.get(i);
            CertificateResolver resolver = slot.resolver();
            if (resolver != null) {
                close(resolver, slot.name());
            }
            slot.host().close();
        }
    }

    private static void close(CertificateResolver resolver, String name) {
        try {
            resolver.close();
        } catch (RuntimeException e) {
            LOG.warn("certificatesResolvers.{}: {}", name, e.getMessage());
            LOG.debug("The resolver {} was not closed", name, e);
        }
    }
}
