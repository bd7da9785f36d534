package io.passeur.tls;

import io.passeur.spec.TlsOptionsSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.KeyedCertificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The compiled form of {@code tls.options.<name>}. A session can be resumed only with the instance that created it, so
 * unchanged options should be carried over. Equal to others with the same name.
 */
public final class TlsOptions {

    static final TlsOptionsSpec STANDARD = new TlsOptionsSpec(
            "", "", List.of(), List.of(), null, false, List.of(Alpn.HTTP_2, Alpn.HTTP_1_1, Alpn.ACME), false, false);

    private final String name;
    private final @Nullable TlsEngines engines;
    private final boolean sniStrict;
    private final List<String> protocols;
    private final List<String> warnings;

    private TlsOptions(
            String name,
            @Nullable TlsEngines engines,
            boolean sniStrict,
            List<String> protocols,
            List<String> warnings) {
        this.name = name;
        this.engines = engines;
        this.sniStrict = sniStrict;
        this.protocols = protocols;
        this.warnings = warnings;
    }

    /** @throws ConfigurationException whose message begins with the key */
    public static TlsOptions compile(String name, TlsOptionsSpec spec) {
        Versions versions = Versions.of(spec.minVersion(), spec.maxVersion());
        NamedGroups groups = NamedGroups.of(spec.curvePreferences());
        List<String> warnings = new ArrayList<>(versions.warnings());
        warnings.addAll(groups.warnings());
        if (spec.preferServerCipherSuites()) {
            warnings.add("preferServerCipherSuites: has no effect: the server's order always takes precedence");
        }
        TlsEngines engines = new TlsEngines(
                versions,
                suites(spec.cipherSuites()),
                groups,
                ClientTrust.of(spec.clientAuth()),
                !spec.disableSessionTickets());
        return new TlsOptions(name, engines, spec.sniStrict(), Alpn.check(spec.alpnProtocols()), List.copyOf(warnings));
    }

    private static List<String> suites(List<String> written) {
        try {
            return written.isEmpty() ? List.of() : CipherSuites.named(written);
        } catch (ConfigurationException e) {
            throw new ConfigurationException("cipherSuites: " + e.getMessage(), e);
        }
    }

    /** The options that apply where none are configured. */
    public static TlsOptions standard() {
        return compile("default", STANDARD);
    }

    /** A placeholder for options that could not be compiled: connections that would use them are closed. */
    public static TlsOptions unusable(String name) {
        return new TlsOptions(name, null, false, List.of(), List.of());
    }

    /** Options for handshakes of ACME challenges. */
    public static TlsOptions forChallenges() {
        return compile(
                Alpn.ACME,
                new TlsOptionsSpec("", "", List.of(), List.of(), null, true, List.of(Alpn.ACME), true, false));
    }

    public String name() {
        return name;
    }

    /** Warnings about options that are used; each begins with the key. */
    public List<String> warnings() {
        return warnings;
    }

    /** Whether clients that send a name without a certificate are rejected. */
    public boolean sniStrict() {
        return sniStrict;
    }

    public boolean isForChallenges() {
        return name.equals(Alpn.ACME);
    }

    public boolean isUsable() {
        return engines != null;
    }

    /** The ALPN protocols, the preferred one first. */
    public List<String> protocols() {
        return protocols;
    }

    /** Whether a client that offers these protocols is served as if it had offered none. */
    public boolean waivesProtocols(List<String> offered) {
        return Alpn.isWaived(protocols, offered);
    }

    /** Whether a client that offers these protocols must be rejected because it shares none with the server. */
    public boolean refusesProtocols(List<String> offered) {
        return !offered.isEmpty() && offered.stream().noneMatch(protocols::contains) && !waivesProtocols(offered);
    }

    /**
     * Creates an engine for one connection. The engine does not choose an ALPN protocol itself. The first call may take
     * a moment.
     *
     * @throws IllegalStateException if these options are not usable
     */
    public SSLEngine newEngine(KeyedCertificate certificate) {
        if (engines == null) {
            throw new IllegalStateException("unusable: " + name);
        }
        return engines.newEngine(certificate);
    }

    /** Called when the handshake is complete and the engine's session is no longer read. */
    public void handshaken(SSLEngine engine) {
        if (engines != null) {
            engines.handshaken(engine);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlsOptions options && options.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
