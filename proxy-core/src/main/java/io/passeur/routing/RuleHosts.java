package io.passeur.routing;

import java.util.List;

/**
 * What a router's rule says of hosts, in whatever language it is written.
 *
 * @param text the rule as written
 * @param domains all hosts that the rule names
 * @param hosts those that it can match
 */
public record RuleHosts(String text, List<String> domains, List<String> hosts) {}
