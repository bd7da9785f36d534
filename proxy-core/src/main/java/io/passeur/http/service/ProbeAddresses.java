package io.passeur.http.service;

import io.passeur.net.Resolver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.io.Transport;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.jspecify.annotations.Nullable;

/** Resolves the servers of probes as those of requests are resolved, so that a hanging look-up holds no other thread. */
record ProbeAddresses(Resolver resolver) implements SocketAddressResolver {

    @Override
    public void resolve(
            String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> addresses) {
        ProbeTransport.Address other =
                context.get(Transport.CONTEXT_KEY) instanceof ProbeTransport transport ? transport.address() : null;
        ProbeTransport.Address address = other == null ? new ProbeTransport.Address(host, port) : other;
        var unused = resolver.resolve(address.host())
                .whenComplete((found, failure) -> complete(addresses, found, address.port(), failure));
    }

    private static void complete(
            Promise<List<InetSocketAddress>> addresses,
            InetAddress @Nullable [] found,
            int port,
            @Nullable Throwable failure) {
        if (found != null) {
            addresses.succeeded(Arrays.stream(found)
                    .map(address -> new InetSocketAddress(address, port))
                    .toList());
        } else {
            addresses.failed(
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure);
        }
    }
}
