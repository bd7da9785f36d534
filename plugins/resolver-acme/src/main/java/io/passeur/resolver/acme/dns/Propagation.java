package io.passeur.resolver.acme.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.Name;

/**
 * Checks whether a record is visible.
 *
 * @param servers whether the authoritative servers of the zone must have it
 * @param resolvers whether every one of the resolvers must have it
 * @param port of the authoritative servers
 */
record Propagation(NameServers nameServers, DnsQueries queries, boolean servers, boolean resolvers, int port) {

    /** @return what is missing; empty if nothing is */
    Optional<String> missing(Name name, String value) {
        try {
            if (resolvers) {
                Optional<String> missing = missing(nameServers.recursive(), name, value, true);
                if (missing.isPresent()) {
                    return missing;
                }
            }
            return servers ? missing(inCharge(name), name, value, false) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private List<InetSocketAddress> inCharge(Name name) throws IOException {
        Name zone = nameServers.zone(name).orElseThrow(() -> new IOException("cannot find the zone of " + name));
        List<InetSocketAddress> inCharge = nameServers.inCharge(zone, port);
        if (inCharge.isEmpty()) {
            throw new IOException("the zone " + zone + " has no name servers with an address");
        }
        return inCharge;
    }

    private Optional<String> missing(List<InetSocketAddress> asked, Name name, String value, boolean recursive) {
        for (InetSocketAddress server : asked) {
            try {
                Set<String> texts = queries.texts(server, name, recursive);
                if (!texts.contains(value)) {
                    return Optional.of("the name server " + server + " has no TXT record " + name + " with the value "
                            + value + (texts.isEmpty() ? "" : ", but " + texts));
                }
            } catch (IOException e) {
                return Optional.of("the name server " + server + " does not respond: " + e.getMessage());
            }
        }
        return Optional.empty();
    }
}
