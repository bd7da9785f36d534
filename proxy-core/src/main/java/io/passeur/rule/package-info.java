/**
 * The rule language of routers: text in, a {@link io.passeur.rule.Rule} out, which matches a request or explains why it does
 * not. Pure: no I/O, no state.
 */
@NullMarked
package io.passeur.rule;

import org.jspecify.annotations.NullMarked;
