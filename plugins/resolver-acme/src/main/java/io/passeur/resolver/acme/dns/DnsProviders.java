package io.passeur.resolver.acme.dns;

import io.passeur.spi.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** All available kinds of DNS providers. */
public final class DnsProviders {

    private DnsProviders() {}

    /** @throws ConfigurationException if there is none of that name, or its variables are invalid */
    public static DnsProvider create(String name, Variables variables) {
        Map<String, DnsProviderFactory> known = new TreeMap<>();
        for (DnsProviderFactory factory :
                List.of(new ExecProvider.Factory(), new HttpReqProvider.Factory(), new Rfc2136Provider.Factory())) {
            known.put(factory.name(), factory);
        }
        for (DnsProviderFactory factory :
                ServiceLoader.load(DnsProviderFactory.class, DnsProviders.class.getClassLoader())) {
            known.put(factory.name(), factory);
        }
        DnsProviderFactory factory = known.get(name);
        if (factory == null) {
            throw new ConfigurationException("dnsChallenge.provider: "
                    + (name.isEmpty() ? "empty" : '"' + name + "\" is not supported")
                    + " (expected: one of " + String.join(", ", known.keySet())
                    + "). With exec or httpreq, a script or service of your own, such as lego or acme.sh,"
                    + " can reach any DNS service");
        }
        return factory.create(variables);
    }
}
