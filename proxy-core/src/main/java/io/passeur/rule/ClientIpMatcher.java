package io.passeur.rule;

import io.passeur.toolkit.ip.IpRanges;
import java.net.InetAddress;

/** {@code ClientIP}: the peer's address, never one from a header. */
record ClientIpMatcher(IpRanges ranges) implements Matcher {

    @Override
    public boolean matches(RuleInput input) {
        InetAddress address = input.clientAddress();
        return address != null && ranges.contains(address);
    }

    @Override
    public String found(RuleInput input) {
        InetAddress address = input.clientAddress();
        return address == null ? "client has no IP address" : "client IP is " + address.getHostAddress();
    }
}
