package io.passeur.http.middleware.redirect.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.passeur.http.middleware.redirect.response.Redirection;
import io.passeur.spi.ConfigurationException;
import io.passeur.spi.Middleware;
import io.passeur.spi.MiddlewareContext;
import io.passeur.spi.MiddlewareFactory;
import io.passeur.toolkit.regex.BoundedPattern;

/** Creates {@code redirectRegex}. */
public final class RedirectRegexFactory implements MiddlewareFactory<RedirectRegexConfig> {

    @Override
    public String type() {
        return "redirectRegex";
    }

    @Override
    public Class<RedirectRegexConfig> configType() {
        return RedirectRegexConfig.class;
    }

    @Override
    public Middleware create(RedirectRegexConfig config, MiddlewareContext context) {
        Pattern pattern = compile(config.regex());
        Replacement replacement = Replacement.parse(config.replacement(), pattern);
        return new RedirectRegex(pattern, replacement, Redirection.of(config.permanent()));
    }

    private static Pattern compile(String regex) {
        try {
            return BoundedPattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new ConfigurationException("regex \"" + regex + "\" cannot be used: " + e.getMessage(), e);
        }
    }
}
