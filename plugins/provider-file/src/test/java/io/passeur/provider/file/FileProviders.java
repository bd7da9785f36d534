package io.passeur.provider.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.element.DynamicConfiguration;
import io.passeur.element.HttpKinds;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Problem;
import io.passeur.testing.RunningProvider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Starts file providers, and reads what they push. */
final class FileProviders {

    private FileProviders() {}

    /** The templates have one function, and recognize one mistake. */
    static RunningProvider start(FileProviderConfig config) {
        return RunningProvider.start(
                "file", Map.of(), FileProviders::render, context -> new FileProviderFactory().create(config, context));
    }

    private static String render(String name, String text, Map<String, Object> data) {
        if (text.contains("{{ nonsense }}")) {
            throw new ConfigurationException(name + ":3: there is no function \"nonsense\"");
        }
        return text.replace("{{ env 'DOMAIN' }}", "example.com");
    }

    /** A configuration that was pushed already. */
    static DynamicConfiguration pushed(RunningProvider provider) {
        DynamicConfiguration configuration = provider.poll();
        assertThat(configuration).isNotNull();
        return configuration;
    }

    /** Waits until the routers have these rules. */
    static DynamicConfiguration awaitRules(RunningProvider provider, Map<String, String> expected)
            throws InterruptedException {
        return provider.await(configuration -> rules(configuration).equals(expected));
    }

    static Map<String, String> rules(DynamicConfiguration configuration) {
        Map<String, String> rules = new TreeMap<>();
        configuration.elements(HttpKinds.ROUTERS).forEach((name, router) -> rules.put(name, router.rule()));
        return rules;
    }

    static List<String> problems(DynamicConfiguration configuration) {
        return configuration.problems().stream().map(Problem::toString).toList();
    }
}
