package io.passeur.resolver.acme.dns;

import java.io.IOException;
import java.time.Duration;

/**
 * Changes a zone so that it proves what an authority asks for. One at a time calls it; it may block, and must end soon when
 * its thread is interrupted.
 */
public interface DnsProvider {

    /**
     * Adds a TXT record {@link DnsRecord#fqdn()} with the text {@link DnsRecord#value()}. There may be others of that name,
     * which must stay: a name and its wildcard are proved at the same time.
     *
     * @throws IOException if that failed; the message is shown to the person who runs the proxy
     */
    void present(DnsRecord dnsRecord) throws IOException, InterruptedException;

    /**
     * Removes the record. Called once after each {@code present}, also if that failed.
     *
     * @throws IOException if that failed; the message is logged
     */
    void cleanUp(DnsRecord dnsRecord) throws IOException, InterruptedException;

    /** How long it may take until the record is visible. */
    Duration propagationTimeout();

    /** How often to look whether it is. */
    Duration pollingInterval();

    /** Whether only one record may be there at a time. */
    default boolean isSequential() {
        return false;
    }

    /** The least time between two records of a sequential provider. */
    default Duration sequenceInterval() {
        return Duration.ZERO;
    }
}
