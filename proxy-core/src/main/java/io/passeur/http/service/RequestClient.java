package io.passeur.http.service;

import io.passeur.spi.LoadBalancingClient;
import org.eclipse.jetty.server.Request;

/** The client that sent a request. */
record RequestClient(Request request) implements LoadBalancingClient {

    /** Jetty puts IPv6 addresses into brackets. */
    @Override
    public String address() {
        String address = Request.getRemoteAddr(request);
        if (address == null) {
            return "";
        }
        return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
    }
}
