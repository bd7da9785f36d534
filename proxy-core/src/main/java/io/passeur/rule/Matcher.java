package io.passeur.rule;

/** One test of a request. Called for every request: implementations that need no regular expression allocate nothing. */
sealed interface Matcher
        permits HostMatcher,
                HostRegexpMatcher,
                PathMatcher,
                PathPrefixMatcher,
                PathRegexpMatcher,
                MethodMatcher,
                HeaderMatcher,
                HeaderRegexpMatcher,
                QueryMatcher,
                ClientIpMatcher,
                Several {

    boolean matches(RuleInput input);

    /** What the request has where this matcher looks, in words: {@code Host is "b.localhost"}. */
    String found(RuleInput input);
}
