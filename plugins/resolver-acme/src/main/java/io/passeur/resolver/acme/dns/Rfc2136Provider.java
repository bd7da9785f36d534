package io.passeur.resolver.acme.dns;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Update;

/** {@code rfc2136}: dynamic updates of a zone, as BIND, Knot, PowerDNS and others accept them. */
final class Rfc2136Provider implements DnsProvider {

    private final Variables variables;
    private final InetSocketAddress server;
    private final @Nullable TSIG signature;
    private final Duration limit;
    private final int lifetime;

    private Rfc2136Provider(Variables variables) {
        this.variables = variables;
        this.server = ServerAddress.of(
                variables.require("RFC2136_NAMESERVER"), "dnsChallenge: the variable RFC2136_NAMESERVER");
        this.signature = signature(variables);
        this.limit = variables.seconds("RFC2136_DNS_TIMEOUT", 10);
        this.lifetime = variables.number("RFC2136_TTL", 120);
    }

    static final class Factory implements DnsProviderFactory {
        @Override
        public String name() {
            return "rfc2136";
        }

        @Override
        public DnsProvider create(Variables variables) {
            return new Rfc2136Provider(variables);
        }
    }

    private static @Nullable TSIG signature(Variables variables) {
        String file = variables.get("RFC2136_TSIG_FILE");
        TsigKey key = file.isEmpty()
                ? new TsigKey(
                        variables.get("RFC2136_TSIG_KEY"),
                        variables.get("RFC2136_TSIG_ALGORITHM", "hmac-sha1."),
                        variables.get("RFC2136_TSIG_SECRET"))
                : TsigKey.parse(variables.read("RFC2136_TSIG_FILE", file), file);
        if (key.name().isEmpty() && key.secret().isEmpty()) {
            return null;
        }
        if (key.name().isEmpty() || key.secret().isEmpty()) {
            throw new ConfigurationException("dnsChallenge: of the variables RFC2136_TSIG_KEY and RFC2136_TSIG_SECRET"
                    + " only one is set (expected: both or none)");
        }
        try {
            return new TSIG(
                    absolute(key.algorithm()),
                    absolute(key.name()),
                    Base64.getDecoder().decode(key.secret()));
        } catch (IllegalArgumentException | TextParseException e) {
            throw new ConfigurationException("dnsChallenge: the TSIG key of RFC 2136: " + e.getMessage(), e);
        }
    }

    private static Name absolute(String name) throws TextParseException {
        return Name.fromString(name, Name.root);
    }

    @Override
    public void present(DnsRecord dnsRecord) throws IOException {
        Name name = absolute(dnsRecord.fqdn());
        Update update = new Update(zone(name));
        update.add(text(name, dnsRecord));
        send(update, dnsRecord);
    }

    @Override
    public void cleanUp(DnsRecord dnsRecord) throws IOException {
        Name name = absolute(dnsRecord.fqdn());
        Update update = new Update(zone(name));
        update.delete(text(name, dnsRecord));
        send(update, dnsRecord);
    }

    private TXTRecord text(Name name, DnsRecord one) {
        return new TXTRecord(name, DClass.IN, lifetime, one.value());
    }

    private Name zone(Name name) throws IOException {
        return new DnsQueries(limit)
                .zone(server, name)
                .orElseThrow(() -> new IOException("the name server " + server + " has no zone for " + name));
    }

    private void send(Update update, DnsRecord one) throws IOException {
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(limit);
        if (signature != null) {
            resolver.setTSIGKey(signature);
        }
        Message response = resolver.send(update);
        if (response.getRcode() != Rcode.NOERROR) {
            throw new IOException("the name server " + server + " refuses to change " + one.fqdn() + ": "
                    + Rcode.string(response.getRcode())
                    + (signature == null ? " (no TSIG key is set)" : ""));
        }
    }

    @Override
    public Duration propagationTimeout() {
        return variables.seconds("RFC2136_PROPAGATION_TIMEOUT", 60);
    }

    @Override
    public Duration pollingInterval() {
        return variables.seconds("RFC2136_POLLING_INTERVAL", 2);
    }
}
