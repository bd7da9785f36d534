package io.passeur.http.middleware.redirect.regex;

import io.passeur.spi.Default;

/**
 * {@code redirectRegex}.
 *
 * @param regex in RE2 syntax, matched anywhere in the URL
 * @param replacement with {@code $1}, <code>${1}</code> and <code>${name}</code> for groups
 */
public record RedirectRegexConfig(
        @Default("") String regex, @Default("") String replacement, boolean permanent) {}
