/**
 * Turns middleware specs into live middlewares and chains. In come specs and the plugins' factories. Called by {@code routing}.
 */
@NullMarked
package io.passeur.http.middleware;

import org.jspecify.annotations.NullMarked;
