/** {@code redirectRegex}: another URL, made by a regular expression. */
@NullMarked
package io.passeur.http.middleware.redirect.regex;

import org.jspecify.annotations.NullMarked;
