package io.passeur.resolver.acme.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Name;
import org.xbill.DNS.ResolverConfig;

/** The name servers that a resolver queries: those of the settings, or the system's. */
final class NameServers {

    private static final Logger LOG = LoggerFactory.getLogger(NameServers.class);
    private static final int MOST_ALIASES = 50;

    private final DnsQueries queries;
    private final List<InetSocketAddress> recursive;

    NameServers(DnsQueries queries, List<InetSocketAddress> configured) {
        this.queries = queries;
        this.recursive = List.copyOf(configured);
    }

    private interface Question<T> {
        T ask(InetSocketAddress server) throws IOException;
    }

    List<InetSocketAddress> recursive() {
        return recursive.isEmpty() ? ResolverConfig.getCurrentConfig().servers() : recursive;
    }

    private <T> T first(Question<T> question) throws IOException {
        IOException last = new IOException("there is no name server to query (dnsChallenge.resolvers)");
        for (InetSocketAddress server : recursive()) {
            try {
                return question.ask(server);
            } catch (IOException e) {
                last = new IOException("the name server " + server + " does not respond: " + e.getMessage(), e);
            }
        }
        throw last;
    }

    /** The target of CNAME records, or the name itself. */
    Name behindAliases(Name name) {
        Name current = name;
        Set<Name> seen = new HashSet<>();
        try {
            while (seen.add(current) && seen.size() <= MOST_ALIASES) {
                Name here = current;
                Optional<Name> target = first(server -> queries.alias(server, here));
                if (target.isEmpty()) {
                    return current;
                }
                current = target.get();
            }
        } catch (IOException e) {
            LOG.debug("Cannot determine whether {} is an alias", current, e);
        }
        return current;
    }

    Optional<Name> zone(Name name) throws IOException {
        return first(server -> queries.zone(server, name));
    }

    List<InetSocketAddress> inCharge(Name zone, int port) throws IOException {
        return first(server -> queries.servers(server, zone, port));
    }
}
