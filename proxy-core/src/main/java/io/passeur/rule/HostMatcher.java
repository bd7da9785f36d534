package io.passeur.rule;

import java.util.Locale;

/** {@code Host}: one exact host, every host of a wildcard's label, or all requests. */
record HostMatcher(String host, Form form) implements Matcher {

    enum Form {
        EXACT,
        /** {@code *.example.com}: exactly one label in front. {@link #host} holds {@code .example.com}. */
        ONE_LABEL,
        /** {@code *}: every request, one without a host too. */
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
    String domain() {
        return form == Form.ONE_LABEL ? "*" + host : host;
    }

    @Override
    public boolean matches(RuleInput input) {
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
    public String found(RuleInput input) {
        return Words.host(input);
    }
}
