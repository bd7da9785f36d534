package io.passeur.provider.docker.labels;

import io.passeur.spi.ElementType;
import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells the labels of the proxy from others. */
public final class LabelNames {

    static final String PREFIX = "traefik.";

    /** Sections of Traefik, whether they are served or not; the proxy reports the others. */
    private static final List<String> KNOWN = List.of("http", "tcp", "udp", "tls");

    private static final List<String> OTHERS = List.of("docker", "enable", "swarm");

    private final Set<String> sections = new LinkedHashSet<>(KNOWN);
    private final List<String> roots;

    /** @param types what the configuration may hold */
    public LabelNames(Collection<ElementType> types) {
        types.forEach(type -> sections.add(type.section().toLowerCase(Locale.ROOT)));
        roots = new ArrayList<>(sections);
        roots.addAll(OTHERS);
    }

    /** The labels that are configuration. */
    public Map<String, String> configuration(Map<String, String> labels) {
        Map<String, String> chosen = new HashMap<>(labels);
        chosen.keySet().removeIf(label -> !label.startsWith(PREFIX) || !sections.contains(root(label)));
        return chosen;
    }

    /** The part behind {@code traefik.}, in lower case. */
    private static String root(String label) {
        String rest = label.substring(PREFIX.length());
        int dot = rest.indexOf('.');
        return (dot < 0 ? rest : rest.substring(0, dot)).toLowerCase(Locale.ROOT);
    }

    /** Whether somebody who wrote this label meant {@code traefik.enable}: {@code Traefik.Enable}, {@code traefik.enabled}. */
    static boolean resemblesEnable(String label) {
        String[] parts = label.strip().toLowerCase(Locale.ROOT).split("[.\\-_]", -1);
        return parts.length == 2 && resembles(parts[0], "traefik") && resembles(parts[1], "enable");
    }

    private static boolean resembles(String written, String meant) {
        return Suggestions.closest(written, List.of(meant)).isPresent();
    }

    /** Reports likely typing mistakes; labels of other tools are ignored. */
    void check(String label, LabelProblems problems) {
        if (!label.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            return;
        }
        if (!label.startsWith(PREFIX)) {
            problems.warning("", label, "is ignored, since the first part must be \"traefik\" in lower case");
        } else if (!roots.contains(root(label))) {
            Suggestions.closest(root(label), roots)
                    .ifPresent(near -> problems.warning(
                            "", label, "unknown label, ignored; did you mean \"traefik." + near + "\"?"));
        }
    }
}
