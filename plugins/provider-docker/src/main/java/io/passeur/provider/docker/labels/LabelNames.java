package io.passeur.provider.docker.labels;

import io.passeur.toolkit.Suggestions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which labels are whose. */
final class LabelNames {

    static final String PREFIX = "traefik.";

    private static final List<String> CONFIGURATION = List.of("http", "tcp", "udp", "tls");
    private static final List<String> ROOTS = List.of("http", "tcp", "udp", "tls", "docker", "enable", "swarm");

    private LabelNames() {}

    /** The labels that are configuration: those of {@code http}, {@code tcp}, {@code udp} and {@code tls}. */
    static Map<String, String> configuration(Map<String, String> labels) {
        Map<String, String> chosen = new HashMap<>(labels);
        chosen.keySet().removeIf(label -> !label.startsWith(PREFIX) || !CONFIGURATION.contains(root(label)));
        return chosen;
    }

    /** The part behind {@code traefik.}, in lower case. */
    static String root(String label) {
        String rest = label.substring(PREFIX.length());
        int dot = rest.indexOf('.');
        return (dot < 0 ? rest : rest.substring(0, dot)).toLowerCase(Locale.ROOT);
    }

    /** Reports what looks like a slip; labels of other tools are none of ours. */
    static void check(String label, LabelProblems problems) {
        if (!label.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            return;
        }
        if (!label.startsWith(PREFIX)) {
            problems.warning("", label, "is ignored, since the first part must be \"traefik\" in lower case");
        } else if (!ROOTS.contains(root(label))) {
            Suggestions.closest(root(label), ROOTS)
                    .ifPresent(near -> problems.warning(
                            "", label, "unknown label, ignored; did you mean \"traefik." + near + "\"?"));
        }
    }
}
