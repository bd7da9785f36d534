package io.passeur.http.rule;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.MatcherFactory;
import io.passeur.spi.Plugin;
import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Matchers of a plugin: one that works, and some that fail. */
public final class TenantPlugin implements Plugin {

    @Override
    public List<MatcherFactory> matchers() {
        return List.of(
                new Factory("Tenant", List.of(1, 2), arguments -> new Tenant(arguments.get(0))),
                new Factory("Failing", List.of(0), arguments -> new Failing()),
                new Factory("Unmade", List.of(0), arguments -> {
                    throw new NoClassDefFoundError("as a test wants it");
                }),
                new Factory("host", List.of(1), arguments -> new Failing()));
    }

    /** {@code Tenant(`name`)}: the host of a tenant. */
    private record Tenant(String name) implements RequestMatcher {

        Tenant {
            if (!name.matches("[a-z]+")) {
                throw new ConfigurationException("\"" + name + "\" is not a tenant; expected lower-case letters");
            }
        }

        private String host() {
            return name + ".tenants.test";
        }

        @Override
        public boolean matches(RoutedRequest request) {
            return request.host().equals(host());
        }

        @Override
        public String found(RoutedRequest request) {
            return "tenant is " + request.host().split("\\.")[0];
        }

        @Override
        public Optional<Set<String>> requiredHosts() {
            return Optional.of(Set.of(host()));
        }
    }

    private static final class Failing implements RequestMatcher {

        @Override
        public boolean matches(RoutedRequest request) {
            throw new StackOverflowError("as a test wants it");
        }

        @Override
        public String found(RoutedRequest request) {
            throw new IllegalStateException("as a test wants it");
        }
    }

    private record Factory(String name, List<Integer> argumentCounts, Function<List<String>, RequestMatcher> maker)
            implements MatcherFactory {

        @Override
        public RequestMatcher create(List<String> arguments) {
            return maker.apply(arguments);
        }
    }
}
