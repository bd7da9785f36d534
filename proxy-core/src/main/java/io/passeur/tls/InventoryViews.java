package io.passeur.tls;

import io.passeur.spi.KeyedCertificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Shows an inventory: where each certificate comes from, and who gets it. */
final class InventoryViews {

    private final Inventory inventory;
    private final Map<KeyedCertificate, CertificateView> views = new LinkedHashMap<>();
    private final Map<String, CertificateView> served = new TreeMap<>();

    private InventoryViews(Inventory inventory) {
        this.inventory = inventory;
        inventory.written().forEach(this::add);
        inventory
                .delivered()
                .forEach((name, certificates) ->
                        certificates.forEach(certificate -> add("certificatesResolvers." + name, certificate)));
        KeyedCertificate fallback = inventory.defaultCertificate();
        if (fallback != null) {
            add("tls.stores.default", fallback);
        }
        inventory.users().forEach((host, routers) -> serve(host, find(host), routers));
    }

    static TlsView of(Inventory inventory, List<ResolverView> resolvers) {
        InventoryViews views = new InventoryViews(inventory);
        return new TlsView(new ArrayList<>(views.views.values()), views.served, resolvers, inventory.problems());
    }

    private void add(String source, KeyedCertificate certificate) {
        views.putIfAbsent(certificate, new CertificateView(source, certificate.leaf(), new TreeSet<>()));
    }

    private void serve(String host, @Nullable KeyedCertificate found, Iterable<String> routers) {
        CertificateView view = found == null ? null : views.get(found);
        if (view != null) {
            SortedSet<String> users = view.users();
            routers.forEach(users::add);
            served.put(host, view);
        }
    }

    /** A router for {@code *.example.com} is asked for names below it. */
    private @Nullable KeyedCertificate find(String host) {
        KeyedCertificate found = inventory.index().find(host.startsWith("*.") ? "_" + host.substring(1) : host);
        return found == null ? inventory.defaultCertificate() : found;
    }
}
