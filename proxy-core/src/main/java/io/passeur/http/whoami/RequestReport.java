package io.passeur.http.whoami;

import io.passeur.http.forward.SentHeaders;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * What a request looks like to a server.
 *
 * @param ip the addresses of this machine
 * @param url the request target: path and query
 * @param remoteAddr address and port of the proxy's peer
 */
record RequestReport(
        String hostname,
        List<String> ip,
        SortedMap<String, List<String>> headers,
        String url,
        String host,
        String method,
        String remoteAddr) {

    static RequestReport of(Request request, String hostname) {
        String target = request.getHttpURI().getPathQuery();
        return new RequestReport(
                hostname,
                MachineAddresses.list(),
                SentHeaders.of(request),
                target == null || target.isEmpty() ? "/" : target,
                host(request),
                request.getMethod(),
                Request.getRemoteAddr(request) + ":" + Request.getRemotePort(request));
    }

    private static String host(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        String authority = host == null ? request.getHttpURI().getAuthority() : host;
        return authority == null ? "" : authority;
    }

    String text() {
        StringBuilder text = new StringBuilder("Hostname: ").append(hostname).append('\n');
        ip.forEach(address -> text.append("IP: ").append(address).append('\n'));
        text.append("RemoteAddr: ").append(remoteAddr).append('\n');
        text.append(method).append(' ').append(url).append(" HTTP/1.1\n");
        text.append("Host: ").append(host).append('\n');
        headers.forEach((name, values) -> values.forEach(
                value -> text.append(name).append(": ").append(value).append('\n')));
        return text.append('\n').toString();
    }
}
