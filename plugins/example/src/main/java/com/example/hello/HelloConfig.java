package com.example.hello;

import io.passeur.spi.Default;
import io.passeur.spi.HeaderSyntax;

/** @param greeting the value of the header {@code X-Hello} */
public record HelloConfig(@Default("world") String greeting) {

    public HelloConfig {
        greeting = HeaderSyntax.value("X-Hello", greeting);
    }
}
