package io.passeur.entrypoint;

import io.passeur.config.EntryPointConfiguration;
import io.passeur.observation.RequestRecord;
import io.passeur.spi.RequestDetails.ForwardedForPolicy;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/** Brings a request into its final form. Immutable. */
final class RequestIntake {

    private final TrustedPeers trustedPeers;
    private final HeaderIntake headers;
    private final TargetIntake target;
    private final boolean keepForwardedFor;

    RequestIntake(EntryPointConfiguration configuration) {
        trustedPeers = TrustedPeers.of(configuration.forwardedHeaders());
        headers = new HeaderIntake(configuration.http().underscoreHeadersStrategy(), configuration.forwardedHeaders());
        target = new TargetIntake(configuration.http());
        keepForwardedFor = configuration.forwardedHeaders().notAppendXForwardedFor();
    }

    /** @throws RejectedException if the request is refused */
    InboundRequest read(Request request, RequestRecord record) throws RejectedException {
        refuseSpecialTargets(request);
        refuseCodings(request);
        Peer peer = Peer.of(request.getConnectionMetaData(), trustedPeers);
        boolean secure = request.getConnectionMetaData().isSecure();
        String written = host(request);
        ForwardedHost host = written == null ? null : peer.host(written);
        HttpFields fields = headers.read(request.getHeaders(), peer, host, secure);
        HttpURI uri = target(request, secure);
        if (keepForwardedFor) {
            record.setForwardedForPolicy(ForwardedForPolicy.KEEP);
        }
        String name = host == null ? "" : host.host();
        return new InboundRequest(request, record, uri, fields, name, peer.address(), peer.tls());
    }

    private HttpURI target(Request request, boolean secure) throws RejectedException {
        String raw = RawTarget.of(request.getHeaders());
        return raw == null
                ? target.read(request.getHttpURI(), secure)
                : target.read(request.getHttpURI(), RawTarget.pathQuery(raw), secure);
    }

    private static void refuseCodings(Request request) throws RejectedException {
        HttpFields fields = request.getHeaders();
        for (int i = 0; i < fields.size(); i++) {
            HttpField field = fields.getField(i);
            if (field.getHeader() != HttpHeader.TRANSFER_ENCODING) {
                continue;
            }
            if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0) {
                throw new RejectedException(Rejection.OLD_CODING);
            }
            if (!"chunked".equalsIgnoreCase(field.getValue())) {
                throw new RejectedException(Rejection.CODING);
            }
        }
    }

    private static void refuseSpecialTargets(Request request) throws RejectedException {
        if (HttpMethod.CONNECT.is(request.getMethod())) {
            throw new RejectedException(Rejection.CONNECT);
        }
        if ("*".equals(request.getHttpURI().getPath())) {
            throw new RejectedException(
                    HttpMethod.OPTIONS.is(request.getMethod()) ? Rejection.ABOUT_THE_SERVER : Rejection.BAD_PATH);
        }
    }

    /** The requested host: an absolute target and the authority of HTTP/2 win over the header. */
    private static @Nullable String host(Request request) {
        HttpURI uri = request.getHttpURI();
        HttpField field = request.getHeaders().getField(HttpHeader.HOST);
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2) {
            return uri.hasAuthority() || field == null ? uri.getAuthority() : field.getValue();
        }
        if (field == null) {
            HostPort own = request.getConnectionMetaData().getServerAuthority();
            return own != null && isSame(uri, own.getHost(), own.getPort()) ? null : uri.getAuthority();
        }
        boolean same = field instanceof HostPortHttpField parsed && isSame(uri, parsed.getHost(), parsed.getPort());
        return same ? field.getValue() : uri.getAuthority();
    }

    private static boolean isSame(HttpURI uri, @Nullable String host, int port) {
        return uri.getHost() == null || uri.getHost().equals(host) && (uri.getPort() == port || isDefault(uri, port));
    }

    private static boolean isDefault(HttpURI uri, int port) {
        return uri.getPort() <= 0 && (port <= 0 || port == ("https".equals(uri.getScheme()) ? 443 : 80));
    }
}
