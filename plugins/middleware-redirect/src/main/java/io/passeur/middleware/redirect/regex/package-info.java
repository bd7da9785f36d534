/** {@code redirectRegex}: another URL, made by a regular expression. */
@NullMarked
package io.passeur.middleware.redirect.regex;

import org.jspecify.annotations.NullMarked;
