package io.passeur.otlp;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.common.export.GrpcSender;
import io.opentelemetry.sdk.common.export.GrpcSenderConfig;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.passeur.net.Network;
import io.passeur.tls.ClientTls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Provides OpenTelemetry with the gRPC client; it finds everything else as usual. */
record GrpcSenders(Network network, @Nullable ClientTls tls) implements ComponentLoader, GrpcSenderProvider {

    @Override
    public <T> Iterable<T> load(Class<T> kind) {
        return kind == GrpcSenderProvider.class ? List.of(kind.cast(this)) : List.of();
    }

    @Override
    public GrpcSender createSender(GrpcSenderConfig config) {
        return new JettyGrpcSender(
                config, GrpcClient.start(network, tls, config.getConnectTimeout()), network.scheduler());
    }
}
