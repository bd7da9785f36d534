package io.passeur.provider.docker.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies the container that the proxy runs in, if any.
 *
 * @param ids candidates for its ID or the start of it
 */
public record OwnContainer(Set<String> ids) {

    /**
     * Engines mount some files into every container from a folder that is named after the container's ID. On a host,
     * the same file lists the mounts of other containers, but never at these mount points.
     */
    private static final Pattern MOUNT =
            Pattern.compile("containers/\\S*?([0-9a-f]{64})/\\S* /etc/(?:hostname|hosts|resolv\\.conf) ");

    private static final Pattern CONTROL_GROUP = Pattern.compile("(?:docker|libpod)[-/]([0-9a-f]{64})");
    private static final Pattern HOSTNAME = Pattern.compile("([0-9a-f]{12})");

    public OwnContainer {
        ids = Set.copyOf(ids);
    }

    /** Collects candidates from the environment and the system. */
    public static OwnContainer find(Map<String, String> environment) {
        return of(lines("/proc/self/mountinfo"), lines("/proc/self/cgroup"), environment.getOrDefault("HOSTNAME", ""));
    }

    static OwnContainer of(List<String> mounts, List<String> controlGroups, String hostname) {
        Set<String> ids = new LinkedHashSet<>();
        mounts.forEach(line -> take(MOUNT, line, ids));
        controlGroups.forEach(line -> take(CONTROL_GROUP, line, ids));
        if (HOSTNAME.matcher(hostname).matches()) {
            ids.add(hostname);
        }
        return new OwnContainer(ids);
    }

    private static void take(Pattern pattern, String line, Set<String> ids) {
        Matcher found = pattern.matcher(line);
        if (found.find()) {
            ids.add(found.group(1));
        }
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            return List.of(); // the file does not exist on this system
        }
    }

    public Optional<ContainerDetails> among(List<ContainerDetails> containers) {
        return containers.stream()
                .filter(container -> ids.stream().anyMatch(container.id()::startsWith))
                .findFirst();
    }
}
