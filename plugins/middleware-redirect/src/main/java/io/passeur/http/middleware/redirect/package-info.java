/** The door of the plugin with the redirections; {@link RedirectPlugin} lists them. */
@NullMarked
package io.passeur.http.middleware.redirect;

import org.jspecify.annotations.NullMarked;
