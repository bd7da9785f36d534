package io.passeur.resolver.acme;

import io.passeur.resolver.acme.config.AcmeConfig;
import io.passeur.resolver.acme.config.KeyType;
import io.passeur.resolver.acme.order.NameLookup;
import io.passeur.resolver.acme.storage.GoPem;
import io.passeur.resolver.acme.storage.Storage;
import io.passeur.resolver.acme.storage.StoredAccount;
import io.passeur.resolver.acme.testing.Deliveries;
import io.passeur.resolver.acme.testing.HttpResponder;
import io.passeur.resolver.acme.testing.TlsResponder;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.Meters;
import io.passeur.spi.ProblemReporter;
import io.passeur.testing.RecordingLogger;
import io.passeur.testing.RecordingMeters;
import io.passeur.testing.RecordingProblems;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;

/** Stands for the proxy around resolvers of one factory. */
final class RunningResolvers implements AutoCloseable {

    private static final KeyPair ACCOUNT_KEY = key();

    final RecordingLogger logger = new RecordingLogger();
    final Map<String, String> environment = new HashMap<>();
    final Set<String> unresolved = new HashSet<>();
    Duration ahead = Duration.ZERO;

    private final Path folder;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(2);
    private final AcmeResolverFactory factory = new AcmeResolverFactory(Lookup::new);
    private final List<CertificateResolver> open = new ArrayList<>();
    private final List<HttpResponder> http = new ArrayList<>();
    private final List<TlsResponder> tls = new ArrayList<>();

    static KeyPair key() {
        try {
            return KeyType.RSA2048.generate();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    RunningResolvers(Path folder) {
        this.folder = folder;
    }

    record Running(CertificateResolver resolver, Deliveries deliveries) {

        void want(String... domains) {
            resolver.request(List.of(request(domains)));
        }
    }

    static CertificateRequest request(String... domains) {
        return new CertificateRequest(List.of(domains), Set.of("router web@file"));
    }

    RunningResolvers respondingWith(HttpResponder responder) {
        http.add(responder);
        return this;
    }

    RunningResolvers respondingWith(TlsResponder responder) {
        tls.add(responder);
        return this;
    }

    /** Making a key takes seconds, so most tests share one. */
    RunningResolvers withAccountKey(String... names) throws Exception {
        return withAccountKey(ACCOUNT_KEY, names);
    }

    RunningResolvers withAccountKey(KeyPair keys, String... names) throws Exception {
        for (String name : names) {
            Storage.open(folder.resolve("acme.json"))
                    .save(name, new StoredAccount("me@example.org", null, GoPem.accountKey(keys)));
        }
        return this;
    }

    CertificateResolver create(String name, AcmeConfig config) {
        CertificateResolver resolver = factory.create(config, new Context(name));
        open.add(resolver);
        return resolver;
    }

    Running start(String name, AcmeConfig config) {
        CertificateResolver resolver = create(name, config);
        Deliveries deliveries = new Deliveries();
        http.forEach(responder -> responder.add(resolver));
        tls.forEach(responder -> responder.add(resolver));
        resolver.start(deliveries);
        resolver.activate();
        return new Running(resolver, deliveries);
    }

    /** Whether no resolver works, and none will by itself. */
    boolean hasNothingToDo() {
        return executor.getQueue().isEmpty() && executor.getActiveCount() == 0;
    }

    @Override
    public void close() {
        open.forEach(CertificateResolver::close);
        executor.shutdownNow();
    }

    private final class Lookup implements NameLookup {
        @Override
        public Set<String> unresolved(List<String> names, Duration limit) {
            Set<String> found = new HashSet<>(names);
            found.retainAll(unresolved);
            return found;
        }

        @Override
        public void close() {}
    }

    private final class Context implements CertificateResolverContext {

        private final String name;

        Context(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Logger logger() {
            return logger;
        }

        @Override
        public ProblemReporter problems() {
            return new RecordingProblems();
        }

        @Override
        public Meters meters() {
            return new RecordingMeters();
        }

        @Override
        public ScheduledExecutorService executor() {
            return executor;
        }

        @Override
        public Clock clock() {
            return new Clock() {
                @Override
                public java.time.ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return InstantSource.system().instant().plus(ahead);
                }
            };
        }

        @Override
        public Path workingDirectory() {
            return folder;
        }

        @Override
        public Map<String, String> environment() {
            return environment;
        }

        @Override
        public Map<String, Integer> entryPoints() {
            return Map.of("web", 80, "websecure", 443);
        }

        @Override
        public String userAgent() {
            return "passeur/test";
        }
    }
}
