package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/** Creates TLS engines with the same settings. They share sessions among themselves only. Thread-safe. */
final class TlsEngines {

    private static final int KEPT_SESSIONS = 4096;
    private static final Duration SESSION_LIFE = Duration.ofHours(24);
    /** Longer than TLS 1.3 allows for tickets, so the runtime issues none. */
    private static final Duration NO_TICKETS = Duration.ofDays(8);
    /** The runtime reads it only when a context is created. */
    private static final String TICKETS = "jdk.tls.server.enableSessionTicketExtension";

    private final Versions versions;
    private final List<String> written;
    private final NamedGroups groups;
    private final ClientTrust trust;
    private final boolean tickets;
    /** Created by the first handshake, because a start without TLS should not spend the time. */
    private @Nullable SSLContext context;

    private List<String> suites = List.of();

    /** @param suites the runtime's names; empty for the default suites */
    TlsEngines(Versions versions, List<String> suites, NamedGroups groups, ClientTrust trust, boolean tickets) {
        this.versions = versions;
        this.written = suites;
        this.groups = groups;
        this.trust = trust;
        this.tickets = tickets;
    }

    SSLEngine newEngine(KeyedCertificate certificate) {
        SSLEngine engine = context().createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = new SSLParameters(suites.toArray(String[]::new), versions.jdkNames());
        parameters.setUseCipherSuitesOrder(true);
        parameters.setSNIMatchers(List.of(new ChosenCertificate(certificate)));
        parameters.setEnableRetransmissions(false);
        if (trust.auth().needs()) {
            parameters.setNeedClientAuth(true);
        } else if (trust.auth().wants()) {
            parameters.setWantClientAuth(true);
        }
        groups.applyTo(parameters);
        engine.setSSLParameters(parameters);
        return engine;
    }

    /**
     * Called when a handshake is done. Options without tickets allow no resumption, but the runtime would also resume sessions by
     * their identifiers.
     */
    void handshaken(SSLEngine engine) {
        if (!tickets) {
            engine.getSession().invalidate();
        }
    }

    private synchronized SSLContext context() {
        SSLContext known = context;
        if (known == null) {
            suites = written.isEmpty() ? CipherSuites.usual() : written;
            known = newContext();
            context = known;
        }
        return known;
    }

    private SSLContext newContext() {
        try {
            SSLContext made = tickets ? SSLContext.getInstance("TLS") : withoutTickets();
            made.init(new KeyManager[] {new ChosenKeyManager()}, trust.managers(), null);
            SSLSessionContext sessions = made.getServerSessionContext();
            sessions.setSessionCacheSize(KEPT_SESSIONS);
            sessions.setSessionTimeout((int) (tickets ? SESSION_LIFE : NO_TICKETS).toSeconds());
            return made;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java runtime cannot set up TLS", e);
        }
    }

    private static SSLContext withoutTickets() throws GeneralSecurityException {
        synchronized (TlsEngines.class) {
            String before = System.setProperty(TICKETS, "false");
            try {
                return SSLContext.getInstance("TLS");
            } finally {
                if (before == null) {
                    System.clearProperty(TICKETS);
                } else {
                    System.setProperty(TICKETS, before);
                }
            }
        }
    }
}
