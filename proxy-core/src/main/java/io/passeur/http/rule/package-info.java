/**
 * The rule language of routers. {@link io.passeur.http.rule.RuleParser} turns text into a {@link io.passeur.http.rule.Rule}, which
 * matches a request or explains why it does not. Matchers come from a registry that plugins add to. No I/O, no state.
 */
@NullMarked
package io.passeur.http.rule;

import org.jspecify.annotations.NullMarked;
