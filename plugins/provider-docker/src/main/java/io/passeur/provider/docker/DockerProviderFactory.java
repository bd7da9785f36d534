package io.passeur.provider.docker;

import io.passeur.provider.docker.constraint.Constraint;
import io.passeur.provider.docker.discovery.Discovery;
import io.passeur.provider.docker.discovery.DiscoverySettings;
import io.passeur.provider.docker.engine.OwnContainer;
import io.passeur.spi.Provider;
import io.passeur.spi.ProviderContext;
import io.passeur.spi.ProviderFactory;

final class DockerProviderFactory implements ProviderFactory<DockerProviderConfig> {

    @Override
    public String type() {
        return "docker";
    }

    @Override
    public Class<DockerProviderConfig> configType() {
        return DockerProviderConfig.class;
    }

    @Override
    public Provider create(DockerProviderConfig config, ProviderContext context) {
        return create(config, context, OwnContainer.find(context.environment()));
    }

    /** @param own the proxy's own container */
    static Provider create(DockerProviderConfig config, ProviderContext context, OwnContainer own) {
        DiscoverySettings settings = new DiscoverySettings(
                config.exposedByDefault(),
                Constraint.parse(config.constraints()),
                !Boolean.FALSE.equals(config.allowEmptyServices()),
                config.network(),
                config.useBindPortIP(),
                config.defaultRule());
        return new DockerProvider(
                EngineAccess.of(config, context.environment(), context.userAgent()),
                config.watch(),
                new Discovery(settings, own, context),
                context);
    }
}
