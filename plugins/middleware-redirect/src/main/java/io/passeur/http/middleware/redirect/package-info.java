/** The plugin with the redirecting middlewares; {@link RedirectPlugin} lists them. */
@NullMarked
package io.passeur.http.middleware.redirect;

import org.jspecify.annotations.NullMarked;
