package io.passeur.provider.docker.labels;

import io.passeur.toolkit.Suggestions;
import io.passeur.toolkit.label.LabelNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code …loadbalancer.server.*}: a container is one server of its service.
 *
 * @param port 0 if no label sets one
 * @param scheme empty for {@code http}
 * @param url empty unless a label sets the whole URL
 * @param rest the labels that the configuration decoder reads
 */
public record ServerLabels(int port, String scheme, String url, List<LabelNode> rest) {

    private static final List<String> KEYS = List.of("port", "scheme", "url", "weight", "preservePath");
    private static final Set<String> SCHEMES = Set.of("http", "https", "h2c");

    /**
     * @param server null if there are no such labels
     * @throws LabelException if one of them is invalid
     */
    public static ServerLabels read(@Nullable LabelNode server) {
        if (server == null) {
            return new ServerLabels(0, "", "", List.of());
        }
        for (LabelNode key : server.children()) {
            if (KEYS.stream().noneMatch(key.name()::equalsIgnoreCase)) {
                throw new LabelException(
                        key.label(), "server." + key.name() + ": unknown key" + Suggestions.hint(key.name(), KEYS));
            }
        }
        String port = text(server, "port");
        String scheme = text(server, "scheme").toLowerCase(Locale.ROOT);
        String url = text(server, "url");
        if (!url.isEmpty() && (!port.isEmpty() || !scheme.isEmpty())) {
            throw new LabelException(
                    server.label(), "server: defining scheme or port is not allowed when URL is defined");
        }
        if (!scheme.isEmpty() && !SCHEMES.contains(scheme)) {
            throw new LabelException(
                    label(server, "scheme"),
                    "server.scheme: \"" + scheme + "\" is not a supported scheme (expected: http, https or h2c)");
        }
        List<LabelNode> rest = server.children().stream()
                .filter(key ->
                        key.name().equalsIgnoreCase("weight") || key.name().equalsIgnoreCase("preservePath"))
                .toList();
        return new ServerLabels(port(server, port), scheme, url, rest);
    }

    /**
     * @param port {@code …loadbalancer.port}; null if there is no such label
     * @throws LabelException if there is
     */
    public static void checkPlaceOfPort(@Nullable LabelNode port) {
        if (port != null) {
            throw new LabelException(
                    port.label(), "loadBalancer.port: unknown key; did you mean \"loadBalancer.server.port\"?");
        }
    }

    private static String text(LabelNode server, String key) {
        LabelNode node = server.find(key);
        return node == null || node.value() == null ? "" : node.value().strip();
    }

    private static String label(LabelNode server, String key) {
        LabelNode node = server.find(key);
        return node == null ? "" : node.label();
    }

    private static int port(LabelNode server, String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new LabelException(
                    label(server, "port"), "server.port: \"" + text + "\" is not a port (expected: 1 to 65535)");
        }
        return port;
    }
}
