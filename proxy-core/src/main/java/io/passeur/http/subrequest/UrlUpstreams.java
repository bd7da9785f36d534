package io.passeur.http.subrequest;

import io.passeur.http.forward.Upstream;
import io.passeur.http.forward.UpstreamTarget;
import io.passeur.http.forward.UpstreamTarget.Protocol;
import io.passeur.http.forward.UpstreamTarget.TransportSettings;
import io.passeur.http.subrequest.SubRequestSender.Destination;
import io.passeur.live.Holders;
import io.passeur.spi.SubRequestException;
import io.passeur.spi.SubRequestException.Reason;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;

/** The upstreams of URLs. Recently used ones stay open, with their idle connections. Thread-safe. */
final class UrlUpstreams implements AutoCloseable {

    private static final int KEPT = 64;

    /** @param host in lower case, IPv6 without brackets */
    record Origin(Protocol protocol, String host, int port) {

        @Override
        public String toString() {
            String scheme = protocol == Protocol.HTTPS ? "https" : protocol == Protocol.H2C ? "h2c" : "http";
            return scheme + "://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
        }
    }

    private final Function<UpstreamTarget, Upstream> opener;
    private final TransportSettings settings;
    private final Map<Origin, Shared> lately = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    UrlUpstreams(Function<UpstreamTarget, Upstream> opener, TransportSettings settings) {
        this.opener = opener;
        this.settings = settings;
    }

    synchronized Destination hold(Origin origin) throws SubRequestException {
        if (closed) {
            throw new SubRequestException(
                    Reason.UNAVAILABLE, "the middleware that sends requests to " + origin + " is closed", null);
        }
        Shared shared = lately.computeIfAbsent(origin, missing -> new Shared(opener.apply(target(missing))));
        shared.users.add();
        if (lately.size() > KEPT) {
            dropOldest();
        }
        return new Destination() {
            @Override
            public Request.Handler handler() {
                return shared.upstream;
            }

            @Override
            public void release() {
                drop(shared);
            }
        };
    }

    private void dropOldest() {
        Iterator<Shared> oldest = lately.values().iterator();
        Shared dropped = oldest.next();
        oldest.remove();
        drop(dropped);
    }

    private UpstreamTarget target(Origin origin) {
        TransportSettings ofProtocol = origin.protocol() == Protocol.HTTPS ? settings : settings.plain();
        return new UpstreamTarget(origin.protocol(), origin.host(), origin.port(), ofProtocol, true, false, "");
    }

    private synchronized void drop(Shared shared) {
        if (shared.users.remove()) {
            shared.upstream.close();
        }
    }

    /** Upstreams in use stay open until they are released. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            lately.values().forEach(this::drop);
            lately.clear();
        }
    }

    /** An upstream and the number of its holders: this object, and the sub-requests that use it. */
    private static final class Shared {

        private final Upstream upstream;
        private final Holders users = Holders.one();

        Shared(Upstream upstream) {
            this.upstream = upstream;
        }
    }
}
