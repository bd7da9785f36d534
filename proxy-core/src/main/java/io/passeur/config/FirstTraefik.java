package io.passeur.config;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Recognizes files of Traefik 1, whose sections Traefik 2 renamed and moved. */
final class FirstTraefik {

    private static final SortedMap<String, String> REPLACEMENTS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        REPLACEMENTS.put("accessLogsFile", "accessLog.filePath");
        REPLACEMENTS.put("acme", "certificatesResolvers.<name>.acme");
        REPLACEMENTS.put("backends", "http.services in a dynamic file");
        REPLACEMENTS.put("checkNewVersion", "nothing");
        REPLACEMENTS.put("debug", "log.level");
        REPLACEMENTS.put("defaultEntryPoints", "entryPoints.<name>.asDefault");
        REPLACEMENTS.put("docker", "providers.docker");
        REPLACEMENTS.put("file", "providers.file");
        REPLACEMENTS.put("forwardingTimeouts", "serversTransport.forwardingTimeouts");
        REPLACEMENTS.put("frontends", "http.routers in a dynamic file");
        REPLACEMENTS.put("graceTimeOut", "entryPoints.<name>.transport.lifeCycle.graceTimeOut");
        REPLACEMENTS.put("idleTimeout", "entryPoints.<name>.transport.respondingTimeouts.idleTimeout");
        REPLACEMENTS.put("insecureSkipVerify", "serversTransport.insecureSkipVerify");
        REPLACEMENTS.put("kubernetes", "providers.kubernetesIngress");
        REPLACEMENTS.put("lifeCycle", "entryPoints.<name>.transport.lifeCycle");
        REPLACEMENTS.put("logLevel", "log.level");
        REPLACEMENTS.put("maxIdleConnsPerHost", "serversTransport.maxIdleConnsPerHost");
        REPLACEMENTS.put("providersThrottleDuration", "providers.providersThrottleDuration");
        REPLACEMENTS.put("respondingTimeouts", "entryPoints.<name>.transport.respondingTimeouts");
        REPLACEMENTS.put("retry", "a middleware \"retry\"");
        REPLACEMENTS.put("rootCAs", "serversTransport.rootCAs");
        REPLACEMENTS.put("sendAnonymousUsage", "nothing");
        REPLACEMENTS.put("traefikLog", "log");
        REPLACEMENTS.put("traefikLogsFile", "log.filePath");
        REPLACEMENTS.put("web", "api and ping");
    }

    /** One of these alone tells the version: nobody else has them, or has them at the root. */
    private static final List<String> SIGNS =
            List.of("acme", "backends", "defaultEntryPoints", "docker", "frontends", "logLevel", "traefikLog", "web");

    private FirstTraefik() {}

    static boolean isKey(String root) {
        return REPLACEMENTS.containsKey(root);
    }

    /** @return what to write instead of each key; null if these are not the keys of such a file */
    static @Nullable String advice(Collection<String> roots) {
        if (roots.stream().noneMatch(root -> SIGNS.stream().anyMatch(root::equalsIgnoreCase))) {
            return null;
        }
        List<String> replaced = roots.stream()
                .filter(FirstTraefik::isKey)
                .sorted()
                .map(root -> root + " → " + REPLACEMENTS.get(root))
                .toList();
        return "this is a file of Traefik 1, whose keys have been replaced: " + String.join(", ", replaced);
    }
}
