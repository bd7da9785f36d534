package io.passeur.http.routing;

import io.passeur.config.QualifiedName;
import java.util.List;

/**
 * The routers of one entry point in the order in which they are tried.
 *
 * @param plain for requests without TLS
 * @param secure for requests over TLS
 */
public record RouteOrder(List<QualifiedName> plain, List<QualifiedName> secure) {

    static RouteOrder of(List<Route> plain, List<Route> secure) {
        return new RouteOrder(
                plain.stream().map(Route::name).toList(),
                secure.stream().map(Route::name).toList());
    }
}
