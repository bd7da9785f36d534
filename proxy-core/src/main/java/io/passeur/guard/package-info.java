/**
 * Calls into plugins: failures of a plugin, null results and calls that never return are contained and reported with
 * its name. In come the calls of {@code plugin}, which wraps everything that plugins offer; out go results, or a {@link
 * io.passeur.guard.PluginException} that names the plugin. It depends on the SPI only.
 */
@NullMarked
package io.passeur.guard;

import org.jspecify.annotations.NullMarked;
