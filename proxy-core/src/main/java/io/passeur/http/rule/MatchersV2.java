package io.passeur.http.rule;

import com.google.re2j.Pattern;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.RequestMatcher;
import io.passeur.toolkit.ip.IpRanges;
import io.passeur.toolkit.regex.BoundedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The matchers of the v2 language, which take several arguments and know templates such as {@code /{id:[0-9]+}}. */
final class MatchersV2 {

    private MatchersV2() {}

    static List<MatcherEntry> all() {
        return List.of(
                any("Host", host -> HostMatcher.exact(MatchersV3.ascii("Host", host))),
                any("HostHeader", host -> HostMatcher.exact(MatchersV3.ascii("HostHeader", host))),
                any("HostRegexp", MatchersV2::hostRegexp),
                any("Path", path -> path(path, V2Template.Use.WHOLE_PATH)),
                any("PathPrefix", path -> path(path, V2Template.Use.PATH_PREFIX)),
                any("Method", method -> new MethodMatcher(method.toUpperCase(Locale.ROOT))),
                any("ClientIP", range -> new ClientIpMatcher(IpRanges.of(List.of(range)))),
                pairs("Headers", (name, value) -> new HeaderMatcher(name, value.isEmpty() ? null : value)),
                pairs("HeadersRegexp", (name, value) -> new HeaderRegexpMatcher(name, BoundedPattern.compile(value))),
                MatcherEntry.own(
                        "Query",
                        List.of(),
                        Integer.MAX_VALUE,
                        args -> CombinedMatcher.every(
                                args.stream().map(MatchersV2::query).toList())));
    }

    private static MatcherEntry any(String name, Function<String, RequestMatcher> factory) {
        return MatcherEntry.own(
                name,
                List.of(),
                Integer.MAX_VALUE,
                args -> CombinedMatcher.any(args.stream().map(factory).toList()));
    }

    /** Names and values in turn, all of which must match. */
    private static MatcherEntry pairs(String name, BiFunction<String, String, RequestMatcher> factory) {
        return MatcherEntry.own(name, List.of(), 1, args -> {
            if (args.size() % 2 != 0) {
                throw new ConfigurationException(
                        "number of parameters must be multiple of 2, got [" + String.join(" ", args)
                                + "]; expected a name and a value as in " + name + "(`X-Name`, `value`)");
            }
            List<RequestMatcher> parts = new ArrayList<>();
            for (int i = 0; i < args.size(); i += 2) {
                parts.add(factory.apply(args.get(i), args.get(i + 1)));
            }
            return CombinedMatcher.every(parts);
        });
    }

    private static RequestMatcher hostRegexp(String template) {
        String ascii = MatchersV3.ascii("HostRegexp", template);
        return new HostRegexpMatcher(V2Template.pattern(ascii, V2Template.Use.HOST));
    }

    private static RequestMatcher path(String template, V2Template.Use use) {
        MatchersV3.absolute(template);
        if (V2Template.isPlain(template)) {
            return use == V2Template.Use.WHOLE_PATH ? new PathMatcher(template) : new PathPrefixMatcher(template);
        }
        return new PathRegexpMatcher(V2Template.pattern(template, use));
    }

    private static RequestMatcher query(String pair) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            throw new ConfigurationException(
                    "number of parameters must be multiple of 2, got [" + pair + "]; expected Query(`key=value`)");
        }
        Pattern pattern = V2Template.pattern(pair.substring(equals + 1), V2Template.Use.QUERY);
        return QueryMatcher.firstRegexp(pair.substring(0, equals), pattern);
    }
}
