/** The door of the plugin with the authentications; {@link AuthPlugin} lists them. */
@NullMarked
package io.passeur.middleware.auth;

import org.jspecify.annotations.NullMarked;
