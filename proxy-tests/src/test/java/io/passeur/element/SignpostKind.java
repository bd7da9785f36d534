package io.passeur.element;

import io.passeur.config.QualifiedName;
import io.passeur.live.Lease;
import io.passeur.live.ServerGroup;
import io.passeur.routing.Assembly;
import io.passeur.routing.Compilation;
import io.passeur.routing.CompiledKind;
import io.passeur.routing.ElementReport;
import io.passeur.routing.KindCompiler;
import io.passeur.server.AddedKinds;
import io.passeur.spec.WrittenServers;
import io.passeur.spi.Default;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A kind of element that only tests declare: everything that there is to say about it is here. */
public final class SignpostKind {

    public static final ElementKind<SignpostSpec> SIGNPOSTS = ElementKind.of(
                    "signs", "signposts", "signpost", SignpostSpec.class)
            .withServers(spec -> new WrittenServers(spec.arms(), List.of()));

    /** Signposts that point to places as load balancers point to servers. */
    static final AddedKinds LIVE = new AddedKinds() {
        @Override
        public List<ElementKind<?>> kinds() {
            return List.of(SIGNPOSTS);
        }

        @Override
        public List<KindCompiler<?, ?>> compilers() {
            return List.of(new Compiler());
        }
    };

    /** How many signposts stand at this moment, in all proxies. */
    static final AtomicInteger STANDING = new AtomicInteger();

    /** How many were made, by all proxies. */
    static final AtomicInteger MADE = new AtomicInteger();

    private SignpostKind() {}

    /** @param arms the places that it points to */
    public record SignpostSpec(@Default("") String text, int height, List<String> arms) {}

    private static final class Signpost implements ServerGroup, AutoCloseable {

        private final SignpostSpec spec;
        private volatile Set<String> leaving = Set.of();
        private volatile boolean started;

        Signpost(SignpostSpec spec) {
            this.spec = spec;
            MADE.incrementAndGet();
            STANDING.incrementAndGet();
        }

        @Override
        public void start() {
            started = true;
        }

        @Override
        public boolean checksHealth() {
            return true;
        }

        @Override
        public Map<String, String> serverStatus() {
            Map<String, String> status = new LinkedHashMap<>();
            spec.arms().forEach(arm -> status.put(arm, started && !leaving.contains(arm) ? "UP" : "DOWN"));
            return status;
        }

        @Override
        public void setLeaving(Set<String> urls) {
            leaving = urls;
        }

        @Override
        public void close() {
            STANDING.decrementAndGet();
        }
    }

    private record Signposts(Map<QualifiedName, Lease<Signpost>> live) implements CompiledKind<Lease<Signpost>> {

        @Override
        public void addTo(Assembly assembly) {
            Map<QualifiedName, Signpost> standing = new LinkedHashMap<>();
            live.forEach((name, lease) -> standing.put(name, lease.object()));
            assembly.servers(SIGNPOSTS, standing);
        }
    }

    private record Compiler() implements KindCompiler<Lease<Signpost>, Signposts> {

        @Override
        public ElementKind<?> kind() {
            return SIGNPOSTS;
        }

        @Override
        public Class<Signposts> result() {
            return Signposts.class;
        }

        @Override
        public Signposts compile(Compilation compilation, Map<QualifiedName, Lease<Signpost>> before) {
            ElementReport<SignpostSpec> report = compilation.report(SIGNPOSTS);
            Map<QualifiedName, Lease<Signpost>> live = new LinkedHashMap<>();
            compilation.elements(SIGNPOSTS).forEach((name, element) -> {
                SignpostSpec spec = element.spec();
                if (spec.height() < 0) {
                    report.error(name, "height: " + spec.height() + " is below the ground");
                    return;
                }
                Lease<Signpost> carried = before.get(name);
                live.put(
                        name,
                        compilation.hold(
                                carried != null && carried.object().spec.equals(spec)
                                        ? carried
                                        : new Lease<>(new Signpost(spec), List.of())));
            });
            return new Signposts(live);
        }
    }
}
