/**
 * The certificate resolver {@code acme}: gets certificates from an authority that speaks ACME (RFC 8555), keeps them in
 * {@code acme.json} and renews them.
 *
 * <p>{@link io.passeur.resolver.acme.AcmeResolverFactory} makes resolvers. {@code order} decides what to order and when, and
 * orders it; {@code challenge} proves that a name is ours; {@code dns} does so in the DNS; {@code storage} keeps what
 * outlives the process; {@code command} is {@code passeur certs}.
 */
@NullMarked
package io.passeur.resolver.acme;

import org.jspecify.annotations.NullMarked;
