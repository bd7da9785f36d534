/**
 * Proofs in the DNS. A {@link io.passeur.resolver.acme.dns.DnsProvider} changes a zone; further ones are found by
 * {@link java.util.ServiceLoader} in the plugin's folder.
 */
@NullMarked
package io.passeur.resolver.acme.dns;

import org.jspecify.annotations.NullMarked;
