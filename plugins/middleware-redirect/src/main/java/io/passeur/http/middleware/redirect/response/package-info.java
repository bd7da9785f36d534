/** The common part of redirections: the location, and the response that carries it. */
@NullMarked
package io.passeur.http.middleware.redirect.response;

import org.jspecify.annotations.NullMarked;
