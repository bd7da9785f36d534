/**
 * Persistent data: {@code acme.json} with accounts and certificates, in the form that Traefik reads and writes, and
 * {@code acme.json.state} with failures and the times of the next attempts.
 *
 * <p>{@link io.passeur.resolver.acme.storage.Storage} is the entry point; all resolvers that name one file share an
 * instance.
 */
@NullMarked
package io.passeur.resolver.acme.storage;

import org.jspecify.annotations.NullMarked;
