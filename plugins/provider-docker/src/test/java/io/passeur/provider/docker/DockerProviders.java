package io.passeur.provider.docker;

import io.passeur.config.ConfigBinder;
import io.passeur.config.Problems;
import io.passeur.provider.docker.engine.OwnContainer;
import io.passeur.spi.ConfigurationException;
import io.passeur.testing.RunningProvider;
import java.util.Map;
import java.util.Set;

/** Starts Docker providers. */
final class DockerProviders {

    private DockerProviders() {}

    /**
     * @param settings of {@code providers.docker}, as users write them
     * @param own candidates for the ID of the proxy's own container
     */
    static RunningProvider start(Map<String, ?> settings, Set<String> own, Map<String, String> environment) {
        DockerProviderConfig config = config(settings);
        return RunningProvider.start(
                "docker", environment, context -> DockerProviderFactory.create(config, context, new OwnContainer(own)));
    }

    static DockerProviderConfig config(Map<String, ?> settings) {
        Problems problems = new Problems();
        DockerProviderConfig config =
                new ConfigBinder(path -> null, problems).bind(DockerProviderConfig.class, settings, "providers.docker");
        if (config == null) {
            throw new ConfigurationException(problems.list().toString());
        }
        return config;
    }
}
