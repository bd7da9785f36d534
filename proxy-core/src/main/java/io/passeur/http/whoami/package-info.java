/**
 * The service {@code whoami@internal}: it responds with what it sees of a request, so that a configuration can be
 * tried before there is a server. It receives requests as a server would. Called by {@code service}.
 */
@NullMarked
package io.passeur.http.whoami;

import org.jspecify.annotations.NullMarked;
