package io.passeur.spi;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;

/** The services that the proxy offers to a provider. */
public interface ProviderContext {

    /** The provider's name, as in {@code web@file}. */
    String name();

    /** A logger whose lines name the provider. */
    Logger logger();

    /** Runs watchers and polls, one at a time on the single thread of this provider. A task may block. */
    ScheduledExecutorService executor();

    /** Reports and withdraws problems of this provider, from any thread. */
    ProblemReporter problems();

    /** Metrics of this provider. */
    Meters meters();

    /** The time of day; tests may set it. */
    Clock clock();

    /** Parses TOML and YAML into trees that the provider may push. */
    DocumentReader documents();

    /** The types of elements in the dynamic configuration. */
    List<ElementType> elementTypes();

    /** Renders templates, such as those in files and default rules. */
    TemplateEngine templates();

    /** The environment variables of the process. */
    default Map<String, String> environment() {
        return System.getenv();
    }

    /** Name and version of the proxy, such as {@code passeur/1.2.3}. */
    default String userAgent() {
        return "passeur";
    }
}
