package io.passeur.resolver.acme.dns;

import java.io.IOException;
import java.time.Duration;

/**
 * Adds and removes the records that an authority checks. Called by one thread at a time. Methods may block, and must
 * return soon when their thread is interrupted.
 */
public interface DnsProvider {

    /**
     * Adds a TXT record {@link DnsRecord#fqdn()} with the text {@link DnsRecord#value()}. Other records of that name
     * must stay: a name and its wildcard are proved at the same time.
     *
     * @throws IOException if it failed; the message is shown to the operator
     */
    void present(DnsRecord dnsRecord) throws IOException, InterruptedException;

    /**
     * Removes the record. Called once after each {@code present}, even if that failed.
     *
     * @throws IOException if it failed; the message is logged
     */
    void cleanUp(DnsRecord dnsRecord) throws IOException, InterruptedException;

    /** How long it may take until the record is visible. */
    Duration propagationTimeout();

    /** How often to check. */
    Duration pollingInterval();

    /** Whether only one record may exist at a time. */
    default boolean isSequential() {
        return false;
    }

    /** The minimum time between two records of a sequential provider. */
    default Duration sequenceInterval() {
        return Duration.ZERO;
    }
}
