/**
 * Files that grow: where the old ones go, how they are compressed, and when they are deleted. For the proxy's own log and for
 * the log of requests. Knows nothing of what is written.
 */
@NullMarked
package io.passeur.logfile;

import org.jspecify.annotations.NullMarked;
