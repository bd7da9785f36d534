package io.passeur.tls;

import io.passeur.spi.CertificateListener;
import io.passeur.spi.CertificateRequest;
import io.passeur.spi.CertificateResolver;
import io.passeur.spi.CertificateResolverContext;
import io.passeur.spi.CertificateState;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.KeyedCertificate;
import io.passeur.testing.CertificateAuthority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A certificate resolver whose authority is the test: it issues when the test says so. */
final class ToyResolver implements CertificateResolver {

    private static final Map<String, ToyResolver> BY_NAME = new ConcurrentHashMap<>();

    final CertificateAuthority authority = CertificateAuthority.root("toy");
    final Map<String, String> httpChallengeResponses = new ConcurrentHashMap<>();
    final Map<String, KeyedCertificate> tlsChallengeCertificates = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<List<CertificateRequest>> wanted = new LinkedBlockingQueue<>();
    private final List<KeyedCertificate> issued = new ArrayList<>();
    private final ToyResolverFactory.Settings settings;
    private volatile @Nullable CertificateListener listener;
    private volatile boolean closed;

    ToyResolver(ToyResolverFactory.Settings settings, CertificateResolverContext context) {
        this.settings = settings;
        BY_NAME.put(context.name(), this);
    }

    /** The newest one of that name. */
    static ToyResolver of(String name) {
        ToyResolver resolver = BY_NAME.get(name);
        if (resolver == null) {
            throw new IllegalStateException("no resolver was made with the name " + name);
        }
        return resolver;
    }

    @Override
    public void start(CertificateListener target) {
        if (settings.failing().equals("start")) {
            throw new ConfigurationException("storage: it cannot be read");
        }
        listener = target;
        settings.stored().forEach(this::issue);
    }

    /** Issues a certificate and delivers it with all before. */
    KeyedCertificate issue(String... names) {
        KeyMaterial material = authority.issue(names);
        KeyedCertificate certificate = new KeyedCertificate(material.chain(), material.key());
        issued.removeIf(old ->
                old.leaf().getSubjectX500Principal().equals(certificate.leaf().getSubjectX500Principal()));
        issued.add(certificate);
        CertificateListener target = listener;
        if (target != null) {
            target.certificatesChanged(issued);
        }
        return certificate;
    }

    void tell(CertificateState... states) {
        CertificateListener target = listener;
        if (target != null) {
            target.statesChanged(List.of(states));
        }
    }

    static CertificateState state(CertificateState.Phase phase, @Nullable String error, String... names) {
        return new CertificateState(List.of(names), phase, null, error, error == null ? null : Instant.EPOCH);
    }

    @Override
    public void request(List<CertificateRequest> requests) {
        wanted.add(requests);
    }

    /** Waits for the next list of what is needed that is not empty. */
    List<CertificateRequest> awaitWanted() throws InterruptedException {
        while (true) {
            List<CertificateRequest> next = wanted.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was wanted");
            }
            if (!next.isEmpty()) {
                return next;
            }
        }
    }

    boolean wasAsked() {
        return !wanted.isEmpty();
    }

    @Override
    public String httpChallengeEntryPoint() {
        return settings.httpEntryPoint();
    }

    @Override
    public @Nullable String httpChallengeResponse(String host, String token) {
        return httpChallengeResponses.get(host + " " + token);
    }

    @Override
    public boolean handlesTlsChallenges() {
        return settings.tlsChallenge();
    }

    @Override
    public @Nullable KeyedCertificate tlsChallengeCertificate(String serverName) {
        return tlsChallengeCertificates.get(serverName);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
