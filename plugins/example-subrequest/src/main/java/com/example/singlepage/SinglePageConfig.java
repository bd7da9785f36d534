package com.example.singlepage;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;

/**
 * @param service the service that has the page
 * @param page its path
 */
public record SinglePageConfig(
        String service, @Default("/index.html") String page) {

    public SinglePageConfig {
        if (service.isEmpty()) {
            throw new ConfigurationException("service: is missing");
        }
        if (!page.startsWith("/")) {
            throw new ConfigurationException("page: \"" + page + "\" (expected: a path that begins with /)");
        }
    }
}
