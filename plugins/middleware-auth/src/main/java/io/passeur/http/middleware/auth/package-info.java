/** The plugin with the authentication middlewares; {@link AuthPlugin} lists them. */
@NullMarked
package io.passeur.http.middleware.auth;

import org.jspecify.annotations.NullMarked;
