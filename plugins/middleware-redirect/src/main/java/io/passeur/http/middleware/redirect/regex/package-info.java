/** {@code redirectRegex}: redirects to a URL that a regular expression produces. */
@NullMarked
package io.passeur.http.middleware.redirect.regex;

import org.jspecify.annotations.NullMarked;
