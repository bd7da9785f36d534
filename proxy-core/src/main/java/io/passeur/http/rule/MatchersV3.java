package io.passeur.http.rule;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.RequestMatcher;
import io.passeur.toolkit.ip.IpRanges;
import io.passeur.toolkit.regex.BoundedPattern;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The matchers of the v3 language. */
final class MatchersV3 {

    private MatchersV3() {}

    static List<MatcherEntry> all() {
        return List.of(
                entry("Host", List.of(1), args -> HostMatcher.withWildcards(ascii("Host", args.get(0)))),
                entry(
                        "HostRegexp",
                        List.of(1),
                        args -> new HostRegexpMatcher(BoundedPattern.compile(ascii("HostRegexp", args.get(0))))),
                entry("Path", List.of(1), args -> new PathMatcher(absolute(args.get(0)))),
                entry("PathPrefix", List.of(1), args -> new PathPrefixMatcher(absolute(args.get(0)))),
                entry("PathRegexp", List.of(1), args -> new PathRegexpMatcher(BoundedPattern.compile(args.get(0)))),
                entry(
                        "Method",
                        List.of(1),
                        args -> new MethodMatcher(args.get(0).toUpperCase(Locale.ROOT))),
                entry("Header", List.of(2), args -> new HeaderMatcher(args.get(0), args.get(1))),
                entry(
                        "HeaderRegexp",
                        List.of(2),
                        args -> new HeaderRegexpMatcher(args.get(0), BoundedPattern.compile(args.get(1)))),
                entry("Query", List.of(1, 2), MatchersV3::query),
                entry("QueryRegexp", List.of(1, 2), MatchersV3::queryRegexp),
                entry("ClientIP", List.of(1), args -> new ClientIpMatcher(IpRanges.of(args))));
    }

    private static MatcherEntry entry(
            String name, List<Integer> counts, Function<List<String>, RequestMatcher> factory) {
        return MatcherEntry.own(name, counts, Integer.MAX_VALUE, factory);
    }

    private static RequestMatcher query(List<String> args) {
        return QueryMatcher.equal(args.get(0), args.size() == 2 ? args.get(1) : "");
    }

    private static RequestMatcher queryRegexp(List<String> args) {
        return args.size() == 1 ? query(args) : QueryMatcher.regexp(args.get(0), BoundedPattern.compile(args.get(1)));
    }

    static String ascii(String matcher, String value) {
        if (!value.chars().allMatch(c -> c < 0x80)) {
            throw new ConfigurationException("invalid value \"" + value + "\" for " + matcher
                    + " matcher, non-ASCII characters are not allowed; write such a name in punycode (xn--…)");
        }
        return value;
    }

    static String absolute(String path) {
        if (!path.startsWith("/")) {
            throw new ConfigurationException("path \"" + path + "\" does not start with a '/'");
        }
        return path;
    }
}
