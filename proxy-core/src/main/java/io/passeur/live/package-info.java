/**
 * Objects that live on from one configuration to the next: who holds them, when they close, and which of them have servers. It
 * knows no protocol and no configuration. Called by {@code http.service}, {@code http.subrequest} and {@code routing}.
 */
@NullMarked
package io.passeur.live;

import org.jspecify.annotations.NullMarked;
