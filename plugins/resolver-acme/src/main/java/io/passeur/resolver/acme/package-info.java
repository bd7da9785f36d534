/**
 * The certificate resolver {@code acme}: it obtains certificates from an authority that speaks ACME (RFC 8555), stores
 * them in {@code acme.json} and renews them.
 *
 * <p>{@link io.passeur.resolver.acme.AcmeResolverFactory} creates resolvers. {@code order} decides what to order and
 * when, and orders it; {@code challenge} proves control of a name; {@code dns} does so in the DNS; {@code storage}
 * holds what outlives the process; {@code command} is {@code passeur certs}.
 */
@NullMarked
package io.passeur.resolver.acme;

import org.jspecify.annotations.NullMarked;
