package io.passeur.example;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;

/** @param greeting the value of the header {@code X-Hello} */
public record HelloConfig(@Default("world") String greeting) {

    public HelloConfig {
        if (greeting.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new ConfigurationException(
                    "greeting: \"" + greeting + "\" cannot stand in a header (expected: printable ASCII)");
        }
    }
}
