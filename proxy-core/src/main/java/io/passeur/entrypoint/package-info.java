/**
 * Entry points: listens, reads requests, brings them into the one form that everybody behind sees, and hands them to the
 * {@link io.passeur.entrypoint.RequestDispatcher}. Called by {@code server}.
 */
@NullMarked
package io.passeur.entrypoint;

import org.jspecify.annotations.NullMarked;
