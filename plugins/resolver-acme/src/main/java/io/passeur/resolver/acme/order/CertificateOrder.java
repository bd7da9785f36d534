package io.passeur.resolver.acme.order;

import io.passeur.resolver.acme.storage.ServableCertificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A certificate to order.
 *
 * @param users who needs it, for messages
 * @param replaces the certificate that it renews
 */
record CertificateOrder(
        List<String> domains, Set<String> users, @Nullable ServableCertificate replaces) {

    CertificateOrder {
        domains = List.copyOf(domains);
        users = Set.copyOf(users);
    }

    /** Equal for the same names in any order. */
    String key() {
        return key(domains);
    }

    static String key(Collection<String> domains) {
        return String.join(",", new TreeSet<>(domains));
    }

    CertificateOrder with(Collection<String> someDomains) {
        return new CertificateOrder(new ArrayList<>(someDomains), users, replaces);
    }

    @Override
    public String toString() {
        return String.join(", ", domains)
                + (users.isEmpty() ? "" : " (" + String.join(", ", new TreeSet<>(users)) + ')');
    }
}
