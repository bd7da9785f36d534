/** {@code redirectScheme}: the same URL with another scheme or port. */
@NullMarked
package io.passeur.http.middleware.redirect.scheme;

import org.jspecify.annotations.NullMarked;
