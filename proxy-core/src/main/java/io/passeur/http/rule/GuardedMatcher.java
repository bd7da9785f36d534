package io.passeur.http.rule;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.DelegatingRequestMatcher;
import io.passeur.spi.MatcherFactory;
import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A plugin's matcher, made and asked for its hosts while at worst its router is lost. Failures while it matches are those of
 * the {@link GuardedRule} around it.
 */
final class GuardedMatcher extends DelegatingRequestMatcher {

    private final String name;
    private final Optional<Set<String>> requiredHosts;
    private final List<String> domains;

    private GuardedMatcher(
            String name, RequestMatcher matcher, Optional<Set<String>> requiredHosts, List<String> domains) {
        super(matcher);
        this.name = name;
        this.requiredHosts = requiredHosts;
        this.domains = domains;
    }

    /** @throws ConfigurationException if the plugin refuses the arguments or fails */
    static RequestMatcher of(String name, MatcherFactory factory, List<String> arguments) {
        try {
            RequestMatcher matcher =
                    Objects.requireNonNull(factory.create(List.copyOf(arguments)), "create() returned null");
            return new GuardedMatcher(
                    name, matcher, matcher.requiredHosts().map(Set::copyOf), List.copyOf(matcher.domains()));
        } catch (ConfigurationException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw failed(name, e);
        }
    }

    static ConfigurationException failed(String name, Throwable cause) {
        return new ConfigurationException("the plugin of the matcher " + name + " failed: " + cause, cause);
    }

    @Override
    public Optional<Set<String>> requiredHosts() {
        return requiredHosts;
    }

    @Override
    public List<String> domains() {
        return domains;
    }

    @Override
    public String found(RoutedRequest request) {
        try {
            return String.valueOf(delegate().found(request));
        } catch (RuntimeException | Error e) {
            return "the plugin of the matcher " + name + " failed: " + e;
        }
    }
}
