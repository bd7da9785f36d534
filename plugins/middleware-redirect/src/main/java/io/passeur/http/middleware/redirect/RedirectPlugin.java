package io.passeur.http.middleware.redirect;

import io.passeur.http.middleware.redirect.regex.RedirectRegexFactory;
import io.passeur.http.middleware.redirect.scheme.RedirectSchemeFactory;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.spi.Plugin;
import java.util.List;

/** Offers {@code redirectScheme} and {@code redirectRegex}. */
public final class RedirectPlugin implements Plugin {

    @Override
    public List<MiddlewareFactory<?>> middlewares() {
        return List.of(new RedirectSchemeFactory(), new RedirectRegexFactory());
    }
}
