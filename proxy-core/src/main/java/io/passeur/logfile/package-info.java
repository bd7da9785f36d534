/**
 * Log files: where old ones go, how they are compressed, and when they are deleted. For the proxy's log and the access
 * log. It knows nothing about their contents.
 */
@NullMarked
package io.passeur.logfile;

import org.jspecify.annotations.NullMarked;
