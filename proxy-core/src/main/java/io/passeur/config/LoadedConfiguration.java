package io.passeur.config;

import io.passeur.spi.Problem;
import java.util.List;

/**
 * @param source where it comes from, for people: {@code file /etc/traefik/traefik.toml}, {@code flags}
 * @param warnings what its author should know
 */
public record LoadedConfiguration(StaticConfiguration configuration, String source, List<Problem> warnings) {

    public LoadedConfiguration {
        warnings = List.copyOf(warnings);
    }
}
