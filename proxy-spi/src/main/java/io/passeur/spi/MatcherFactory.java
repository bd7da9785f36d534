package io.passeur.spi;

import java.util.List;

/** Makes the matchers of one name, which routers' rules use as in {@code Name(`argument`)}, in both rule syntaxes. */
public interface MatcherFactory {

    /**
     * What users write, such as {@code PathPrefix}: letters, digits and underscores. All in lower case, all in upper case,
     * and with the first letter alone in upper case are accepted as well. Names of the proxy's own matchers cannot be
     * taken.
     */
    String name();

    /**
     * The numbers of arguments that the matcher takes, such as {@code List.of(1, 2)}; empty for one or more. Other numbers
     * and empty arguments are refused before {@link #create} is called.
     */
    default List<Integer> argumentCounts() {
        return List.of(1);
    }

    /**
     * Makes one matcher. Called by the thread that compiles the routing table, on each reload, so it is cheap and does not
     * wait for the network.
     *
     * @param arguments as the user wrote them, without quotes and escapes
     * @throws ConfigurationException if the arguments cannot work; the router is disabled, and the message is shown to the
     *     user with the place in the rule
     */
    RequestMatcher create(List<String> arguments);
}
