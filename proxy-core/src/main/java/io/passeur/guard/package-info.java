/**
 * Calls into plugins: whatever a plugin throws, returns or never returns stays its own and is reported with its name. In come the
 * calls of {@code plugin}, which wraps everything that plugins offer; out go results, or a {@link
 * io.passeur.guard.PluginException} that says who failed. It knows the SPI alone.
 */
@NullMarked
package io.passeur.guard;

import org.jspecify.annotations.NullMarked;
