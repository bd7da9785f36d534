package io.passeur.tls;

import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.Suggestions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** Cipher suites by the names that configurations use, which are mostly the registered ones. */
public final class CipherSuites {

    /** Always enabled with TLS 1.3; they are not configurable. The cheapest comes first. */
    private static final List<String> TLS_13 =
            List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

    private static final List<String> USUAL_TLS_12 = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA");

    private static final List<String> OTHERS = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
            "TLS_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_RSA_WITH_AES_128_CBC_SHA256",
            "TLS_RSA_WITH_AES_128_CBC_SHA",
            "TLS_RSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA",
            "TLS_ECDHE_RSA_WITH_RC4_128_SHA",
            "TLS_FALLBACK_SCSV");

    /** Names that differ from the runtime's names. */
    private static final Map<String, String> RENAMED = Map.of(
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "SSL_RSA_WITH_3DES_EDE_CBC_SHA",
            "TLS_RSA_WITH_RC4_128_SHA", "SSL_RSA_WITH_RC4_128_SHA");

    private CipherSuites() {}

    /** The default suites, by the runtime's names, best first. */
    public static List<String> usual() {
        List<String> suites = new ArrayList<>(TLS_13);
        suites.addAll(USUAL_TLS_12);
        suites.retainAll(supported());
        return suites;
    }

    /**
     * The runtime's names of the suites to be enabled: those of TLS 1.3, and the named ones in their order. Suites that
     * the runtime disables are omitted.
     *
     * @param written the list of a configuration; not empty
     * @throws ConfigurationException if a name is unknown, or the runtime supports none
     */
    public static List<String> named(List<String> written) {
        Set<String> supported = supported();
        List<String> suites = new ArrayList<>(TLS_13);
        suites.retainAll(supported);
        boolean any = false;
        for (String name : written) {
            String suite = jdkName(name);
            if (supported.contains(suite)) {
                any = true;
                if (!suites.contains(suite)) {
                    suites.add(suite);
                }
            }
        }
        if (!any) {
            throw new ConfigurationException(
                    "this Java runtime disables all of %s (expected: some of %s)".formatted(written, usual()));
        }
        return suites;
    }

    private static String jdkName(String written) {
        String renamed = RENAMED.get(written);
        if (renamed != null) {
            return renamed;
        }
        if (TLS_13.contains(written) || USUAL_TLS_12.contains(written) || OTHERS.contains(written)) {
            return written;
        }
        throw new ConfigurationException("invalid CipherSuite: \"" + written + "\" (expected: a name such as "
                + USUAL_TLS_12.get(0) + ")" + Suggestions.hint(written, all()));
    }

    private static List<String> all() {
        List<String> names = new ArrayList<>(TLS_13);
        names.addAll(USUAL_TLS_12);
        names.addAll(OTHERS);
        names.addAll(RENAMED.keySet());
        return names;
    }

    private static Set<String> supported() {
        try {
            return Set.of(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime does not support TLS", e);
        }
    }
}
