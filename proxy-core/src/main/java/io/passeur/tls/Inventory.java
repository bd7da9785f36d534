package io.passeur.tls;

import io.passeur.spec.CertificateSpec;
import io.passeur.spi.KeyedCertificate;
import io.passeur.spi.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All certificates at one moment. Immutable.
 *
 * @param written the valid certificates of the configuration, by their configuration path
 * @param defaultCertificate the default certificate of the configuration; null if there is none
 * @param delivered the certificates of the resolvers, by resolver name
 * @param index finds the certificate to serve
 * @param files the certificate files of the configuration, as they were read
 */
record Inventory(
        Map<String, KeyedCertificate> written,
        @Nullable KeyedCertificate defaultCertificate,
        SortedMap<String, List<KeyedCertificate>> delivered,
        CertificateIndex index,
        Map<String, Set<String>> users,
        Map<CertificateSpec, CertificateFile> files,
        List<Problem> problems) {

    static final Inventory EMPTY = new Inventory(
            Map.of(), null, new TreeMap<>(), CertificateIndex.of(List.of()), Map.of(), Map.of(), List.of());

    static Inventory of(TlsPlan plan, CertificateFiles files, SortedMap<String, List<KeyedCertificate>> delivered) {
        WrittenCertificate first = plan.defaultCertificate();
        List<WrittenCertificate> all = new ArrayList<>(plan.certificates());
        if (first != null) {
            all.add(first);
        }
        Readings readings = Readings.of(all, files);
        Map<String, KeyedCertificate> written = new LinkedHashMap<>();
        for (WrittenCertificate certificate : plan.certificates()) {
            KeyedCertificate read = readings.take(certificate);
            if (read != null) {
                written.put(certificate.path(), read);
            }
        }
        @Nullable KeyedCertificate fallback = first == null ? null : readings.take(first);
        SortedMap<String, List<KeyedCertificate>> copy = new TreeMap<>(delivered);
        CertificateIndex index = index(written, copy, fallback, plan.defaultGenerated());
        return new Inventory(
                written, fallback, copy, index, plan.users(), readings.files(), List.copyOf(readings.problems()));
    }

    private static CertificateIndex index(
            Map<String, KeyedCertificate> written,
            SortedMap<String, List<KeyedCertificate>> delivered,
            @Nullable KeyedCertificate fallback,
            @Nullable ResolverRequest generated) {
        List<KeyedCertificate> all = new ArrayList<>(written.values());
        delivered.values().forEach(all::addAll);
        KeyedCertificate last = fallback;
        if (last == null && generated != null) {
            last = CertificateIndex.of(delivered.getOrDefault(generated.resolver(), List.of()))
                    .find(generated.domains().get(0));
        }
        return last == null ? CertificateIndex.of(all) : CertificateIndex.of(all, last);
    }

    /** All certificates except the generated one. */
    List<KeyedCertificate> served() {
        List<KeyedCertificate> served = new ArrayList<>(index.certificates());
        if (defaultCertificate != null) {
            served.add(defaultCertificate);
        }
        return served;
    }

    /**
     * The names for which the resolver is not needed: the configuration has a certificate, or only another resolver has
     * one.
     */
    Predicate<String> coveredByOthers(String resolver) {
        List<KeyedCertificate> configured = new ArrayList<>(written.values());
        if (defaultCertificate != null) {
            configured.add(defaultCertificate);
        }
        List<KeyedCertificate> others = new ArrayList<>();
        delivered.forEach((name, certificates) -> others.addAll(name.equals(resolver) ? List.of() : certificates));
        CertificateIndex first = CertificateIndex.of(configured);
        CertificateIndex second = CertificateIndex.of(others);
        CertificateIndex own = CertificateIndex.of(delivered.getOrDefault(resolver, List.of()));
        return name -> first.covers(name) || second.covers(name) && !own.covers(name);
    }
}
