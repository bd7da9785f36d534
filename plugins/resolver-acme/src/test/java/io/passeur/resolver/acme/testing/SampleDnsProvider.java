package io.passeur.resolver.acme.testing;

import io.passeur.resolver.acme.dns.DnsProvider;
import io.passeur.resolver.acme.dns.DnsProviderFactory;
import io.passeur.resolver.acme.dns.DnsRecord;
import io.passeur.resolver.acme.dns.Variables;
import java.time.Duration;

/** A provider as others would write it; found as a service. */
public final class SampleDnsProvider implements DnsProviderFactory {

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public DnsProvider create(Variables variables) {
        return new DnsProvider() {
            @Override
            public void present(DnsRecord dnsRecord) {}

            @Override
            public void cleanUp(DnsRecord dnsRecord) {}

            @Override
            public Duration propagationTimeout() {
                return Duration.ofMinutes(1);
            }

            @Override
            public Duration pollingInterval() {
                return Duration.ofSeconds(2);
            }
        };
    }
}
