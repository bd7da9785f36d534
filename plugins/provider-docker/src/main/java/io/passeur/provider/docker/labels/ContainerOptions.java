package io.passeur.provider.docker.labels;

import io.passeur.toolkit.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The labels that apply to the container as a whole.
 *
 * @param enabled whether the container is served
 * @param decided whether a label says so, or tries to
 * @param network empty if no label sets one
 * @param allowsNonRunning whether a stopped container keeps its routes
 * @param labelled whether the container has any {@code traefik} label, so that it is probably meant to be served
 */
public record ContainerOptions(
        boolean enabled, boolean decided, String network, boolean allowsNonRunning, boolean labelled) {

    private static final String ENABLE = "traefik.enable";
    private static final List<String> DOCKER_KEYS = List.of("network", "lbswarm", "allownonrunning");
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "False", "FALSE");

    /** @param exposedByDefault whether a container without {@code traefik.enable} is served */
    public static ContainerOptions read(
            Map<String, String> labels, boolean exposedByDefault, LabelNames names, LabelProblems problems) {
        Reading reading = new Reading(exposedByDefault, names, problems);
        new TreeMap<>(labels).forEach(reading::take);
        reading.closeIfMeant();
        return new ContainerOptions(
                reading.enabled,
                reading.decided || !reading.resemblingEnable.isEmpty(),
                reading.network,
                reading.nonRunning,
                reading.labelled);
    }

    private static final class Reading {

        private final LabelNames names;
        private final LabelProblems problems;
        private boolean enabled;
        private String network = "";
        private boolean nonRunning;
        private boolean labelled;
        private boolean decided;
        private final Map<String, String> resemblingEnable = new TreeMap<>();

        Reading(boolean enabled, LabelNames names, LabelProblems problems) {
            this.enabled = enabled;
            this.names = names;
            this.problems = problems;
        }

        void take(String label, String value) {
            boolean known = label.startsWith(LabelNames.PREFIX) && label.equalsIgnoreCase(ENABLE);
            if (!known && LabelNames.resemblesEnable(label)) {
                resemblingEnable.put(label, value);
                return;
            }
            names.check(label, problems);
            if (!label.startsWith(LabelNames.PREFIX)) {
                return;
            }
            labelled = true;
            String key = label.substring(LabelNames.PREFIX.length()).toLowerCase(Locale.ROOT);
            if (key.equals("enable")) {
                decided = true;
                enabled = truth(label, value, "the container is left out");
            } else if (key.startsWith("enable.")) {
                problems.error("", label, "unknown label, ignored; did you mean \"traefik.enable\"?");
            } else if (key.startsWith("docker.")) {
                docker(label, key.substring("docker.".length()), value);
            }
        }

        /** A container that somebody meant to hide is not shown because of a slip. */
        void closeIfMeant() {
            resemblingEnable.forEach((label, value) -> {
                if (!decided && !TRUE.contains(value)) {
                    enabled = false;
                    problems.error("", label, "did you mean \"" + ENABLE + "\"? The container is left out");
                } else {
                    problems.warning("", label, "unknown label, ignored; did you mean \"" + ENABLE + "\"?");
                }
            });
        }

        private void docker(String label, String key, String value) {
            switch (key) {
                case "network" -> network = value;
                case "allownonrunning" -> nonRunning = truth(label, value, "the label has no effect");
                case "lbswarm" -> truth(label, value, "the label has no effect");
                default -> problems.error("", label, "unknown label, ignored" + Suggestions.hint(key, DOCKER_KEYS));
            }
        }

        private boolean truth(String label, String value, String consequence) {
            if (!TRUE.contains(value) && !FALSE.contains(value)) {
                problems.error("", label, "\"" + value + "\" is neither true nor false; " + consequence);
            }
            return TRUE.contains(value);
        }
    }
}
