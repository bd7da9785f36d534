package io.passeur.http.rule;

import io.passeur.spi.RoutedRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;

/** Describes parts of a request in explanations. */
final class RequestDescription {

    private RequestDescription() {}

    static String host(RoutedRequest input) {
        return input.host().isEmpty() ? "request has no Host" : "Host is " + quoted(input.host());
    }

    static String path(RoutedRequest input) {
        return "path is " + quoted(input.routingPath());
    }

    static String header(RoutedRequest input, String name) {
        List<String> values = input.headers().stream()
                .filter(field -> field.is(name))
                .map(RequestDescription::value)
                .toList();
        return values.isEmpty() ? "request has no header " + name : "header " + name + " is " + list(values);
    }

    static String query(RoutedRequest input, QueryKey key) {
        String query = input.query();
        List<String> values = query == null ? List.of() : key.values(query);
        return values.isEmpty()
                ? "query has no parameter " + quoted(key.name())
                : "query parameter " + quoted(key.name()) + " is " + list(values);
    }

    /** The value of a header; empty if it has none. */
    static String value(HttpField field) {
        String value = field.getValue();
        return value == null ? "" : value;
    }

    static String quoted(String value) {
        return '"' + value + '"';
    }

    private static String list(List<String> values) {
        return values.stream().map(RequestDescription::quoted).collect(Collectors.joining(", "));
    }
}
