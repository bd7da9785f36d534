package io.passeur.testing;

import io.passeur.spi.CertificateListener;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverFactory;
import io.passeur.spi.CertificateState;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.KeyedCertificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs one certificate resolver without the rest of the proxy, and keeps what the resolver delivers.
 *
 * <pre>{@code
 * try (ResolverHarness harness = ResolverHarness.start(new FolderFactory(), Map.of("path", "certs"), folder)) {
 *     harness.request("a.example");
 *     Await.until(() -> harness.certificates().size() == 1);
 * }
 * }</pre>
 */
public final class ResolverHarness implements AutoCloseable {

    private final ResolverHarnessContext context;
    private final CertificateResolver resolver;
    private volatile List<KeyedCertificate> certificates = List.of();
    private volatile List<CertificateState> states = List.of();

    private ResolverHarness(ResolverHarnessContext context, CertificateResolver resolver) {
        this.context = context;
        this.resolver = resolver;
    }

    /**
     * Creates and starts a resolver with the name {@code test}.
     *
     * @param settings as in a file
     * @param folder the base of relative paths in the settings
     * @throws ConfigurationException if the factory refuses the settings
     */
    public static <C extends Record> ResolverHarness start(
            CertificateResolverFactory<C> factory, Map<String, ?> settings, Path folder) {
        ResolverHarnessContext context = new ResolverHarnessContext(folder);
        try {
            CertificateResolver resolver =
                    factory.create(Settings.bind(factory.configType(), settings, factory.type()), context);
            ResolverHarness harness = new ResolverHarness(context, resolver);
            resolver.start(harness.new Listener());
            resolver.activate();
            return harness;
        } catch (Throwable failure) {
            context.close();
            throw failure;
        }
    }

    /** Requests one certificate with these domains, the main one first, and no others. */
    public void request(String... domains) {
        resolver.request(List.of(new CertificateRequest(List.of(domains), Set.of("router test@harness"))));
    }

    /** Requests these certificates and no others. */
    public void request(List<CertificateRequest> requests) {
        resolver.request(requests);
    }

    /** The certificates of the newest delivery. */
    public List<KeyedCertificate> certificates() {
        return certificates;
    }

    /** The states of the newest delivery. */
    public List<CertificateState> states() {
        return states;
    }

    /** The lines that the resolver has logged so far, each as {@code LEVEL message}. */
    public List<String> log() {
        return context.lines();
    }

    /** The problems that the resolver has reported and not withdrawn, by key. */
    public Map<String, String> problems() {
        return context.problems().messages();
    }

    @Override
    public void close() {
        resolver.close();
        context.close();
    }

    private final class Listener implements CertificateListener {

        @Override
        public void certificatesChanged(List<KeyedCertificate> delivered) {
            certificates = List.copyOf(delivered);
        }

        @Override
        public void statesChanged(List<CertificateState> delivered) {
            states = List.copyOf(delivered);
        }
    }
}
