package io.passeur.resolver.acme.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Queries to one name server at a time, without a cache. */
final class DnsQueries {

    private final Duration limit;

    DnsQueries(Duration limit) {
        this.limit = limit;
    }

    private List<Record> ask(InetSocketAddress server, Name name, int type, boolean recursive) throws IOException {
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(limit);
        Message question = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        if (!recursive) {
            question.getHeader().unsetFlag(Flags.RD);
        }
        return resolver.send(question).getSection(Section.ANSWER);
    }

    /** The zone of a name. */
    Optional<Name> zone(InetSocketAddress server, Name name) throws IOException {
        for (int skipped = 0; skipped < name.labels(); skipped++) {
            Name suffix = new Name(name, skipped);
            boolean isZone = ask(server, suffix, Type.SOA, true).stream()
                    .anyMatch(one -> one.getType() == Type.SOA && one.getName().equals(suffix));
            if (isZone) {
                return Optional.of(suffix);
            }
        }
        return Optional.empty();
    }

    Optional<Name> alias(InetSocketAddress server, Name name) throws IOException {
        return ask(server, name, Type.CNAME, true).stream()
                .filter(one -> one.getName().equals(name))
                .filter(CNAMERecord.class::isInstance)
                .map(one -> ((CNAMERecord) one).getTarget())
                .findFirst();
    }

    Set<String> texts(InetSocketAddress server, Name name, boolean recursive) throws IOException {
        Set<String> texts = new LinkedHashSet<>();
        for (Record one : ask(server, name, Type.TXT, recursive)) {
            if (one instanceof TXTRecord text) {
                texts.add(String.join("", text.getStrings()));
            }
        }
        return texts;
    }

    /** The addresses of the authoritative servers of a zone. */
    List<InetSocketAddress> servers(InetSocketAddress resolver, Name zone, int port) throws IOException {
        List<InetSocketAddress> servers = new ArrayList<>();
        for (Record one : ask(resolver, zone, Type.NS, true)) {
            if (one instanceof NSRecord server) {
                address(resolver, server.getTarget())
                        .ifPresent(address -> servers.add(new InetSocketAddress(address, port)));
            }
        }
        return servers;
    }

    private Optional<InetAddress> address(InetSocketAddress resolver, Name host) throws IOException {
        for (int type : new int[] {Type.A, Type.AAAA}) {
            for (Record one : ask(resolver, host, type, true)) {
                if (one instanceof ARecord four) {
                    return Optional.of(four.getAddress());
                }
                if (one instanceof AAAARecord six) {
                    return Optional.of(six.getAddress());
                }
            }
        }
        return Optional.empty();
    }
}
