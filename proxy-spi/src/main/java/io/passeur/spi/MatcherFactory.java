package io.passeur.spi;

import java.util.List;

/** Creates the matchers with one name, which rules use as in {@code Name(`argument`)}, in both rule syntaxes. */
public interface MatcherFactory {

    /**
     * The name in rules, such as {@code PathPrefix}: letters, digits and underscores. The forms in lower case, in upper
     * case, and with only the first letter in upper case are accepted as well. Names of built-in matchers are reserved.
     */
    String name();

    /**
     * The accepted numbers of arguments, such as {@code List.of(1, 2)}; empty for one or more. Other numbers of
     * arguments, and empty arguments, are rejected before {@link #create} is called.
     */
    default List<Integer> argumentCounts() {
        return List.of(1);
    }

    /**
     * Creates one matcher. Called by the thread that compiles the routing table, on each reload, so it must be cheap
     * and must not wait for the network.
     *
     * @param arguments as the user wrote them, without quotes and escapes
     * @throws ConfigurationException if the arguments are invalid; the router is disabled, and the message is shown to
     *     the user with the position in the rule
     */
    RequestMatcher create(List<String> arguments);
}
