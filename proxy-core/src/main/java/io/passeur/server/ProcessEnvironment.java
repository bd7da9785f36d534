package io.passeur.server;

import java.util.HashMap;
import java.util.Map;

/**
 * The environment as the proxy was given it. The start script runs in a shell that may drop variables whose names it cannot
 * use itself, such as {@code TRAEFIK_ENTRYPOINTS_web-secure_ADDRESS}; it passes them on in a variable of its own.
 */
final class ProcessEnvironment {

    private static final String DROPPED = "PASSEUR_DROPPED_ENVIRONMENT";

    private ProcessEnvironment() {}

    /** @param inherited what this process got from the shell; wins over what the shell has dropped */
    static Map<String, String> of(Map<String, String> inherited) {
        String dropped = inherited.get(DROPPED);
        if (dropped == null) {
            return inherited;
        }
        Map<String, String> all = new HashMap<>();
        dropped.lines().map(line -> line.replace('\u0001', '\n')).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                all.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        all.putAll(inherited);
        all.remove(DROPPED);
        return Map.copyOf(all);
    }
}
