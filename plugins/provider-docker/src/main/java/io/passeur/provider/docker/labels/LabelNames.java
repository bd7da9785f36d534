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
import java.util.regex.Pattern;

/** Distinguishes the proxy's labels from others. */
public final class LabelNames {

    static final String PREFIX = "traefik.";

    /** Traefik's sections, supported or not; the proxy reports other sections. */
    private static final List<String> KNOWN = List.of("http", "tcp", "udp", "tls");

    private static final Pattern WITHOUT_PREFIX =
            Pattern.compile("(?i)(?:http|tcp|udp)\\.(?:routers|services|middlewares)\\.");

    private static final List<String> OTHERS = List.of("docker", "enable", "swarm");

    private final Set<String> sections = new LinkedHashSet<>(KNOWN);
    private final List<String> roots;

    /** @param types the types of elements */
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

    /** The part after {@code traefik.}, in lower case. */
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

    /** Reports likely typos; ignores labels of other tools. */
    void check(String label, LabelProblems problems) {
        if (!label.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            if (WITHOUT_PREFIX.matcher(label).lookingAt()) {
                problems.warning("", label, "is ignored; did you mean \"" + PREFIX + label + "\"?");
            }
            return;
        }
        String successor = Traefik1Labels.successor(label);
        if (!successor.isEmpty() && !roots.contains(root(label))) {
            problems.warning("", label, "is a label of Traefik 1 and ignored; use " + successor);
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
