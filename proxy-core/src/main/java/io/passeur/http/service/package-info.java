/**
 * Services: balancers over servers, their stickiness and health. In come specs, out come request handlers. Called by
 * {@code routing}.
 */
@NullMarked
package io.passeur.http.service;

import org.jspecify.annotations.NullMarked;
