/**
 * The service {@code whoami@internal}. It responds with a report of the request, so that a configuration can be tested before
 * any server exists. Called by {@code service}.
 */
@NullMarked
package io.passeur.whoami;

import org.jspecify.annotations.NullMarked;
