package io.passeur.http.middleware.auth;

import io.passeur.http.middleware.auth.basic.BasicAuthFactory;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import java.util.List;

/** Offers {@code basicAuth}. */
public final class AuthPlugin implements Plugin {

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(new BasicAuthFactory());
    }
}
