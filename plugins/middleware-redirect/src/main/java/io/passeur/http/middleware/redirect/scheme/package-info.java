/** {@code redirectScheme}: redirects to the same URL with another scheme or port. */
@NullMarked
package io.passeur.http.middleware.redirect.scheme;

import org.jspecify.annotations.NullMarked;
