package io.passeur.api;

import io.passeur.toolkit.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How close the hosts of a rule, which need not be valid, are to the host of a request; the closest first. */
enum HostLikeness {
    SAME,
    SIMILAR,
    /** The rule names no host. */
    ANY,
    OTHER;

    private static final Pattern CLAUSE = Pattern.compile("(?i)\\bHost[a-z]*\\s*\\(([^)]*)\\)?");
    private static final Pattern NAME = Pattern.compile("[`\"']([^`\"']*)");

    static HostLikeness of(String rule, String host) {
        List<String> hosts = new ArrayList<>();
        Matcher clauses = CLAUSE.matcher(rule);
        while (clauses.find()) {
            if (clauses.group().regionMatches(true, 0, "HostRegexp", 0, "HostRegexp".length())) {
                return ANY;
            }
            Matcher names = NAME.matcher(clauses.group(1));
            while (names.find()) {
                hosts.add(names.group(1));
            }
        }
        if (hosts.isEmpty()) {
            return ANY;
        }
        if (hosts.stream().anyMatch(host::equalsIgnoreCase)) {
            return SAME;
        }
        return Suggestions.closest(host, hosts).isPresent() ? SIMILAR : OTHER;
    }
}
