/** The door of the plugin with the authentications; {@link AuthPlugin} lists them. */
@NullMarked
package io.passeur.http.middleware.auth;

import org.jspecify.annotations.NullMarked;
