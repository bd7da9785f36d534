/**
 * What outlives the process: {@code acme.json} with accounts and certificates, in the form that Traefik reads and writes,
 * and {@code acme.json.state} with what failed and when it may be tried again.
 *
 * <p>{@link io.passeur.resolver.acme.storage.Storage} is the door; all resolvers that name one file share one of it.
 */
@NullMarked
package io.passeur.resolver.acme.storage;

import org.jspecify.annotations.NullMarked;
