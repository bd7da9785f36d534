/**
 * Proves control of a name to an authority: {@code http-01}, {@code tls-alpn-01} and {@code dns-01}, each a
 * {@link io.passeur.resolver.acme.challenge.ChallengeSolver}.
 */
@NullMarked
package io.passeur.resolver.acme.challenge;

import org.jspecify.annotations.NullMarked;
