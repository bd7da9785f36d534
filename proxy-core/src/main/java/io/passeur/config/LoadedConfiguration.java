package io.passeur.config;

import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * @param source where it comes from, for people: {@code file /etc/traefik/traefik.toml}, {@code flags}
 * @param warnings what its author should know
 * @param origins the place of the setting at a dotted path
 */
public record LoadedConfiguration(
        StaticConfiguration configuration,
        String source,
        List<Problem> warnings,
        Function<String, @Nullable Origin> origins) {

    public LoadedConfiguration {
        warnings = List.copyOf(warnings);
    }
}
