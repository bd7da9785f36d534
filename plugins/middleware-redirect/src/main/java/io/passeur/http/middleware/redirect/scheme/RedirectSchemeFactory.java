package io.passeur.http.middleware.redirect.scheme;

import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;

/** Creates {@code redirectScheme}. */
public final class RedirectSchemeFactory implements MiddlewareFactory<RedirectSchemeConfig> {

    @Override
    public String type() {
        return "redirectScheme";
    }

    @Override
    public Class<RedirectSchemeConfig> configType() {
        return RedirectSchemeConfig.class;
    }

    @Override
    public Middleware create(RedirectSchemeConfig config, MiddlewareContext context) {
        return new RedirectScheme(config);
    }
}
