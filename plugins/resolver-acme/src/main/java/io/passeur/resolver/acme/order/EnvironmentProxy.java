package io.passeur.resolver.acme.order;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbound proxy according to {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, interpreted as Go
 * does.
 */
final class EnvironmentProxy extends ProxySelector {

    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentProxy.class);
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Map<String, String> environment;

    private EnvironmentProxy(Map<String, String> environment) {
        this.environment = environment;
    }

    static ProxySelector of(Map<String, String> environment) {
        return new EnvironmentProxy(environment);
    }

    private String variable(String name) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : value;
    }

    @Override
    public List<Proxy> select(URI target) {
        String proxy = variable(target.getScheme().toUpperCase(Locale.ROOT) + "_PROXY");
        String host = target.getHost();
        if (proxy.isEmpty() || host == null || isExempt(host)) {
            return DIRECT;
        }
        URI address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
        if (address.getHost() == null || !"http".equals(address.getScheme())) {
            throw new ConfigurationException("the proxy variable is \"" + proxy + "\" (expected: http://host:port)");
        }
        int port = address.getPort() < 0 ? 80 : address.getPort();
        return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(address.getHost(), port)));
    }

    private boolean isExempt(String host) {
        if (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]")) {
            return true;
        }
        for (String entry : variable("NO_PROXY").split(",", -1)) {
            String name = entry.strip().replaceFirst("^\\*?\\.", "");
            if (entry.strip().equals("*") || (!name.isEmpty() && (host.equals(name) || host.endsWith('.' + name)))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void connectFailed(@Nullable URI target, @Nullable SocketAddress proxy, @Nullable IOException failure) {
        LOG.debug("{} cannot be reached for {}", proxy, target, failure);
    }
}
