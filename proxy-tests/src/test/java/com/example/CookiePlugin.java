package com.example;

import io.passeur.spi.ConfigurationException;
import io.passeur.spi.MatcherFactory;
import io.passeur.spi.Plugin;
import io.passeur.spi.RequestMatcher;
import io.passeur.spi.RoutedRequest;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** The matcher {@code Cookie(`name`)}: requests with a cookie of this name. */
public final class CookiePlugin implements Plugin {

    @Override
    public List<MatcherFactory> matchers() {
        return List.of(new Factory());
    }

    private static final class Factory implements MatcherFactory {

        @Override
        public String name() {
            return "Cookie";
        }

        @Override
        public RequestMatcher create(List<String> arguments) {
            String name = arguments.get(0);
            if (name.contains("=")) {
                throw new ConfigurationException("\"" + name + "\" is not the name of a cookie");
            }
            return new CookieMatcher(name);
        }
    }

    private record CookieMatcher(String name) implements RequestMatcher {

        @Override
        public boolean matches(RoutedRequest request) {
            for (HttpField field : request.headers()) {
                if (field.getHeader() == HttpHeader.COOKIE && hasName(field.getValue())) {
                    return true;
                }
            }
            return false;
        }

        private boolean hasName(String cookies) {
            return ("; " + cookies).contains("; " + name + "=");
        }

        @Override
        public String found(RoutedRequest request) {
            return "request has no cookie " + name;
        }
    }
}
