package io.passeur.http.rule;

import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code Host}: one exact host, the hosts of a wildcard of one label, or all requests. */
record HostMatcher(String host, Form form) implements RequestMatcher {

    enum Form {
        EXACT,
        /** {@code *.example.com}: exactly one label before it. {@link #host} is {@code .example.com}. */
        ONE_LABEL,
        /** {@code *}: every request, even without a host. */
        ALL
    }

    static HostMatcher withWildcards(String written) {
        String host = canonical(written);
        if (host.equals("*")) {
            return new HostMatcher(host, Form.ALL);
        }
        return host.startsWith("*.") ? new HostMatcher(host.substring(1), Form.ONE_LABEL) : exact(written);
    }

    static HostMatcher exact(String written) {
        return new HostMatcher(canonical(written), Form.EXACT);
    }

    private static String canonical(String written) {
        String host = written.toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** The host or wildcard in canonical form. */
    @Override
    public List<String> domains() {
        return List.of(form == Form.ONE_LABEL ? "*" + host : host);
    }

    @Override
    public Optional<Set<String>> requiredHosts() {
        return form == Form.ALL ? Optional.empty() : Optional.of(Set.copyOf(domains()));
    }

    @Override
    public boolean matches(RoutedRequest input) {
        return switch (form) {
            case ALL -> true;
            case EXACT -> !host.isEmpty() && host.equals(input.host());
            case ONE_LABEL -> oneLabelBefore(input.host());
        };
    }

    private boolean oneLabelBefore(String actual) {
        int label = actual.length() - host.length();
        return label > 0 && actual.endsWith(host) && actual.indexOf('.') == label;
    }

    @Override
    public String found(RoutedRequest input) {
        return RequestDescription.host(input);
    }
}
