package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the certificate for a server name. If several match, the one whose sorted and joined names come last in
 * alphabetical order is used; of two with the same names, the first. Immutable.
 */
public final class CertificateIndex {

    private record Ranked(int rank, KeyedCertificate certificate) {}

    private final List<KeyedCertificate> certificates;
    private final Map<String, Ranked> exact = new HashMap<>();
    /** By the suffix after the asterisk, which matches exactly one label. */
    private final Map<String, Ranked> wildcard = new HashMap<>();

    private final Supplier<KeyedCertificate> fallback;

    private CertificateIndex(List<KeyedCertificate> given, Supplier<KeyedCertificate> fallback) {
        this.fallback = fallback;
        Map<String, KeyedCertificate> byNames = new TreeMap<>(Comparator.reverseOrder());
        given.forEach(certificate -> byNames.putIfAbsent(CertificateNames.key(certificate.leaf()), certificate));
        certificates = List.copyOf(byNames.values());
        for (int rank = 0; rank < certificates.size(); rank++) {
            add(new Ranked(rank, certificates.get(rank)));
        }
    }

    private void add(Ranked ranked) {
        for (String name : CertificateNames.of(ranked.certificate().leaf())) {
            if (name.startsWith("*.")) {
                wildcard.putIfAbsent(name.substring(1), ranked);
            } else {
                exact.putIfAbsent(name, ranked);
            }
        }
    }

    /** @param fallback for names without a certificate */
    public static CertificateIndex of(List<KeyedCertificate> certificates, KeyedCertificate fallback) {
        return new CertificateIndex(certificates, () -> fallback);
    }

    /** With the {@linkplain GeneratedCertificate generated certificate} as fallback; it is created on first use. */
    public static CertificateIndex of(List<KeyedCertificate> certificates) {
        return new CertificateIndex(certificates, GeneratedCertificate::get);
    }

    /** @param serverName in any case */
    public @Nullable KeyedCertificate find(String serverName) {
        String name = serverName.toLowerCase(Locale.ROOT);
        Ranked same = exact.get(name);
        int dot = name.indexOf('.');
        Ranked wild = dot <= 0 ? null : wildcard.get(name.substring(dot));
        if (same == null || wild == null) {
            Ranked only = same == null ? wild : same;
            return only == null ? null : only.certificate();
        }
        return same.rank() < wild.rank() ? same.certificate() : wild.certificate();
    }

    /**
     * The certificate for clients that send no server name, or a name without a certificate. The first call may take a
     * moment.
     */
    public KeyedCertificate fallback() {
        return fallback.get();
    }

    /** Whether a certificate for this name exists; {@code *.example.com} means the wildcard itself. */
    public boolean covers(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("*.") ? wildcard.containsKey(lower.substring(1)) : find(lower) != null;
    }

    /** All certificates except the fallback. */
    public List<KeyedCertificate> certificates() {
        return certificates;
    }
}
