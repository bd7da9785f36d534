package io.passeur.resolver.acme.dns;

/**
 * A proof in the DNS.
 *
 * @param domain the name to prove, without {@code *.}
 * @param token the authority's token
 * @param keyAuthorization what the value is made of, for providers that make it themselves
 * @param fqdn where the record belongs, with a final dot: {@code _acme-challenge.} before the domain, or where CNAME
 *     records lead from there
 * @param value the text of the record
 */
public record DnsRecord(String domain, String token, String keyAuthorization, String fqdn, String value) {}
