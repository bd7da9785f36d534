/**
 * The rule language of routers. {@link io.passeur.rule.RuleParser} turns text into a {@link io.passeur.rule.Rule}, which
 * matches a request or explains why it does not. Matchers come from a registry that plugins add to. No I/O, no state.
 */
@NullMarked
package io.passeur.rule;

import org.jspecify.annotations.NullMarked;
