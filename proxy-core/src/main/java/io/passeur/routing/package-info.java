/**
 * Compiles a merged configuration by the compilers of its kinds, and makes it live as a whole. In come configuration and
 * compilers, out come the state of entry points and the {@code RuntimeView}. It knows TLS, which all protocols share, and no
 * protocol. Called by {@code server}.
 */
@NullMarked
package io.passeur.routing;

import org.jspecify.annotations.NullMarked;
