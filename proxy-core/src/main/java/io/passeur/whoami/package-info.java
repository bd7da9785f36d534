/**
 * The service {@code whoami@internal}: answers with what it sees of a request, so that a configuration can be tried before
 * any server exists. In come requests as a server would get them. Called by {@code service}.
 */
@NullMarked
package io.passeur.whoami;

import org.jspecify.annotations.NullMarked;
