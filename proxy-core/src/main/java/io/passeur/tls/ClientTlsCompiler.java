package io.passeur.tls;

import io.passeur.config.ClientTlsConfiguration;
import io.passeur.spec.ServersTransportSpec;
import io.passeur.spec.ServersTransportSpec.CertificateSpec;
import io.passeur.spi.ConfigurationException;
import io.passeur.tls.ClientTlsSettings.CertificateText;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the TLS settings of servers transports. Recent results are reused for equal settings, with their cached
 * sessions. If a changed file cannot be read, its last valid content stays in use. Thread-safe.
 */
public final class ClientTlsCompiler {

    private static final int REMEMBERED = 256;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:-]*");

    private final Map<ClientTlsSettings, ClientTls> made = new Lately<>();
    private final Map<ServersTransportSpec, ClientTls> good = new Lately<>();
    private @Nullable List<X509Certificate> systemRoots;

    /** Whether the transport has TLS settings. */
    public static boolean hasTls(ServersTransportSpec spec) {
        return spec.insecureSkipVerify()
                || !(spec.rootCAs().isEmpty()
                        && spec.certificates().isEmpty()
                        && spec.cipherSuites().isEmpty()
                        && spec.peerCertSANs().isEmpty())
                || Stream.of(spec.serverName(), spec.minVersion(), spec.maxVersion(), spec.peerCertURI())
                        .anyMatch(value -> !value.isEmpty());
    }

    /**
     * @param warn receives the reason, beginning with the key, why the previous result is reused
     * @throws ConfigurationException that names the key, its value and what was expected
     */
    public synchronized ClientTls compile(ServersTransportSpec spec, Consumer<String> warn) {
        try {
            ClientTls tls = make(spec);
            good.put(spec, tls);
            return tls;
        } catch (ConfigurationException e) {
            ClientTls before = good.get(spec);
            if (before == null) {
                throw e;
            }
            warn.accept(e.getMessage() + "; what was read before stays in use");
            return before;
        }
    }

    private ClientTls make(ServersTransportSpec spec) {
        ClientTlsSettings settings = settings(spec);
        ClientTls known = made.get(settings);
        if (known == null) {
            known = client(settings);
            made.put(settings, known);
        }
        return known;
    }

    /**
     * The same for connections of the proxy itself; not cached.
     *
     * @throws ConfigurationException that names the key, its value and what was expected
     */
    public static ClientTls compile(ClientTlsConfiguration written) {
        if (written.cert().isEmpty() != written.key().isEmpty()) {
            throw new ConfigurationException(
                    written.cert().isEmpty() ? "cert: missing, but key is set" : "key: missing, but cert is set");
        }
        List<PemText> roots = new ArrayList<>();
        if (!written.ca().isEmpty()) {
            roots.add(Keys.at("ca", () -> PemText.read(written.ca())));
            Keys.at("ca", () -> Certificates.parse(roots.get(0)));
        }
        List<CertificateText> certificates = new ArrayList<>();
        if (!written.cert().isEmpty()) {
            certificates.add(new CertificateText(
                    Keys.at("cert", () -> PemText.read(written.cert())),
                    Keys.at("key", () -> PemText.read(written.key()))));
            Keys.at(
                    "cert",
                    () -> KeyMaterial.of(
                            certificates.get(0).certificates(),
                            certificates.get(0).key()));
        }
        return new ClientTlsCompiler()
                .client(new ClientTlsSettings(
                        "",
                        written.insecureSkipVerify(),
                        roots,
                        certificates,
                        CipherSuites.usual(),
                        ClientVersions.of("", ""),
                        List.of(),
                        true));
    }

    private static ClientTlsSettings settings(ServersTransportSpec spec) {
        List<PemText> roots = new ArrayList<>();
        for (int i = 0; i < spec.rootCAs().size(); i++) {
            String written = spec.rootCAs().get(i);
            roots.add(Keys.at("rootCAs[" + i + "]", () -> PemText.read(written)));
        }
        List<CertificateText> certificates = new ArrayList<>();
        for (int i = 0; i < spec.certificates().size(); i++) {
            CertificateSpec written = spec.certificates().get(i);
            String path = "certificates[" + i + "].";
            certificates.add(new CertificateText(
                    Keys.at(path + "certFile", () -> PemText.read(written.certFile())),
                    Keys.at(path + "keyFile", () -> PemText.read(written.keyFile()))));
        }
        List<String> suites = spec.cipherSuites().isEmpty()
                ? CipherSuites.usual()
                : Keys.at("cipherSuites", () -> CipherSuites.named(spec.cipherSuites()));
        return new ClientTlsSettings(
                serverName(spec.serverName()),
                spec.insecureSkipVerify(),
                roots,
                certificates,
                suites,
                ClientVersions.of(spec.minVersion(), spec.maxVersion()),
                accepted(spec),
                !spec.disableHTTP2());
    }

    private static String serverName(String written) {
        if (!written.isEmpty() && !HOST.matcher(written).matches()) {
            throw new ConfigurationException(
                    "serverName: \"%s\" is not a host name (expected: a name such as web.example; non-ASCII names as xn--…)"
                            .formatted(written));
        }
        return written;
    }

    private static List<AcceptedName> accepted(ServersTransportSpec spec) {
        List<AcceptedName> accepted = new ArrayList<>();
        if (!spec.peerCertURI().isEmpty()) {
            accepted.add(new AcceptedName(AcceptedName.Kind.URI, spec.peerCertURI()));
        }
        for (int i = 0; i < spec.peerCertSANs().size(); i++) {
            var written = spec.peerCertSANs().get(i);
            accepted.add(Keys.at("peerCertSANs[" + i + "]", () -> AcceptedName.of(written)));
        }
        return accepted;
    }

    private ClientTls client(ClientTlsSettings settings) {
        List<X509Certificate> roots = new ArrayList<>();
        for (int i = 0; i < settings.roots().size(); i++) {
            PemText root = settings.roots().get(i);
            roots.addAll(Keys.at("rootCAs[" + i + "]", () -> Certificates.parse(root)));
        }
        List<KeyMaterial> keys = new ArrayList<>();
        for (int i = 0; i < settings.certificates().size(); i++) {
            CertificateText text = settings.certificates().get(i);
            keys.add(Keys.at("certificates[" + i + "]", () -> KeyMaterial.of(text.certificates(), text.key())));
        }
        try {
            ServerTrust trust = new ServerTrust(
                    Authorities.trusting(roots.isEmpty() ? systemRoots() : roots),
                    settings.insecure(),
                    settings.accepted());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new ClientKeys(keys)}, new TrustManager[] {trust}, null);
            return new ClientTls(settings, context, trust);
        } catch (GeneralSecurityException | IOException e) {
            throw new ConfigurationException(
                    "this Java runtime cannot set up TLS with these settings: " + e.getMessage(), e);
        }
    }

    private List<X509Certificate> systemRoots() {
        List<X509Certificate> known = systemRoots;
        if (known == null) {
            known = SystemRoots.read();
            systemRoots = known;
        }
        return known;
    }

    /** Evicts the least recently used entry. */
    private static final class Lately<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1;

        Lately() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > REMEMBERED;
        }
    }
}
