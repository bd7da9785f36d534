package io.passeur.middleware.redirect;

import io.passeur.middleware.redirect.regex.RedirectRegexFactory;
import io.passeur.middleware.redirect.scheme.RedirectSchemeFactory;
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
