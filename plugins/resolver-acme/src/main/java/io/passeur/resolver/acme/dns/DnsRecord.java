package io.passeur.resolver.acme.dns;

/**
 * A proof in the DNS.
 *
 * @param domain the name to prove, without {@code *.}
 * @param token the authority's token
 * @param keyAuthorization the source of the value, for providers that compute it themselves
 * @param fqdn the name of the record, with a final dot: {@code _acme-challenge.} before the domain, or the target of
 *     its CNAME records
 * @param value the text of the record
 */
public record DnsRecord(String domain, String token, String keyAuthorization, String fqdn, String value) {}
