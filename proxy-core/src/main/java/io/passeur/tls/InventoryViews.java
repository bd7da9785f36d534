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

/** Creates the views of an inventory: the source of each certificate and the routers that use it. */
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
        inventory.users().forEach(this::serve);
    }

    static TlsView of(Inventory inventory, List<ResolverView> resolvers) {
        InventoryViews views = new InventoryViews(inventory);
        return new TlsView(new ArrayList<>(views.views.values()), views.served, resolvers, inventory.problems());
    }

    private void add(String source, KeyedCertificate certificate) {
        views.putIfAbsent(certificate, new CertificateView(source, certificate.leaf(), new TreeSet<>()));
    }

    /**
     * Routers that use the default certificate count as its users, but their hosts have no certificate of their own.
     */
    private void serve(String host, Iterable<String> routers) {
        KeyedCertificate found = find(host);
        KeyedCertificate given = found == null ? inventory.defaultCertificate() : found;
        CertificateView view = given == null ? null : views.get(given);
        if (view != null) {
            SortedSet<String> users = view.users();
            routers.forEach(users::add);
            if (found != null) {
                served.put(host, view);
            }
        }
    }

    /** A router for {@code *.example.com} serves names below it. */
    private @Nullable KeyedCertificate find(String host) {
        return inventory.index().find(host.startsWith("*.") ? "_" + host.substring(1) : host);
    }
}
