package io.passeur.http.rule;

import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;
import io.passeur.toolkit.ip.IpRanges;
import java.net.InetAddress;

/** {@code ClientIP}: the peer's address, never one from a header. */
record ClientIpMatcher(IpRanges ranges) implements RequestMatcher {

    @Override
    public boolean matches(RoutedRequest input) {
        InetAddress address = input.clientAddress();
        return address != null && ranges.contains(address);
    }

    @Override
    public String found(RoutedRequest input) {
        InetAddress address = input.clientAddress();
        return address == null ? "client has no IP address" : "client IP is " + address.getHostAddress();
    }
}
