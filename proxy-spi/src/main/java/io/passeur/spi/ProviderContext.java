package io.passeur.spi;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;

/** What a provider may use of the proxy. */
public interface ProviderContext {

    /** The provider's name, as in {@code web@file}. */
    String name();

    /** A logger whose lines name the provider. */
    Logger logger();

    /** Runs watchers and polls, one after the other on the one thread of this provider. A task may block. */
    ScheduledExecutorService executor();

    /** Reports and withdraws problems of this provider, from any thread. */
    ProblemReporter problems();

    /** Numbers of this provider, beside those of the proxy. */
    Meters meters();

    /** The time of day; tests may set it. */
    Clock clock();

    /** Turns TOML and YAML into trees that the provider may push. */
    DocumentReader documents();

    /** The kinds of elements that the dynamic configuration may hold. */
    List<ElementType> elementTypes();

    /** Renders templates, as those in files and in default rules. */
    TemplateEngine templates();

    /** The variables of the process. */
    default Map<String, String> environment() {
        return System.getenv();
    }

    /** Name and version of the proxy, such as {@code passeur/1.2.3}. */
    default String userAgent() {
        return "passeur";
    }
}
