package io.passeur.http.service;

import io.passeur.http.forward.UpstreamTarget.Protocol;

/**
 * The address of a server. As in Traefik, user information, query and fragment of the written form are accepted and never
 * sent.
 *
 * @param text as written; it names the server in sticky cookies, logs and the API
 * @param host a name or address, IPv6 without brackets; the path of a unix domain socket
 * @param path without a trailing slash; empty for the root
 */
record ServerUrl(String text, Protocol protocol, String host, int port, String path) {

    /** {@code host} or {@code host:port} as a {@code Host} header shows it. */
    String authority() {
        if (protocol == Protocol.UNIX) {
            return "localhost";
        }
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == protocol.defaultPort() ? name : name + ":" + port;
    }
}
