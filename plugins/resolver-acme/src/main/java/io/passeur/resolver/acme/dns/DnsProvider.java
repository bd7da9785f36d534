package io.passeur.resolver.acme.dns;

interface DnsProvider {}
