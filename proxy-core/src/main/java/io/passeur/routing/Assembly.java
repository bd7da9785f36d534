package io.passeur.routing;

import io.passeur.config.QualifiedName;
import io.passeur.element.ElementKind;
import io.passeur.live.ServerGroup;
import io.passeur.tls.HandshakeOptions;
import io.passeur.tls.ResolverRequest;
import io.passeur.tls.TlsPlan;
import io.passeur.tls.WrittenCertificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts together what goes live of all compiled kinds. Used by one thread. */
public final class Assembly {

    private final Map<String, Map<ElementKind<?>, EntryPointRoutes>> routes = new HashMap<>();
    private final Map<ElementKind<?>, Map<QualifiedName, ? extends ServerGroup>> servers = new LinkedHashMap<>();
    private final Map<ElementKind<?>, Map<QualifiedName, ?>> live = new HashMap<>();
    private final List<Switchover> switchovers = new ArrayList<>();
    private final Map<Class<?>, Object> parts = new HashMap<>();
    private final List<WrittenCertificate> certificates = new ArrayList<>();
    private final Map<String, HandshakeOptions> handshakes = new HashMap<>();
    private final List<ResolverRequest> requests = new ArrayList<>();
    private final Map<String, Set<String>> users = new TreeMap<>();
    private @Nullable WrittenCertificate defaultCertificate;
    private @Nullable ResolverRequest defaultGenerated;

    Assembly() {}

    void add(ElementKind<?> kind, CompiledKind<?> compiled) {
        live.put(kind, compiled.live());
        compiled.addTo(this);
    }

    /** What an entry point serves of one kind of routers. Each such kind gives something for every entry point. */
    public void serve(String entryPoint, ElementKind<?> kind, EntryPointRoutes served) {
        routes.computeIfAbsent(entryPoint, name -> new LinkedHashMap<>()).put(kind, served);
    }

    /** The live objects of one kind that have servers; they are started, shown and measured. */
    public void servers(ElementKind<?> kind, Map<QualifiedName, ? extends ServerGroup> groups) {
        servers.put(kind, groups);
    }

    /** Something that goes live beside entry points and TLS. */
    public void switchOver(Switchover switchover) {
        switchovers.add(switchover);
    }

    /** A part of the runtime view beside elements and servers; immutable. */
    public <P> void show(Class<P> type, P part) {
        parts.put(type, part);
    }

    void certificates(List<WrittenCertificate> written) {
        certificates.addAll(written);
    }

    /** @param generated the certificate to request for unknown server names; null for none */
    void defaultCertificate(@Nullable WrittenCertificate written, @Nullable ResolverRequest generated) {
        defaultCertificate = written;
        defaultGenerated = generated;
    }

    void handshakes(String entryPoint, HandshakeOptions options) {
        handshakes.put(entryPoint, options);
    }

    /** @param byHost the routers that serve a host over TLS */
    void requests(List<ResolverRequest> wanted, Map<String, Set<String>> byHost) {
        requests.addAll(wanted);
        users.putAll(byHost);
    }

    TlsPlan tls() {
        return new TlsPlan(certificates, defaultCertificate, defaultGenerated, handshakes, requests, users);
    }

    Map<String, Map<ElementKind<?>, EntryPointRoutes>> routes() {
        return Map.copyOf(routes);
    }

    Map<ElementKind<?>, Map<QualifiedName, ? extends ServerGroup>> servers() {
        return Map.copyOf(servers);
    }

    LiveObjects live() {
        return new LiveObjects(Map.copyOf(live));
    }

    List<Switchover> switchovers() {
        return List.copyOf(switchovers);
    }

    Map<Class<?>, Object> parts() {
        return Map.copyOf(parts);
    }
}
