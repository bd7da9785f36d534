package com.example.hostlist;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Default;
import java.time.Duration;

/**
 * @param file has one host and the URL of its server on each line
 * @param interval the time between two looks at the file
 */
public record HostListConfig(String file, @Default("2s") Duration interval) {

    public HostListConfig {
        if (file.isEmpty()) {
            throw new ConfigurationException("file: is missing");
        }
        if (interval.compareTo(Duration.ofMillis(10)) < 0) {
            throw new ConfigurationException("interval: " + interval + " (expected: 10ms or more)");
        }
    }
}
