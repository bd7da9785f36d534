package io.passeur.spi;

import java.util.List;

/**
 * What a provider knows at one moment.
 *
 * @param configuration every element that could be read
 * @param problems what could not be read; never a reason to hold back the rest
 */
public record ConfigurationSnapshot(DynamicConfiguration configuration, List<Problem> problems) {

    public ConfigurationSnapshot {
        problems = List.copyOf(problems);
    }
}
